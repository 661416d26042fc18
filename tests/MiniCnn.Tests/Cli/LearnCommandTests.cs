using System.Text.RegularExpressions;
using MiniCnn.Cli;
using MiniCnn.Cli.Learn;
using MiniCnn.Cli.Terminal;
using MiniCnn.Lessons;

namespace MiniCnn.Tests.Cli;

/// <summary><c>minicnn learn</c> from the outside.</summary>
public sealed partial class LearnCommandTests
{
    [Fact]
    public void Alone_it_lists_the_chapters_and_how_to_read_them()
    {
        var run = CommandRun.Of("learn");
        run.ExitCode.ShouldBe(0, run.Error);
        string[] lines = run.Output.TrimEnd().Split('\n');
        lines.Length.ShouldBe(11);
        lines[0].ShouldStartWith("1  convolution");
        lines[7].ShouldStartWith("8  reading");
        run.Output.ShouldContain("minicnn learn --html learn.html");
    }

    [Theory]
    [InlineData("hierarchies")]
    [InlineData("3")]
    [InlineData("Hierarchies")]
    public void A_chapter_is_found_by_name_and_number(string chapter)
    {
        var run = CommandRun.Of("learn", chapter, "--quick");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("Hierarchies and receptive fields\n================================\n");
        run.Output.ShouldContain("The second layer responds in 4 places");
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 100);
        run.Output.ShouldNotContain('\u001b');
    }

    [Fact]
    public void On_a_terminal_pictures_are_shown()
    {
        var terminal = new TerminalInfo(true, true, 90, ColorDepth.TrueColor, Unicode: true);
        var run = CommandRun.Run(["learn", "images"], terminal);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain('▀');
        CommandRun.Run(["learn", "images"], terminal with { Colors = ColorDepth.NoColors }).Output.ShouldNotContain('\u001b');
    }

    [Fact]
    public void A_page_is_written_whole_and_json_has_the_findings()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("page.html");
        var run = CommandRun.Of("learn", "transposed", "--html", file, "--json");
        run.ExitCode.ShouldBe(0, run.Error);
        File.ReadAllText(file).ShouldEndWith("</html>\n");
        run.Error.ShouldContain(file);
        JsonElement lesson = JsonDocument.Parse(run.Output).RootElement[0];
        lesson.GetProperty("name").GetString().ShouldBe("transposed");
        lesson.GetProperty("findings").GetProperty("uneven-4-2").GetDouble().ShouldBe(0);
    }

    [Theory]
    [InlineData("convolution")]
    [InlineData("images")]
    [InlineData("hierarchies")]
    [InlineData("settings")]
    [InlineData("conv2d")]
    [InlineData("transposed")]
    public void Every_command_that_a_chapter_names_is_understood(string chapter)
    {
        Lesson lesson = Tutorial.Get(chapter).Run(new LessonOptions { Quick = true });
        string[] commands =
        [
            .. new LessonCommands().ToTry(chapter),
            .. lesson.Blocks.OfType<AnimationBlock>().Where(block => block.Name.Length > 0).Select(block => new LessonCommands().Animate(block.Name, block.Scatters)),
        ];
        commands.ShouldNotBeEmpty();
        foreach (string command in commands)
        {
            command.ShouldStartWith("minicnn ");
            string[] words = [.. Word().Matches(command).Skip(1).Select(word => word.Value.Trim('"'))];
            UsageErrors.Of(MiniCnnApp.Parse(MiniCnnApp.CreateRoot(), words)).ShouldBeEmpty(command);
        }
    }

    [Theory]
    [InlineData("learn", "convolutoin")]
    [InlineData("learn", "9")]
    [InlineData("learn", "nothing", "--html", "page.html")]
    public void An_unknown_chapter_gives_one_line_with_the_names(params string[] args)
    {
        var run = CommandRun.Of(args);
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe("");
        run.Error.TrimEnd().ShouldNotContain('\n');
        run.Error.ShouldContain($"there is no chapter '{args[1]}'; expected one of convolution, images, hierarchies, translation, settings, conv2d, transposed, reading");
    }

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}
