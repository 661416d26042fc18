using System.Globalization;

namespace MiniCnn.Convolution.Sliding.Drawing;

/// <summary>How a sliding kernel is shown.</summary>
public sealed record SlidingOptions
{
    /// <summary>The heading. Default none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Numbers in the cells, and the sum of the current position written out. Default yes.</summary>
    public bool Numbers { get; init; } = true;

    /// <summary>How long a position stays, 20 to 10,000 milliseconds; default 900. The last one stays three times as long.</summary>
    public int Milliseconds { get; init; } = 900;

    /// <summary>Side of a cell in pixels at scale 1, 8 to 96; default 0: by the size of the grids.</summary>
    public int CellPixels { get; init; }

    /// <summary>Pixels of a GIF or APNG for one of the drawing, 0.25 to 4; default 1.</summary>
    public double Scale { get; init; } = 1;

    internal void Check()
    {
        var wrong = new List<string>();
        if (Milliseconds is < 20 or > 10_000)
            wrong.Add($"{Milliseconds} milliseconds per position is out of range; expected 20 to 10000");
        if (CellPixels is not 0 and (< 8 or > 96))
            wrong.Add($"cells of {CellPixels} pixels are out of range; expected 8 to 96");
        if (!(Scale is >= 0.25 and <= 4))
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"scale {Scale} is out of range; expected 0.25 to 4"));
        if (wrong.Count > 0)
            throw MiniCnnException.BadUsage(string.Join("; ", wrong));
    }
}
