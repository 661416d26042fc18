namespace MiniCnn.Data;

/// <summary>How many digits are drawn, and from which seed.</summary>
public sealed record DigitOptions
{
    /// <summary>Training images, 1 to 1,000,000. Default 60,000.</summary>
    public int Train { get; init; } = 60_000;

    /// <summary>Test images, 1 to 1,000,000. Default 10,000.</summary>
    public int Test { get; init; } = 10_000;

    /// <summary>Default 0. Training and test images come from streams of their own.</summary>
    public long Seed { get; init; }

    internal void Check()
    {
        (string, int)[] wrong = new[] { (nameof(Train), Train), (nameof(Test), Test) }.Where(count => count.Item2 is < 1 or > 1_000_000).ToArray();
        if (wrong.Length > 0)
            throw MiniCnnException.BadUsage(string.Join("; ", wrong.Select(count => $"{count.Item1} = {count.Item2}, expected 1 to 1000000")));
    }
}
