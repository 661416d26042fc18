using MiniCnn.Filters;
using MiniCnn.Models;
using MiniCnn.Runs;

namespace MiniCnn.Reports;

/// <summary>All that a page is made from, read once.</summary>
internal sealed record ReportedRun(RunFolder Folder, RunReportOptions Options, RunConfiguration Configuration, Architecture Architecture) : IDisposable
{
    public required IReadOnlyList<EpochRow> Metrics { get; init; }

    /// <summary>Null while the run is not finished.</summary>
    public required RunResult? Result { get; init; }

    /// <summary>The layers with filters; null before there are weights.</summary>
    public required ModelFilters? Filters { get; init; }

    /// <summary>Null before there are weights.</summary>
    public required Classifier? Classifier { get; init; }

    /// <summary>The run's test images, by their hash; null where they are not available.</summary>
    public required ImageSet? Test { get; init; }

    /// <summary>Why there are no test images.</summary>
    public required string WithoutTest { get; init; }

    public IReadOnlyList<string> ClassNames => Configuration.Dataset.ClassNames;

    public static ReportedRun Read(RunFolder folder, Dataset? dataset, string withoutDataset, RunReportOptions options)
    {
        RunConfiguration configuration = folder.ReadConfiguration();
        bool hasWeights = File.Exists(folder.WeightsFile) || File.Exists(folder.BestWeightsFile);
        bool same = dataset is not null && dataset.Test.Sha256() == configuration.Dataset.TestSha256;
        return new ReportedRun(folder, options, configuration, Architecture.Parse(configuration.Model.Text, configuration.Model.Name))
        {
            Metrics = folder.ReadMetrics(),
            Result = folder.ReadResult(),
            Filters = hasWeights ? ModelFilters.Read(folder) : null,
            Classifier = hasWeights ? Classifier.Load(folder) : null,
            Test = same ? dataset!.Test : null,
            WithoutTest = same ? "" : dataset is null ? withoutDataset : $"The images of {dataset.Name} from {dataset.Source} are not those that this run was tested with.",
        };
    }

    public void Dispose() => Classifier?.Dispose();
}
