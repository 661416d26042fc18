using System.Reflection;
using System.Runtime.InteropServices;
using MiniCnn.Training;
using static TorchSharp.torch;
using Architecture = MiniCnn.Models.Architecture;

namespace MiniCnn.Runs;

/// <summary>Everything that defines a run, written before its first step: with it and the images the run can be repeated.</summary>
public sealed record RunConfiguration : IStoredRecord
{
    /// <summary>The version of this file that this library writes and reads.</summary>
    public const int CurrentFormat = 2;

    /// <inheritdoc cref="CurrentFormat"/>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The images.</summary>
    public required RunDataset Dataset { get; init; }

    /// <summary>The architecture.</summary>
    public required RunModel Model { get; init; }

    /// <summary>Name of the recipe that the options began with.</summary>
    public required string Recipe { get; init; }

    /// <summary>Every option, also those left at their default.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>What computes the steps: <c>compiled</c>, or <c>torchsharp</c> and why.</summary>
    public string Step { get; init; } = "torchsharp";

    /// <summary>Which of the training images are trained on, how many of how many.</summary>
    public string Selection { get; init; } = "all";

    /// <summary>Versions and threads.</summary>
    public required RunEnvironment Environment { get; init; }

    IEnumerable<(bool IsBroken, FormattableString Line)> IStoredRecord.Rules()
    {
        // what another version wrote is told by the format alone
        if (Format != CurrentFormat)
            return [(true, $"format {Format}, and this version reads {CurrentFormat}: use the version of MiniCnn that made the run")];
        (RunDataset images, int threads) = (Dataset, Environment.Threads);
        string?[] texts =
            [images.Name, images.Title, .. images.ClassNames, Model.Name, .. Model.Lines, Recipe, Step, Selection, Environment.MiniCnn, Environment.Runtime, Environment.System, Environment.Torch];
        return
        [
            (images.ClassNames.Count is < 1 or > 256, $"dataset.classNames has {images.ClassNames.Count} names, expected 1 to 256"),
            (images.ClassNames.Any(string.IsNullOrEmpty), $"dataset.classNames has a name that is empty"),
            (texts.Any(text => text is null || !PrintableText.IsPrintable(text)), $"a name or another text holds control characters"),
            (images.TrainingImages < 1 || images.TestImages < 0, $"dataset.trainingImages {images.TrainingImages} and testImages {images.TestImages}: at least 1 and 0 are expected"),
            (images.Mean.Any(mean => !float.IsFinite(mean)), $"dataset.mean: finite numbers are expected"),
            (images.StandardDeviation.Any(deviation => deviation is not (> 0 and <= float.MaxValue)), $"dataset.standardDeviation: finite numbers over 0 are expected"),
            (threads is < 1 or > 1_024, $"environment.threads {threads}: 1 to 1024 are expected"),
            .. Training.Validate().Select(line => (true, (FormattableString)$"training: {line}")),
            .. Model.Problems(images).Select(line => (true, (FormattableString)$"{line}")),
        ];
    }
}

/// <summary>The images of a run.</summary>
/// <param name="Name">As the catalog has it, or of a folder.</param>
/// <param name="Title">One line.</param>
/// <param name="Source">The folder the images came from, or how they were made.</param>
/// <param name="ClassNames">Label k is class k.</param>
/// <param name="Mean">Per channel, of pixels scaled to 0–1: subtracted from every image.</param>
/// <param name="StandardDeviation">Per channel: every image is divided by it after that.</param>
/// <param name="TrainingImages">Training and validation images together.</param>
/// <param name="TestImages">Images of the final evaluation.</param>
/// <param name="TrainingSha256">Of sizes, pixels and labels; so is that of the test images.</param>
/// <param name="TestSha256">Lowercase hexadecimal.</param>
public sealed record RunDataset(
    string Name, string Title, string Source, IReadOnlyList<string> ClassNames, IReadOnlyList<float> Mean, IReadOnlyList<float> StandardDeviation,
    int TrainingImages, int TestImages, string TrainingSha256, string TestSha256);

/// <summary>The architecture of a run.</summary>
/// <param name="Name">A preset's or file's name.</param>
/// <param name="Parameters">Trainable numbers.</param>
/// <param name="Lines">The architecture's text, line by line.</param>
public sealed record RunModel(string Name, long Parameters, IReadOnlyList<string> Lines)
{
    /// <summary>The text that an architecture is parsed from.</summary>
    public string Text => string.Join('\n', Lines) + "\n";

    /// <summary>Whether it can be built, for images of so many channels and classes.</summary>
    internal IEnumerable<string> Problems(RunDataset images)
    {
        Architecture architecture;
        try
        {
            architecture = Architecture.Parse(Text, "model.lines");
        }
        catch (MiniCnnException cause)
        {
            return cause.Lines;
        }

        (int channels, long parameters) = (architecture.Input.Channels, architecture.Layers.Sum(layer => layer.Parameters));
        (bool IsBroken, FormattableString Line)[] rules =
        [
            (images.Mean.Count != channels || images.StandardDeviation.Count != channels,
                $"dataset.mean has {images.Mean.Count} numbers, standardDeviation {images.StandardDeviation.Count}, and the model's images {channels} channels"),
            (architecture.Output.Count != images.ClassNames.Count, $"the model has {architecture.Output.Count} outputs, and dataset.classNames {images.ClassNames.Count} names"),
            (parameters != Parameters, $"model.parameters {Parameters}, and its lines have {parameters}"),
        ];
        return from rule in rules where rule.IsBroken select FormattableString.Invariant(rule.Line);
    }
}

/// <summary>What a run was computed with. Results repeat with the same libtorch, machine and threads.</summary>
/// <param name="MiniCnn">The library's version.</param>
/// <param name="Runtime">.NET's version.</param>
/// <param name="System">Operating system and processor architecture.</param>
/// <param name="Torch">TorchSharp's and libtorch's version.</param>
/// <param name="Threads">Threads that libtorch computed with.</param>
public sealed record RunEnvironment(string MiniCnn, string Runtime, string System, string Torch, int Threads)
{
    /// <summary>The environment of this process, as it is now.</summary>
    public static RunEnvironment OfProcess()
    {
        AssemblyName torch = typeof(global::TorchSharp.torch).Assembly.GetName();
        return new RunEnvironment(
            VersionOf<RunEnvironment>(),
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}",
            $"{torch.Name} {torch.Version?.ToString(3)}, libtorch {__version__}",
            get_num_threads());
    }

    /// <summary>The version of a type's assembly, such as <c>0.1.0</c>: without the commit that the SDK appends after a plus sign.</summary>
    internal static string VersionOf<T>() => typeof(T).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    internal static void ThrowIfMissing(string device)
    {
        if (device.StartsWith("cuda", StringComparison.Ordinal) && !cuda.is_available())
            throw MiniCnnException.BadUsage($"Device {device} is not available: this libtorch has no CUDA device; use cpu, or a build of libtorch with CUDA");
    }
}

/// <summary>The evaluation of a finished run.</summary>
/// <param name="TestAccuracy">0 to 1.</param>
/// <param name="TestLoss">Mean cross-entropy of the test images.</param>
/// <param name="TestImages">Their number.</param>
/// <param name="Confusion">Counts; row: true class, column: predicted class.</param>
/// <param name="Epochs">With a part of one.</param>
/// <param name="Steps">Since the beginning.</param>
/// <param name="TrainingSeconds">Time of all steps, without validation and test.</param>
/// <param name="ImagesPerSecond">Training images by that time; 0 where no time was measured.</param>
/// <param name="WeightsSha256">Of the file with the trained weights.</param>
public sealed record RunResult(
    double TestAccuracy, double TestLoss, int TestImages, IReadOnlyList<IReadOnlyList<int>> Confusion,
    double Epochs, long Steps, double TrainingSeconds, double ImagesPerSecond, string WeightsSha256) : IStoredRecord
{
    /// <summary>What a proxy network selected; null where all images were trained on.</summary>
    public SelectionReport? Selection { get; init; }

    IEnumerable<(bool IsBroken, FormattableString Line)> IStoredRecord.Rules()
    {
        long images = Confusion.Sum(row => row?.Sum(count => (long)count) ?? 0);
        return
        [
            (TestAccuracy is not (>= 0 and <= 1), $"testAccuracy {TestAccuracy}: 0 to 1 is expected"),
            (TestLoss is not (>= 0 and <= double.MaxValue), $"testLoss {TestLoss}: a finite number from 0 is expected"),
            (Confusion.Any(row => row?.Count != Confusion.Count), $"confusion: {Confusion.Count} rows of as many counts are expected"),
            (Confusion.Any(row => row?.Any(count => count < 0) == true) || images != TestImages, $"confusion: counts from 0 are expected, with the sum testImages, {TestImages}"),
            (Epochs is not (>= 0 and <= 10_000) || Steps < 0, $"epochs {Epochs} and steps {Steps}: 0 to 10000 epochs and steps from 0 are expected"),
            (TrainingSeconds is not (>= 0 and <= double.MaxValue), $"trainingSeconds {TrainingSeconds}: a finite number from 0 is expected"),
            (ImagesPerSecond is not (>= 0 and <= double.MaxValue), $"imagesPerSecond {ImagesPerSecond}: a finite number from 0 is expected"),
            .. Selection?.Rules("selection") ?? [],
        ];
    }
}
