namespace MiniCnn.Training;

/// <summary>Where the time of a training goes: parts that do not overlap, those of a compiled step on the first of its threads.</summary>
internal sealed class StepProfile(TimeProvider clock)
{
    /// <summary>All that is not forward and backward through the layers.</summary>
    private static readonly string[] Around = ["batch", "augmentation", "loss", "gradient check", "optimizer", "moving average", "metrics", "validation", "checkpoint", "other"];

    private readonly Dictionary<string, long> _ticks = [];

    /// <summary>Seconds by part, in the order in which they first came.</summary>
    public IReadOnlyList<(string Part, double Seconds)> Parts => [.. _ticks.Select(pair => (pair.Key, (double)pair.Value / clock.TimestampFrequency))];

    /// <summary>Of all parts that are not the layers.</summary>
    public double AroundSeconds => Parts.Where(part => Around.Contains(part.Part)).Sum(part => part.Seconds);

    public long Now => clock.GetTimestamp();

    /// <summary>The time of all parts so far.</summary>
    public long Noted => _ticks.Values.Sum();

    /// <summary>Adds the time that work takes to a part.</summary>
    public static T Measure<T>(StepProfile? profile, string part, Func<T> work)
    {
        long since = profile?.Now ?? 0;
        T result = work();
        profile?.Add(part, since);
        return result;
    }

    /// <summary>Adds the time since then to a part.</summary>
    /// <returns>Now, for the part that follows.</returns>
    public long Add(string part, long since)
    {
        long now = Now;
        _ticks[part] = _ticks.GetValueOrDefault(part) + now - since;
        return now;
    }

    /// <summary>Adds the time since then to a part, without what was noted of it: all that is noted now but was not at a <see cref="Noted"/> before.</summary>
    public void AddRest(string part, long since, long noted) => Add(part, since + Noted - noted);
}
