namespace MiniCnn.Imaging;

/// <summary>Numbers along an axis: their places from 0 to 1, and round ones within the ends to write beside it.</summary>
internal sealed record AxisScale(double Low, double High, bool IsLog, IReadOnlyList<double> Ticks)
{
    /// <summary>An axis of about so many ticks for finite numbers (positive ones for a log axis); a tight one ends at them instead of at round numbers.</summary>
    public static AxisScale Of(IEnumerable<double> values, bool isLog, int about, bool tight, double? low = null, double? high = null)
    {
        double[] all = [.. values];
        double min = low ?? (all.Length > 0 ? all.Min() : isLog ? 1 : 0);
        double max = high ?? (all.Length > 0 ? all.Max() : isLog ? 10 : 1);
        if (!(max > min))
            (min, max) = isLog ? (min / 2, min * 2) : (min - Math.Max(0.5, Math.Abs(min) * 0.1), min + Math.Max(0.5, Math.Abs(min) * 0.1));
        return isLog ? Log(min, max, about, tight) : Linear(min, max, about, tight, low is not null, high is not null);
    }

    public double PositionOf(double value) => IsLog ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);

    private static AxisScale Linear(double min, double max, int about, bool tight, bool keepLow, bool keepHigh)
    {
        double step = RoundStep((max - min) / Math.Max(1, about));
        double low = tight || keepLow ? min : Math.Floor((min / step) + 1e-9) * step;
        double high = tight || keepHigh ? max : Math.Ceiling((max / step) - 1e-9) * step;
        List<double> ticks = [];
        for (double k = Math.Ceiling((low / step) - 1e-9); k * step <= high + (step * 1e-9); k++)
            ticks.Add(k * step);
        return new AxisScale(low, high, IsLog: false, ticks);
    }

    private static AxisScale Log(double min, double max, int about, bool tight)
    {
        double low = tight ? min : Math.Pow(10, Math.Floor(Math.Log10(min) + 1e-9));
        double high = tight ? max : Math.Pow(10, Math.Ceiling(Math.Log10(max) - 1e-9));
        double decades = Math.Log10(high / low);
        int stride = Math.Max(1, (int)Math.Ceiling(decades / Math.Max(1, about)));
        double[] within = decades <= 1.5 ? [1, 2, 3, 5] : decades <= 3 ? [1, 3] : [1];
        int first = (int)Math.Floor(Math.Log10(low) + 1e-9), last = (int)Math.Ceiling(Math.Log10(high));
        IEnumerable<double> ticks = Enumerable.Range(first, last - first + 1).Where(power => power % stride == 0)
            .SelectMany(power => within.Select(m => m * Math.Pow(10, power))).Where(t => t >= low * 0.9999 && t <= high * 1.0001);
        return new AxisScale(low, high, IsLog: true, [.. ticks]);
    }

    /// <summary>1, 2 or 5 times a power of ten, not below.</summary>
    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double digit = step / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
