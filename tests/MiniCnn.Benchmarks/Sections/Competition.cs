using MiniCnn.Benchmarks.Measuring;
using MiniCnn.Benchmarks.Subjects;

namespace MiniCnn.Benchmarks.Sections;

/// <summary>The same work with each of <see cref="Settings.All"/>, in turn.</summary>
internal static class Competition
{
    public const string Legend =
        "TorchSharp: as it comes, NCHW and the default allocator; channels_last: the same with images in that layout; tuned: glibc's allocator keeps freed blocks.";

    /// <returns>What it is, a figure for each setting, and how often the compiled one has done it when the fastest of TorchSharp's has done it once.</returns>
    public static string[] Row(Effort effort, string[] what, Func<string, Worker> start, Func<Measured, string> figure)
    {
        Console.Error.WriteLine($"bench:   {string.Join(' ', what)}");
        Measured[] measured = Of(effort, Settings.All.Select(start));
        double best = measured.Zip(Settings.All).Where(pair => pair.Second is not (Settings.Compiled or Settings.PyTorch)).Min(pair => pair.First.Seconds);
        return [.. what, .. measured.Select(figure), $"{best / measured[Array.IndexOf(Settings.All, Settings.Compiled)].Seconds:F1}"];
    }

    /// <summary>Workers in turn; ends them.</summary>
    public static Measured[] Of(Effort effort, IEnumerable<Worker> started)
    {
        Worker[] workers = [.. started];
        try
        {
            return Rounds.InTurn(effort, workers);
        }
        finally
        {
            Array.ForEach(workers, worker => worker.Dispose());
        }
    }
}
