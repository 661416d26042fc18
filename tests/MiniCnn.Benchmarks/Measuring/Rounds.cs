namespace MiniCnn.Benchmarks.Measuring;

/// <summary>How much is measured.</summary>
/// <param name="Quick">Only to see that everything runs; the figures mean nothing.</param>
internal sealed record Effort(bool Quick)
{
    public int Rounds => Quick ? 1 : 5;

    /// <summary>Of a worker in a round, at least one unit of its work.</summary>
    public double Seconds => Quick ? 0.02 : 0.4;

    public double WarmUpSeconds => Quick ? 0.02 : 1;

    /// <summary>All of them, or the first alone.</summary>
    public T[] Some<T>(params T[] values) => Quick ? values[..1] : values;
}

/// <summary>Medians over the rounds.</summary>
/// <param name="Seconds">For a unit of work.</param>
/// <param name="Parts">For a unit of work.</param>
internal sealed record Measured(double Seconds, Dictionary<string, double> Parts);

/// <summary>Measures in turn, A B A B, so that what slows the machine down for a while slows all of them down.</summary>
internal static class Rounds
{
    public static Measured[] InTurn(Effort effort, IReadOnlyList<Worker> workers)
    {
        int[] units = [.. workers.Select(worker => WarmUp(effort, worker))];
        List<Taken>[] taken = [.. workers.Select(_ => new List<Taken>())];
        for (int round = 0; round < effort.Rounds; round++)
        {
            for (int i = 0; i < workers.Count; i++)
            {
                Thread.Sleep(30); // threads of the one before that still spin would count against this one
                taken[i].Add(workers[i].Take(units[i]));
            }
        }

        return [.. taken.Select((all, i) => new Measured(
            Median(all.Select(one => one.Seconds)) / units[i],
            all[0].Parts.Keys.ToDictionary(part => part, part => Median(all.Select(one => one.Parts[part])) / units[i])))];
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    /// <returns>Units of work for a round.</returns>
    private static int WarmUp(Effort effort, Worker worker)
    {
        double unit = worker.Take(1).Seconds;
        int units = 1;
        for (double seconds = unit; seconds < effort.WarmUpSeconds; units *= 2)
        {
            double taken = worker.Take(units).Seconds;
            (seconds, unit) = (seconds + taken, taken / units);
        }

        return Math.Max(1, (int)(effort.Seconds / unit));
    }
}
