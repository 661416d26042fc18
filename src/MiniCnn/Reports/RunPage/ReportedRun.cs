using MiniCnn.Data;
using MiniCnn.Models;
using MiniCnn.Runs;

namespace MiniCnn.Reports;

/// <summary>All that a page is made of, read once.</summary>
internal sealed class ReportedRun : IDisposable
{
    private ReportedRun(RunFolder folder, RunReportOptions options)
    {
        (Folder, Options) = (folder, options);
        Configuration = folder.ReadConfiguration();
        Architecture = Architecture.Parse(Configuration.Model.Text, Configuration.Model.Name);
        Metrics = folder.ReadMetrics();
        Result = folder.ReadResult();
    }

    public RunFolder Folder { get; }

    public RunReportOptions Options { get; }

    public RunConfiguration Configuration { get; }

    public Architecture Architecture { get; }

    public IReadOnlyList<EpochRow> Metrics { get; }

    /// <summary>Null while the run is not finished.</summary>
    public RunResult? Result { get; }

    /// <summary>The layers with filters; null before there are weights.</summary>
    public RunFilters? Filters { get; private init; }

    /// <summary>The model; null before there are weights.</summary>
    public Classifier? Classifier { get; private init; }

    /// <summary>The very test images of the run; null where they are not to be had.</summary>
    public ImageSet? Test { get; private init; }

    /// <summary>Why there are no test images.</summary>
    public string WithoutTest { get; private init; } = "";

    public IReadOnlyList<string> ClassNames => Configuration.Dataset.ClassNames;

    /// <param name="folder">The run's.</param>
    /// <param name="dataset">Its images, or null.</param>
    /// <param name="withoutDataset">Why there are none.</param>
    /// <param name="options">How much is shown.</param>
    public static ReportedRun Read(RunFolder folder, Dataset? dataset, string withoutDataset, RunReportOptions options)
    {
        bool hasWeights = File.Exists(folder.WeightsFile) || File.Exists(folder.BestWeightsFile);
        bool same = dataset is not null && dataset.Test.Sha256() == folder.ReadConfiguration().Dataset.TestSha256;
        return new ReportedRun(folder, options)
        {
            Filters = hasWeights ? RunFilters.Read(folder) : null,
            Classifier = hasWeights ? Classifier.Load(folder) : null,
            Test = same ? dataset!.Test : null,
            WithoutTest = same ? "" : dataset is null ? withoutDataset : $"The images of {dataset.Name} from {dataset.Source} are not those that this run was tested with.",
        };
    }

    public void Dispose() => Classifier?.Dispose();
}
