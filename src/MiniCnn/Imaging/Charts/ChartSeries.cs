namespace MiniCnn.Imaging;

/// <summary>One line of a line chart.</summary>
/// <param name="Name">As the legend names it.</param>
/// <param name="Points">From left to right; a NaN breaks the line.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<Point2> Points)
{
    /// <summary>A line through numbers at 1, 2, 3 … (epochs, steps), or from another first place on.</summary>
    public ChartSeries(string name, IEnumerable<double> values, double firstX = 1)
        : this(name, [.. values.Select((value, i) => new Point2(firstX + i, value))])
    {
    }

    /// <summary>Its color; left out, one that differs from those of the other lines.</summary>
    public Rgb? Color { get; init; }

    /// <summary>A broken line: for what is predicted or only a reference.</summary>
    public bool Dashed { get; init; }
}

/// <summary>
/// Colors that stay apart for color-blind readers, after Masataka Okabe and Kei Ito, "Color universal design" (2008), yellow
/// left out because it vanishes on white.
/// </summary>
internal static class SeriesColors
{
    private static readonly Rgb[] All =
    [
        new(0x00, 0x72, 0xB2), new(0xD5, 0x5E, 0x00), new(0x00, 0x9E, 0x73), new(0xCC, 0x79, 0xA7), new(0xE6, 0x9F, 0x00), new(0x56, 0xB4, 0xE9),
    ];

    /// <summary>The color of series 0, 1, 2 …</summary>
    public static Rgb Of(int index) => All[index % All.Length];
}
