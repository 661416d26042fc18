using System.Globalization;
using System.Text.RegularExpressions;
using MiniCnn.Tests.Cli;

namespace MiniCnn.Tests.Models;

/// <summary>docs/models.md says what is.</summary>
public sealed partial class ModelsPageTests
{
    private static readonly string Page = Golden.TextOf("models.md").ReplaceLineEndings("\n");

    [Fact]
    public void Its_example_is_the_preset() => Architecture.Parse(Page.Split("```")[1], "page").ShouldBe(Presets.Get("small"));

    [Fact]
    public void Every_kind_of_layer_stands_in_its_table_and_no_other()
    {
        var told = LayerRows().SelectMany(row => Code().Matches(row.Split('|')[1])).Select(match => match.Groups[1].Value.Split(' ')[0]).ToHashSet();
        told.Order().ShouldBe(LayerKeywords.All.Order());
    }

    [Fact]
    public void Every_option_stands_with_its_layer()
    {
        foreach (string row in LayerRows())
        {
            var options = Code().Matches(row.Split('|')[3]).Select(match => match.Groups[1].Value).ToHashSet();
            foreach (Match line in Code().Matches(row.Split('|')[1]))
            {
                string text = Regex.Replace(line.Groups[1].Value, "[A-Z]+(x[A-Z]+)?", "1");
                Architecture.TryParse($"input 1x8x8\n{text} unknown", "page", out IReadOnlyList<ArchitectureProblem>? problems).ShouldBeNull();
                IEnumerable<string> accepted = problems[0].Message.Split("one of: ").ElementAtOrDefault(1)?.Split("; ").Select(form => form.Split(' ')[0]).Where(form => form is not "as") ?? [];
                accepted.Order().ShouldBe(options.Order(), line.Value);
            }
        }
    }

    [Fact]
    public void The_presets_have_the_figures_it_tells()
    {
        foreach ((string? name, string _) in Presets.All)
        {
            var summary = ModelSummary.Of(Presets.Get(name));
            Page.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"| `{name}` | {summary.Parameters:N0} | {summary.MultiplyAdds:N0} |"));
        }
    }

    [Fact]
    public void The_verb_has_the_options_it_tells()
    {
        string help = CommandRun.Of("model", "--help").Output;
        foreach (Match option in Regex.Matches(Page, "`(--[a-z]+)"))
            help.ShouldContain(option.Groups[1].Value);
    }

    private static IEnumerable<string> LayerRows() =>
        Page.Split("## Layers")[1].Split("| option |")[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
