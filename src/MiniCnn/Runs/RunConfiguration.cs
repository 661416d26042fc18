using MiniCnn.Training;

namespace MiniCnn.Runs;

/// <summary>Everything that defines a run, written before its first step: with it and the images the run can be repeated.</summary>
public sealed record RunConfiguration
{
    /// <summary>The version of this file that this library writes and reads.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Version of this file's form.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The images.</summary>
    public required RunDataset Dataset { get; init; }

    /// <summary>The architecture.</summary>
    public required RunModel Model { get; init; }

    /// <summary>Name of the recipe that the options began with.</summary>
    public required string Recipe { get; init; }

    /// <summary>Every option, also those left at their default.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>Versions and threads.</summary>
    public required RunEnvironment Environment { get; init; }
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
/// <param name="TrainingSha256">Of sizes, pixels and labels.</param>
/// <param name="TestSha256">Of sizes, pixels and labels.</param>
public sealed record RunDataset(
    string Name,
    string Title,
    string Source,
    IReadOnlyList<string> ClassNames,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> StandardDeviation,
    int TrainingImages,
    int TestImages,
    string TrainingSha256,
    string TestSha256);

/// <summary>The architecture of a run.</summary>
/// <param name="Name">A preset's or file's name.</param>
/// <param name="Parameters">Trainable numbers.</param>
/// <param name="Lines">The architecture's text, line by line.</param>
public sealed record RunModel(string Name, long Parameters, IReadOnlyList<string> Lines)
{
    /// <summary>The text that an architecture is parsed from.</summary>
    public string Text => string.Join('\n', Lines) + "\n";
}
