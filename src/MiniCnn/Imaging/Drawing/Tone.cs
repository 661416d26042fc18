namespace MiniCnn.Imaging;

/// <summary>What a color is for, so that a theme can choose it.</summary>
internal enum ToneRole
{
    /// <summary>The same color in every theme.</summary>
    Fixed,

    /// <summary>Text and axes.</summary>
    Foreground,

    /// <summary>Text of less weight: units, notes.</summary>
    Muted,

    /// <summary>Frames and grid lines.</summary>
    Grid,

    /// <summary>What is drawn on.</summary>
    Background,
}

/// <summary>A color to draw with: fixed, or one that the theme chooses by its role.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Color">The color when the role is <see cref="ToneRole.Fixed"/>.</param>
internal readonly record struct Tone(ToneRole Role, Rgb Color = default)
{
    public static Tone Foreground { get; } = new(ToneRole.Foreground);
    public static Tone Muted { get; } = new(ToneRole.Muted);
    public static Tone Grid { get; } = new(ToneRole.Grid);
    public static Tone Background { get; } = new(ToneRole.Background);
    public static implicit operator Tone(Rgb color) => new(ToneRole.Fixed, color);
}
