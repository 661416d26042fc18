namespace MiniCnn.Imaging;

/// <summary>
/// Colors that stay apart for color-blind readers, after Masataka Okabe and Kei Ito, "Color universal design" (2008), yellow
/// left out because it vanishes on white.
/// </summary>
public static class SeriesColors
{
    private static readonly Rgb[] All =
    [
        new(0x00, 0x72, 0xB2), new(0xD5, 0x5E, 0x00), new(0x00, 0x9E, 0x73), new(0xCC, 0x79, 0xA7), new(0xE6, 0x9F, 0x00), new(0x56, 0xB4, 0xE9),
    ];

    /// <summary>How many there are before they begin again.</summary>
    public static int Count => All.Length;

    /// <summary>The color of series 0, 1, 2 …</summary>
    public static Rgb Of(int index) => All[index % All.Length];
}
