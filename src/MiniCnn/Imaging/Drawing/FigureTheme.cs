namespace MiniCnn.Imaging;

/// <summary>The colors of a figure's text, lines and background.</summary>
public sealed record FigureTheme
{
    /// <summary>Dark on white: for print and files.</summary>
    public static FigureTheme Light { get; } = new();

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

    internal Rgb ColorOf(Tone tone) => tone.Role switch
    {
        ToneRole.Foreground => Foreground,
        ToneRole.Muted => Muted,
        ToneRole.Grid => Grid,
        ToneRole.Background => Background,
        _ => tone.Color,
    };
}

/// <summary>What a color is for, so that a theme can choose it; fixed ones are the same in every theme.</summary>
internal enum ToneRole
{
    Fixed,
    Foreground,
    Muted,
    Grid,
    Background,
}

/// <summary>A color to draw with: fixed, or one that the theme chooses by its role.</summary>
internal readonly record struct Tone(ToneRole Role, Rgb Color = default)
{
    public static Tone Foreground { get; } = new(ToneRole.Foreground);
    public static Tone Muted { get; } = new(ToneRole.Muted);
    public static Tone Grid { get; } = new(ToneRole.Grid);
    public static Tone Background { get; } = new(ToneRole.Background);
    public static implicit operator Tone(Rgb color) => new(ToneRole.Fixed, color);
}
