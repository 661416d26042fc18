namespace MiniCnn.Tests.Lessons;

/// <summary>A clock that goes on by so many microseconds whenever it is looked at.</summary>
internal sealed class SteadyClock(long step) : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1_000_000;

    public override long GetTimestamp() => _now += step;
}
