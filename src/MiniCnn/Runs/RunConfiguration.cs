using MiniCnn.Training;

namespace MiniCnn.Runs;

/// <summary>Everything that made a run, written before its first step: with it and the images the run can be made again.</summary>
public sealed record RunConfiguration
{
    /// <summary>The only version of this file so far.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of this file's form.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>What was learned from.</summary>
    public required RunDataset Dataset { get; init; }

    /// <summary>What learned.</summary>
    public required RunModel Model { get; init; }

    /// <summary>The recipe that the options began with.</summary>
    public required string Recipe { get; init; }

    /// <summary>How it learned: every option, also those left at their default.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>Where it learned.</summary>
    public required RunEnvironment Environment { get; init; }
}

/// <summary>The images of a run.</summary>
/// <param name="Name">The word that selects the dataset.</param>
/// <param name="Title">One line for a person.</param>
/// <param name="Source">The folder the images came from, or how they were made.</param>
/// <param name="ClassNames">Label k is class k.</param>
/// <param name="Mean">Per channel, of pixels scaled to 0–1: subtracted from every image this model sees.</param>
/// <param name="StandardDeviation">Per channel: what every image is divided by after that.</param>
/// <param name="TrainingImages">Training and validation images together.</param>
/// <param name="TestImages">Images looked at in the end.</param>
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
/// <param name="Parameters">Numbers that were trained.</param>
/// <param name="Lines">The architecture's text, line by line.</param>
public sealed record RunModel(string Name, long Parameters, IReadOnlyList<string> Lines)
{
    /// <summary>The text that an architecture is parsed from.</summary>
    public string Text => string.Join('\n', Lines) + "\n";
}
