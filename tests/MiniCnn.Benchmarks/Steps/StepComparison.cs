using System.Globalization;

namespace MiniCnn.Benchmarks.Steps;

/// <summary>Something that trains the small net on one batch, over and over.</summary>
internal interface IStepper : IDisposable
{
    Taken Take(int steps);
}

/// <summary>Seconds for all steps together and for the fastest of them, and the loss of the last one.</summary>
internal readonly record struct Taken(double Seconds, double Fastest, double Loss);

/// <summary>Milliseconds of a training step, taken in turn in one run.</summary>
internal static class StepComparison
{
    internal static int Run(string[] arguments)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 9;
        string python = arguments.Length > 1 ? arguments[1] : "/usr/bin/python3";
        Console.WriteLine($"conv 16 5x5, relu, pool, conv 32 3x3, relu, pool, linear 10; libtorch {TorchSharp.torch.__version__}; {Environment.ProcessorCount} processors; median of {rounds} rounds");
        Console.WriteLine("Milliseconds, median of the rounds; a ratio is TorchSharp's time over Python's, of the medians and of the fastest steps.");
        Console.WriteLine($"{"threads",7} {"batch",6} {"optimizer",10} {"TorchSharp",10} {"Python",8} {"ratio",6} {"best",6} {"tuned",8} {"ratio",6} {"best",6}");
        foreach ((int threads, int batch, string optimizer) in from threads in new[] { 1, 2 } from batch in new[] { 64, 256 } from rule in new[] { "SGD", "AdamW" } select (threads, batch, rule))
            Compare(rounds, python, threads, batch, optimizer);
        return 0;
    }

    private static void Compare(int rounds, string python, int threads, int batch, string optimizer)
    {
        using var here = new TorchSharpStepper(batch, optimizer, threads);
        using var plain = new PythonStepper(python, batch, optimizer, threads, tunedAllocator: false);
        using var tuned = new PythonStepper(python, batch, optimizer, threads, tunedAllocator: true);
        IStepper[] all = [here, plain, tuned];
        // The same seed and the same order of draws: after the same steps the losses have to agree.
        double[] losses = all.Select(stepper => stepper.Take(20).Loss).ToArray();
        if (losses.Any(loss => Math.Abs(loss - losses[0]) > 1e-4)) throw new InvalidOperationException($"not the same training: losses {string.Join(", ", losses)}");
        int steps = Math.Max(3, (int)(0.4 / (plain.Take(10).Seconds / 10)));
        Dictionary<IStepper, List<Taken>> taken = all.ToDictionary(stepper => stepper, _ => new List<Taken>());
        for (int round = 0; round < rounds; round++)
        {
            foreach (IStepper stepper in all)
            {
                Thread.Sleep(50); // threads of the one before that still spin would count against this one
                taken[stepper].Add(stepper.Take(steps));
            }
        }
        double[] clock = all.Select(stepper => 1000 / (double)steps * Median(taken[stepper].Select(one => one.Seconds))).ToArray();
        double[] fastest = all.Select(stepper => taken[stepper].Min(one => one.Fastest)).ToArray();
        Console.WriteLine($"{threads,7} {batch,6} {optimizer,10} {clock[0],10:F2} {clock[1],8:F2} {clock[0] / clock[1],6:F3} {fastest[0] / fastest[1],6:F3} "
            + $"{clock[2],8:F2} {clock[0] / clock[2],6:F3} {fastest[0] / fastest[2],6:F3}");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = values.Order().ToArray();
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
