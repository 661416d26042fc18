using System.Xml.Linq;
using MiniCnn.Runs;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>Commands that a page suggests to its reader. The program that has them implements this; the library knows none.</summary>
internal interface IRunCommands
{
    /// <summary>Trains the run again, in parts that stay on one line each.</summary>
    IReadOnlyList<string> TrainAgain(RunFolder run);

    string ResumeTraining(RunFolder run);

    string Compare(RunFolder run, string layer);

    /// <summary>Commands that show more about the run.</summary>
    IReadOnlyList<string> Inspect(RunFolder run);
}

/// <summary>How much a run's page shows, and how long making it may take.</summary>
public sealed record RunReportOptions
{
    /// <summary>For a page made at the end of each training: fewer images predicted and fewer random kernels.</summary>
    public static RunReportOptions Quick { get; } = new() { Draws = 1_000, MultiplyAdds = 4_000_000_000, MaxCompared = 48, MaxFilters = 16 };

    /// <summary>Images of mistakes, those with the highest probability of the wrong class; 0 to 1000.</summary>
    public int Mistakes { get; init; } = 24;

    /// <summary>Test images whose feature maps are shown, each of another class; 0 to 20.</summary>
    public int FeatureImages { get; init; } = 3;

    /// <summary>Random kernels of the null distribution, 100 to 1,000,000.</summary>
    public int Draws { get; init; } = 5_000;

    /// <summary>Layers with more two-dimensional filters than this (1 and up) are not compared with kernels.</summary>
    public int MaxCompared { get; init; } = 256;

    /// <summary>Filters shown of a layer, 2 to 1000; of deep layers and of linear ones half as many.</summary>
    public int MaxFilters { get; init; } = 32;

    /// <summary>Multiply-adds of the search for mistakes: a large model predicts fewer test images, at least 200.</summary>
    public double MultiplyAdds { get; init; } = 100_000_000_000;

    /// <summary>Commands for the reader; null leaves them out.</summary>
    internal IRunCommands? Commands { get; init; }

    internal void Check() => MiniCnnException.ThrowIfAny(
        (Mistakes is < 0 or > 1_000, $"Mistakes = {Mistakes}, expected 0 to 1000"),
        (FeatureImages is < 0 or > 20, $"FeatureImages = {FeatureImages}, expected 0 to 20"),
        (Draws is < 100 or > 1_000_000, $"Draws = {Draws}, expected 100 to 1000000"),
        (MaxCompared < 1, $"MaxCompared = {MaxCompared}, expected 1 or more"),
        (MaxFilters is < 2 or > 1_000, $"MaxFilters = {MaxFilters}, expected 2 to 1000"));
}

/// <summary>
/// One self-contained HTML page about a run: configuration, learning curves, mistakes, filters, feature maps,
/// similarity to hand-made kernels, and how to repeat the run. The same run gives the same page.
/// </summary>
public static class RunReport
{
    /// <summary>Writes the page atomically.</summary>
    /// <param name="folder">The run's; an unfinished one gives a page of what there is.</param>
    /// <param name="dataset">The run's images; null leaves out what needs them, and the page says so.</param>
    /// <param name="path">The file; null for the run's own, <see cref="RunFolder.ReportFile"/>.</param>
    /// <param name="withoutDataset">Why there are no images, for the page.</param>
    /// <param name="options">How much is shown.</param>
    /// <param name="cancel">Checked between sections.</param>
    /// <exception cref="MiniCnnException">Options out of their range, a file of the run is damaged, or the page cannot be written.</exception>
    public static string Write(RunFolder folder, Dataset? dataset, string? path = null, string withoutDataset = "", RunReportOptions? options = null, CancellationToken cancel = default)
    {
        string page = Html(folder, dataset, withoutDataset, options, cancel), file = path ?? folder.ReportFile;
        cancel.ThrowIfCancellationRequested();
        AtomicFile.WriteText(file, page);
        return file;
    }

    /// <summary>The page's text.</summary>
    /// <inheritdoc cref="Write"/>
    public static string Html(RunFolder folder, Dataset? dataset, string withoutDataset = "", RunReportOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new RunReportOptions();
        options.Check();
        using var run = ReportedRun.Read(folder, dataset, withoutDataset.Length > 0 ? withoutDataset : "The run's images were not available.", options);
        // takes the longest and uses no tensors, so it can be made beside the others
        Task<object[]> kernels = Task.Run(() => KernelsSection.Content(run).ToArray(), cancel);
        (string Id, string Heading, Func<ReportedRun, IEnumerable<object>> Content)[] sections =
        [
            ("configuration", "Configuration", RunFacts.Configuration),
            ("learning", "Learning curves", ResultSections.Learning),
            ("mistakes", "Correct and wrong", ResultSections.Mistakes),
            ("filters", "Filters", LayerSections.Filters),
            ("features", "Feature maps", LayerSections.Features),
            ("kernels", "Similarity to hand-made kernels", _ => kernels.GetAwaiter().GetResult()),
            ("again", "How to repeat it", RunFacts.Again),
        ];
        var contents = new XElement("ul", sections.Select(section => new XElement("li", new XElement("a", new XAttribute("href", $"#{section.Id}"), section.Heading))));
        return HtmlPage.Of(
            $"{run.Folder.Name}: what {run.Configuration.Model.Name} learned from {run.Configuration.Dataset.Name}",
            ["page.css"],
            new XElement("header", RunFacts.Summary(run), new XElement("nav", new XAttribute("aria-label", "Sections"), contents)),
            new XElement("main", sections.Select(section =>
            {
                cancel.ThrowIfCancellationRequested();
                return Section(section.Id, section.Heading, section.Content(run));
            })),
            new XElement("footer", $"Made by MiniCnn {RunEnvironment.OfProcess().MiniCnn} from the files of the run {run.Folder.Name}. This page needs no network and no script."));
    }
}
