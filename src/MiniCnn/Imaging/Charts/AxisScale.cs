namespace MiniCnn.Imaging;

/// <summary>Numbers along an axis: their places from 0 to 1, and round ones to write beside it.</summary>
internal sealed class AxisScale
{
    private readonly bool _isLog;

    private AxisScale(double low, double high, bool isLog, IReadOnlyList<double> ticks) => (Low, High, _isLog, Ticks) = (low, high, isLog, ticks);

    public double Low { get; }

    public double High { get; }

    /// <summary>Round numbers within the ends.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <param name="values">Finite numbers, positive ones for a log axis.</param>
    /// <param name="isLog">Equal steps are equal factors.</param>
    /// <param name="about">How many ticks are wished.</param>
    /// <param name="tight">Ends at the least and most number; otherwise at round numbers.</param>
    /// <param name="low">A wished lower end.</param>
    /// <param name="high">A wished upper end.</param>
    public static AxisScale Of(IEnumerable<double> values, bool isLog, int about, bool tight, double? low = null, double? high = null)
    {
        double[] all = [.. values];
        double least = low ?? (all.Length > 0 ? all.Min() : isLog ? 1 : 0);
        double most = high ?? (all.Length > 0 ? all.Max() : isLog ? 10 : 1);
        if (!(most > least))
            (least, most) = isLog ? (least / 2, least * 2) : (least - Math.Max(0.5, Math.Abs(least) * 0.1), least + Math.Max(0.5, Math.Abs(least) * 0.1));
        return isLog ? Log(least, most, about, tight) : Linear(least, most, about, tight, low is not null, high is not null);
    }

    public double PositionOf(double value) => _isLog ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);

    private static AxisScale Linear(double least, double most, int about, bool tight, bool keepLow, bool keepHigh)
    {
        double step = RoundStep((most - least) / Math.Max(1, about));
        double low = tight || keepLow ? least : Math.Floor((least / step) + 1e-9) * step;
        double high = tight || keepHigh ? most : Math.Ceiling((most / step) - 1e-9) * step;
        List<double> ticks = [];
        for (double k = Math.Ceiling((low / step) - 1e-9); k * step <= high + (step * 1e-9); k++)
            ticks.Add(k * step);
        return new AxisScale(low, high, isLog: false, ticks);
    }

    private static AxisScale Log(double least, double most, int about, bool tight)
    {
        double low = tight ? least : Math.Pow(10, Math.Floor(Math.Log10(least) + 1e-9));
        double high = tight ? most : Math.Pow(10, Math.Ceiling(Math.Log10(most) - 1e-9));
        double decades = Math.Log10(high / low);
        int stride = Math.Max(1, (int)Math.Ceiling(decades / Math.Max(1, about)));
        double[] within = decades <= 1.5 ? [1, 2, 3, 5] : decades <= 3 ? [1, 3] : [1];
        List<double> ticks = [];
        for (int power = (int)Math.Floor(Math.Log10(low) + 1e-9); power <= Math.Ceiling(Math.Log10(high)); power++)
        {
            if (power % stride == 0)
                ticks.AddRange(within.Select(m => m * Math.Pow(10, power)).Where(t => t >= low * 0.9999 && t <= high * 1.0001));
        }

        return new AxisScale(low, high, isLog: true, ticks);
    }

    /// <summary>1, 2 or 5 times a power of ten, not below.</summary>
    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double digit = step / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
