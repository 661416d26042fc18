namespace MiniCnn.Imaging;

/// <summary>What a color is for, so that a theme can choose it.</summary>
public enum ToneRole
{
    /// <summary>A color of its own in every theme.</summary>
    Fixed,

    /// <summary>Text and axes.</summary>
    Ink,

    /// <summary>Text of less weight: units, notes.</summary>
    Muted,

    /// <summary>Frames and grid lines.</summary>
    Grid,

    /// <summary>What is drawn on.</summary>
    Paper,
}

/// <summary>A color to draw with: fixed, or one that the theme chooses by its role.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Color">The color when the role is <see cref="ToneRole.Fixed"/>.</param>
public readonly record struct Tone(ToneRole Role, Rgb Color = default)
{
    /// <summary>Text and axes.</summary>
    public static Tone Ink { get; } = new(ToneRole.Ink);

    /// <summary>Text of less weight.</summary>
    public static Tone Muted { get; } = new(ToneRole.Muted);

    /// <summary>Frames and grid lines.</summary>
    public static Tone Grid { get; } = new(ToneRole.Grid);

    /// <summary>What is drawn on.</summary>
    public static Tone Paper { get; } = new(ToneRole.Paper);

    /// <summary>A color that is the same in every theme.</summary>
    public static implicit operator Tone(Rgb color) => FromRgb(color);

    /// <summary>A color that is the same in every theme.</summary>
    public static Tone FromRgb(Rgb color) => new(ToneRole.Fixed, color);
}
