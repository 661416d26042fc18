using MiniCnn.Cli;
using MiniCnn.Cli.Terminal;
using MiniCnn.Tests.Cli;

namespace MiniCnn.Tests.Rules;

/// <summary>
/// The README says what is true. A block of C# stands below a comment <c>from FILE NAME</c> and equals what lies between the lines
/// <c>// README: NAME</c> and <c>// README: end</c> of that test file. A call of minicnn in a block of shell commands is understood by the
/// command; below a comment <c>run</c> it is also run, and a block of text below a comment <c>output</c> that follows is what it prints.
/// </summary>
public sealed class ReadmeTests
{
    private static readonly string[] Pages = ["README.md", "CONTRIBUTING.md", .. Docs()];

    [Fact]
    public void Its_code_is_tested_code() => Pages.SelectMany(page => CodeThatDiffers(page, Read(page), Read)).ShouldBeEmpty();

    [Fact]
    public void Its_commands_are_understood() => Pages.SelectMany(page => CommandsNotUnderstood(page, Read(page))).ShouldBeEmpty();

    [Fact]
    public void What_it_shows_running_runs_and_prints_what_it_shows()
    {
        foreach (string page in Pages)
            RunMarked(page, Read(page)).ShouldBeEmpty();
    }

    [Fact]
    public void Its_links_lead_somewhere() => Pages.SelectMany(page => Markdown.BrokenLinks(page, Read(page), TestData.Root)).ShouldBeEmpty();

    [Fact]
    public void Code_that_drifted_is_found()
    {
        const string source = "    // README: first\n    var a = 1;\n\n    if (a > 0)\n        a++;\n    // README: end\n";
        const string good = "<!-- from tests/A.cs first -->\n```csharp\nvar a = 1;\n\nif (a > 0)\n    a++;\n```\n";
        CodeThatDiffers("p", good, _ => source).ShouldBeEmpty();
        CodeThatDiffers("p", good.Replace("a++", "a--", StringComparison.Ordinal), _ => source).Single().ShouldStartWith("p:2: differs from tests/A.cs first");
        CodeThatDiffers("p", "```csharp\nvar a = 1;\n```\n", _ => source).Single().ShouldStartWith("p:1: is not marked");
        CodeThatDiffers("p", good, _ => "nothing").Single().ShouldStartWith("p:2: tests/A.cs has no lines");
    }

    [Fact]
    public void A_command_that_is_not_understood_is_found()
    {
        CommandsNotUnderstood("p", "```sh\nscripts/minicnn doctor --json | head\ncd somewhere\nminicnn --version   # a word\n```\n").ShouldBeEmpty();
        CommandsNotUnderstood("p", "```sh\n$ minicnn doctor \\\n--jsn\n```\n").Single().ShouldStartWith("p:1: minicnn doctor --jsn: '--jsn' is not an option");
    }

    [Fact]
    public void Output_that_drifted_is_found()
    {
        const string page = "<!-- run -->\n```sh\nminicnn --version\n```\n<!-- output -->\n```text\nminicnn VERSION\n```\n";
        string version = CommandRun.Of("--version").Output.Trim();
        RunMarked("p", page.Replace("minicnn VERSION", version, StringComparison.Ordinal)).ShouldBeEmpty();
        RunMarked("p", page).Single().ShouldStartWith("p:6: minicnn --version prints something else");
        RunMarked("p", "<!-- run -->\n```sh\nminicnn doctor --data\n```\n").Single().ShouldContain("ends with 2");
    }

    private static IEnumerable<string> CodeThatDiffers(string page, string markdown, Func<string, string> read)
    {
        foreach (FencedBlock? block in Markdown.Blocks(markdown).Where(block => block.Language is "csharp" or "cs" or "c#"))
        {
            if (block.Mark?.Split(' ') is not ["from", var file, var name])
                yield return $"{page}:{block.Line}: is not marked; put '<!-- from tests/FILE.cs NAME -->' before it";
            else if (Markdown.Snippet(read(file), name) is not { } code)
                yield return $"{page}:{block.Line}: {file} has no lines from '// README: {name}' to '// README: end'";
            else if (code != block.Text)
                yield return $"{page}:{block.Line}: differs from {file} {name}, which is\n{code}";
        }
    }

    private static IEnumerable<string> CommandsNotUnderstood(string page, string markdown) =>
        from block in ShellBlocks(markdown)
        from command in ReadmeCommands.Of(block.Text)
        let errors = UsageErrors.Of(MiniCnnApp.Parse(MiniCnnApp.CreateRoot(), command.Args))
        where errors.Count > 0
        select $"{page}:{block.Line}: {command.Line}: {string.Join("; ", errors)}";

    /// <summary>All in one empty folder, one after another, as a reader would.</summary>
    private static List<string> RunMarked(string page, string markdown)
    {
        var problems = new List<string>();
        using var folder = new TemporaryFolder();
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder.Path;
        try
        {
            string output = "";
            string last = "";
            foreach (FencedBlock block in Markdown.Blocks(markdown))
            {
                if (block.Mark == "output" && Trimmed(block.Text) != Trimmed(output))
                    problems.Add($"{page}:{block.Line}: {last} prints something else:\n{output}");
                if (block.Mark != "run")
                    continue;
                output = "";
                foreach ((string? line, IReadOnlyList<string>? args) in ReadmeCommands.Of(block.Text))
                {
                    var run = CommandRun.Of([.. args]);
                    if (run.ExitCode != 0)
                        problems.Add($"{page}:{block.Line}: {line} ends with {run.ExitCode}: {run.Error}");
                    output += run.Output;
                    last = line;
                }
            }
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
        return problems;
    }

    private static string Trimmed(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    private static IEnumerable<FencedBlock> ShellBlocks(string markdown) =>
        Markdown.Blocks(markdown).Where(block => block.Language is "sh" or "bash" or "shell" or "console");

    private static string Read(string path) => File.ReadAllText(Path.Combine(TestData.Root, path));

    private static IEnumerable<string> Docs() =>
        Directory.EnumerateFiles(Path.Combine(TestData.Root, "docs"), "*.md").Select(file => "docs/" + Path.GetFileName(file)).Order();
}
