using MiniCnn.Runs;

namespace MiniCnn.Cli.Training;

/// <summary>What the files of a run say of it, each read once.</summary>
/// <param name="Folder">The run's.</param>
/// <param name="Configuration">What made it.</param>
/// <param name="Result">What the test images said; null where they were not looked at.</param>
/// <param name="LastEpoch">Null before the first has ended.</param>
internal sealed record RunRow(RunFolder Folder, RunConfiguration Configuration, RunResult? Result, EpochRow? LastEpoch)
{
    /// <exception cref="MiniCnnException">A file is damaged.</exception>
    public static RunRow Read(RunFolder folder) => new(folder, folder.ReadConfiguration(), folder.ReadResult(), folder.ReadMetrics() is [.., var last] ? last : null);
}
