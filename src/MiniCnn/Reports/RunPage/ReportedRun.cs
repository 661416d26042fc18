using MiniCnn.Data;
using MiniCnn.Filters;
using MiniCnn.Imaging;
using MiniCnn.Models;
using MiniCnn.Runs;

namespace MiniCnn.Reports;

/// <summary>All that a page is made from, read once.</summary>
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
    public ModelFilters? Filters { get; private init; }

    /// <summary>The model; null before there are weights.</summary>
    public Classifier? Classifier { get; private init; }

    /// <summary>The run's test images, by their hash; null where they are not available.</summary>
    public ImageSet? Test { get; private init; }

    /// <summary>Why there are no test images.</summary>
    public string WithoutTest { get; private init; } = "";

    public IReadOnlyList<string> ClassNames => Configuration.Dataset.ClassNames;

    public static ReportedRun Read(RunFolder folder, Dataset? dataset, string withoutDataset, RunReportOptions options)
    {
        bool hasWeights = File.Exists(folder.WeightsFile) || File.Exists(folder.BestWeightsFile);
        bool same = dataset is not null && dataset.Test.Sha256() == folder.ReadConfiguration().Dataset.TestSha256;
        return new ReportedRun(folder, options)
        {
            Filters = hasWeights ? ModelFilters.Read(folder) : null,
            Classifier = hasWeights ? Classifier.Load(folder) : null,
            Test = same ? dataset!.Test : null,
            WithoutTest = same ? "" : dataset is null ? withoutDataset : $"The images of {dataset.Name} from {dataset.Source} are not those that this run was tested with.",
        };
    }

    /// <summary>A dataset's image: in color where there are three channels, else the first in gray.</summary>
    public static Image Picture(ImageSet images, int index)
    {
        ReadOnlySpan<byte> pixels = images.Image(index);
        Image picture = new(images.Width, images.Height, images.Channels == 3 ? 3 : 1);
        for (int i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = pixels[((i % picture.Channels) * images.Height * images.Width) + (i / picture.Channels)];
        return picture;
    }

    /// <summary>The first channel as numbers, 0 to 1.</summary>
    public static Plane FirstChannel(ImageSet images, int index) =>
        new(images.Height, images.Width, [.. images.Image(index)[..(images.Height * images.Width)].ToArray().Select(pixel => pixel / 255f)]);

    public void Dispose() => Classifier?.Dispose();
}
