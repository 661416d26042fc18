namespace MiniCnn.Imaging;

/// <summary>The colors of a figure's text, lines and background.</summary>
public sealed record FigureTheme
{
    /// <summary>Dark on white: for print and files.</summary>
    public static FigureTheme Light { get; } = new();

    /// <summary>Light on near-black.</summary>
    public static FigureTheme Dark { get; } = new()
    {
        Foreground = new Rgb(0xE8, 0xE8, 0xE8),
        Muted = new Rgb(0xA8, 0xA8, 0xA8),
        Grid = new Rgb(0x44, 0x44, 0x48),
        Background = new Rgb(0x18, 0x18, 0x1B),
    };

    /// <summary>
    /// For SVG inside a page: no background, text and lines in the page's own color (<c>currentColor</c>), so that it is
    /// legible in light and dark mode. A raster image takes <see cref="Light"/>'s colors.
    /// </summary>
    public static FigureTheme Page { get; } = new() { FollowsPage = true };

    /// <summary>Text and axes.</summary>
    public Rgb Foreground { get; init; } = new(0x1C, 0x1C, 0x20);

    /// <summary>Text of less weight.</summary>
    public Rgb Muted { get; init; } = new(0x66, 0x66, 0x6B);

    /// <summary>Frames and grid lines.</summary>
    public Rgb Grid { get; init; } = new(0xD4, 0xD4, 0xD8);

    /// <summary>What is drawn on.</summary>
    public Rgb Background { get; init; } = Rgb.White;

    /// <summary>Whether SVG leaves colors of text and background to the page around it.</summary>
    public bool FollowsPage { get; init; }

    /// <summary>The color that this theme gives a tone.</summary>
    internal Rgb ColorOf(Tone tone) => tone.Role switch
    {
        ToneRole.Foreground => Foreground,
        ToneRole.Muted => Muted,
        ToneRole.Grid => Grid,
        ToneRole.Background => Background,
        _ => tone.Color,
    };
}
