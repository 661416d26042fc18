namespace MiniCnn.Data;

/// <summary>How many shapes are drawn, how large, and from which seed.</summary>
public sealed record ShapeOptions
{
    /// <summary>Training images, 1 to 1,000,000. Default 20,000.</summary>
    public int Train { get; init; } = 20_000;

    /// <summary>Test images, 1 to 1,000,000. Default 2,000.</summary>
    public int Test { get; init; } = 2_000;

    /// <summary>Rows and columns, 8 to 512. Default 28.</summary>
    public int Size { get; init; } = 28;

    /// <summary>Default 0. Training and test images come from streams of their own.</summary>
    public long Seed { get; init; }

    internal void Check()
    {
        var wrong = new List<string>();
        if (Train is < 1 or > 1_000_000)
            wrong.Add($"Train = {Train}, expected 1 to 1000000");
        if (Test is < 1 or > 1_000_000)
            wrong.Add($"Test = {Test}, expected 1 to 1000000");
        if (Size is < 8 or > 512)
            wrong.Add($"Size = {Size}, expected 8 to 512");
        if ((long)Math.Max(Train, Test) * Size * Size > Array.MaxLength)
            wrong.Add($"{Math.Max(Train, Test)} images of {Size}x{Size} do not fit into one array, expected at most {Array.MaxLength} pixels");
        if (wrong.Count > 0)
            throw MiniCnnException.BadUsage(string.Join("; ", wrong));
    }
}
