using MiniCnn.Data;
using MiniCnn.Runs;

namespace MiniCnn.Reports;

/// <summary>
/// One page about a run, a single file that needs nothing else: configuration, learning curves, mistakes, filters, feature maps,
/// likeness to hand-made kernels, and how to make the run again. The same run gives the same page.
/// </summary>
public static class RunReport
{
    /// <summary>Writes the page whole or not at all.</summary>
    /// <param name="folder">The run's; one that is not finished gives a page of what there is.</param>
    /// <param name="dataset">The run's images; null leaves out what needs them, and the page says so.</param>
    /// <param name="path">The file; null for the run's own, <see cref="RunFolder.ReportFile"/>.</param>
    /// <param name="withoutDataset">Why there are no images, for the page.</param>
    /// <param name="options">How much is shown.</param>
    /// <param name="cancel">Looked at between sections.</param>
    /// <returns>The file written.</returns>
    /// <exception cref="MiniCnnException">A file of the run is damaged, or the page cannot be written.</exception>
    public static string Write(
        RunFolder folder, Dataset? dataset, string? path = null, string withoutDataset = "", RunReportOptions? options = null, CancellationToken cancel = default)
    {
        string page = Html(folder, dataset, withoutDataset, options, cancel);
        AtomicFile.WriteText(path ?? folder.ReportFile, page);
        return path ?? folder.ReportFile;
    }

    /// <summary>The page.</summary>
    /// <inheritdoc cref="Write"/>
    public static string Html(
        RunFolder folder, Dataset? dataset, string withoutDataset = "", RunReportOptions? options = null, CancellationToken cancel = default)
    {
        using var run = ReportedRun.Read(folder, dataset, withoutDataset.Length > 0 ? withoutDataset : "The run's images were not at hand.", options ?? new RunReportOptions());
        (string Id, string Heading, Action<HtmlWriter, ReportedRun> Write)[] sections =
        [
            ("configuration", "Configuration", ConfigurationSection.Write),
            ("learning", "Learning curves", LearningSection.Write),
            ("mistakes", "Right and wrong", MistakesSection.Write),
            ("filters", "Filters", FiltersSection.Write),
            ("features", "Feature maps", FeaturesSection.Write),
            ("kernels", "Likeness to hand-made kernels", KernelsSection.Write),
            ("again", "How to make it again", AgainSection.Write),
        ];
        HtmlWriter html = new();
        using (html.In("html", ("lang", "en")))
        {
            html.Head($"{run.Folder.Name}: what {run.Configuration.Model.Name} learned from {run.Configuration.Dataset.Name}", PageStyle.Sheet);
            using (html.In("body"))
            {
                using (html.In("header"))
                {
                    SummarySection.Write(html, run);
                    using (html.In("nav", ("aria-label", "Sections")))
                    using (html.In("ul"))
                    {
                        foreach ((string id, string heading, _) in sections)
                        {
                            using (html.In("li"))
                                html.Element("a", heading, ("href", $"#{id}"));
                        }
                    }
                }

                using (html.In("main"))
                {
                    foreach ((string id, string heading, Action<HtmlWriter, ReportedRun> write) in sections)
                    {
                        cancel.ThrowIfCancellationRequested();
                        using (html.Section(id, heading))
                            write(html, run);
                    }
                }

                html.Element("footer", $"Made by MiniCnn {RunEnvironment.OfProcess().MiniCnn} from the files of the run {run.Folder.Name}. This page needs no network and no script.");
            }
        }

        return html.ToString();
    }
}
