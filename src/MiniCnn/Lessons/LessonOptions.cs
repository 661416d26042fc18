namespace MiniCnn.Lessons;

/// <summary>How a chapter is run.</summary>
public sealed record LessonOptions
{
    /// <summary>Fewer images, sizes and positions: seconds instead of half a minute, and rougher numbers. Default no.</summary>
    public bool Quick { get; init; }

    /// <summary>Of every random number, 0 and up; default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Measures how long things take; default none, and the chapters leave timings out.</summary>
    public TimeProvider? Clock { get; init; }

    internal void Check()
    {
        if (Seed < 0)
            throw MiniCnnException.BadUsage($"seed {Seed} is out of range; expected 0 or more");
    }
}
