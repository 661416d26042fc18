namespace MiniCnn.Data;

/// <summary>What the pictures of a folder are made into.</summary>
public sealed record ImageFolderOptions
{
    /// <summary>Rows, 1 to 4096. Default: as the first picture.</summary>
    public int? Height { get; init; }

    /// <summary>Columns, 1 to 4096. Default: as the first picture.</summary>
    public int? Width { get; init; }

    /// <summary>1 gray or 3 red-green-blue. Default: 1 if the first picture is gray, else 3.</summary>
    public int? Channels { get; init; }

    /// <summary>Share of each class that becomes the test images where the folder has no part of that name, above 0 and below 1. Default 1/6.</summary>
    public double TestShare { get; init; } = 1 / 6.0;

    /// <summary>Chooses the test images. Default 0.</summary>
    public long Seed { get; init; }

    internal void Check()
    {
        var wrong = new List<string>();
        if (Height is < 1 or > 4096)
            wrong.Add($"Height = {Height}, expected 1 to 4096");
        if (Width is < 1 or > 4096)
            wrong.Add($"Width = {Width}, expected 1 to 4096");
        if (Channels is not (null or 1 or 3))
            wrong.Add($"Channels = {Channels}, expected 1 or 3");
        if (TestShare is not (> 0 and < 1))
            wrong.Add($"TestShare = {TestShare}, expected above 0 and below 1");
        if (wrong.Count > 0)
            throw MiniCnnException.BadUsage(string.Join("; ", wrong));
    }
}
