using MiniCnn.Runs;

namespace MiniCnn.Cli.Training;

/// <summary>The files of a run, each read once.</summary>
/// <param name="Folder">The run's.</param>
/// <param name="Configuration">Of the run.</param>
/// <param name="Result">Null while the run is not finished.</param>
/// <param name="LastEpoch">Null before the first has ended.</param>
internal sealed record RunRow(RunFolder Folder, RunConfiguration Configuration, RunResult? Result, EpochRow? LastEpoch)
{
    /// <exception cref="MiniCnnException">A file is damaged.</exception>
    public static RunRow Read(RunFolder folder) => new(folder, folder.ReadConfiguration(), folder.ReadResult(), folder.ReadMetrics() is [.., var last] ? last : null);
}
