namespace MiniCnn.Training;

/// <summary>Where the time of a training goes: parts that do not overlap, those of a compiled step on the first of its threads.</summary>
internal sealed class StepProfile(TimeProvider clock)
{
    private readonly Dictionary<string, long> _ticks = [];

    /// <summary>Seconds by part, in the order in which they first came.</summary>
    public IReadOnlyList<(string Part, double Seconds)> Parts => [.. _ticks.Select(pair => (pair.Key, (double)pair.Value / clock.TimestampFrequency))];

    public long Now => clock.GetTimestamp();

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
}
