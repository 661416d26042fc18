using MiniCnn.Cli.Terminal;
using MiniCnn.Tests.Cli;

namespace MiniCnn.Tests.Trust;

/// <summary>Names that hold escape sequences, bells, C1 controls and bidirectional text, through every verb: none reaches a terminal.</summary>
public sealed class PrintableTests : IDisposable
{
    private const string Evil = "x\e]0;t\a\e[2J\e[31m\u009b1m\u202ey\u2066";

    private static readonly TerminalInfo Terminal = TerminalInfo.None with { OutputIsTerminal = true, ErrorIsTerminal = true, Width = 100, Colors = Spectre.Console.ColorSystemSupport.TrueColor };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a\tb\n", "a\tb\n")]
    [InlineData("\e[1;31mred\e[0m\e[?25l\e[2K\e[1A", "\e[1;31mred\e[0m\e[?25l\e[2K\e[1A")]
    [InlineData("\a\b\u009b\u202e", "\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("\e]0;title\a", "\uFFFD]0;title\uFFFD")]
    [InlineData("\e[2J\e[H", "\uFFFD[2J\uFFFD[H")]
    [InlineData("\ec", "\uFFFDc")]
    public void A_terminal_gets_what_this_program_draws_with_and_nothing_else(string text, string expected)
    {
        using StringWriter whole = new(), letters = new();
        new PrintableWriter(whole, ansi: true).Write(text);
        PrintableWriter one = new(letters, ansi: true);
        foreach (char letter in text)
            one.Write(letter);
        whole.ToString().ShouldBe(expected);
        letters.ToString().ShouldBe(expected);
    }

    [Fact]
    public void A_pipe_gets_no_sequences_at_all()
    {
        using StringWriter text = new();
        new PrintableWriter(text, ansi: false).Write("\e[31mred");
        text.ToString().ShouldBe("\uFFFD[31mred");
    }

    [Fact]
    public void No_foreign_name_reaches_the_terminal_through_any_verb()
    {
        // classes, the dataset's folder, the run's folder, pictures and texts are all called so
        string data = _folder.File(Evil), run = _folder.File("run" + Evil), picture = _folder.File($"p{Evil}.png"), model = _folder.File($"m{Evil}.cnn");
        foreach (string name in new[] { "a" + Evil, "b" + Evil })
        {
            Directory.CreateDirectory(Path.Combine(data, name));
            for (int i = 0; i < 12; i++)
                ImageFile.Write(Path.Combine(data, name, $"{i}{Evil}.png"), new Image(8, 6, 1, [.. Enumerable.Range(0, 48).Select(k => (byte)((k * i * name[0]) % 256))]));
        }

        ImageFile.Write(picture, new Image(8, 6, 1));
        File.WriteAllText(model, $"# {Evil}\ninput 1x6x8\nconv 4 3x3 {Evil}\n");
        string[] train = ["train", data, "--epochs", "2", "--batch", "4", "--out", run];
        string[][] lines =
        [
            train, train, ["train", "--resume", run], ["runs", _folder.Path], ["runs", _folder.Path, "--json"], ["evaluate", run], ["evaluate", run, "--json"], ["predict", run, picture], ["predict", run, picture, "--json"],
            ["predict", run, picture + Evil, picture], ["filters", run], ["filters", run, "--json"], ["features", run, picture], ["compare", run], ["compare", run, run], ["report", run], ["data", "show", data], ["data", "list"],
            ["data", "check", Evil], ["model", model], ["model", Evil], ["conv", picture, "--kernel", "sobel", "--out", _folder.File("c.png")], ["conv", picture, "--kernel", Evil], ["conv", Evil], ["kernels", Evil],
            ["shape", Evil], ["animate", Evil], ["learn", Evil], ["doctor"], ["doctor", Evil], [Evil], ["train", Evil], ["train", "edges", "--images", Evil], ["evaluate", Evil], ["report", Evil], ["runs", Evil],
        ];
        foreach (string[] line in lines)
        {
            foreach (TerminalInfo terminal in new[] { Terminal, TerminalInfo.None })
            {
                var result = CommandRun.Run(line, terminal);
                string text = result.Output + result.Error;
                string what = $"{string.Join(' ', line)}: {text}";
                text.Where(letter => letter is not ('\n' or '\r' or '\t' or '\e') && !PrintableText.IsPrintable(letter)).ShouldBeEmpty(what);
                text.ShouldNotContain("\e[31m", Case.Sensitive, what);
                text.ShouldNotContain("\e]", Case.Sensitive, what);
                text.ShouldNotContain("fault of the program", Case.Sensitive, what);
                if (terminal == TerminalInfo.None)
                    text.ShouldNotContain("\e", Case.Sensitive, what);
            }
        }
    }
}
