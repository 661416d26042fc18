namespace MiniCnn.Imaging;

/// <summary>Which point of a text lies at the place given.</summary>
public enum TextAnchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}

/// <summary>How a text looks.</summary>
/// <param name="Size">Height of a line's letters in pixels, as CSS font-size; 12 draws capitals of 9 pixels.</param>
/// <param name="Anchor">Which end lies at the place given.</param>
/// <param name="Bold">With a thicker pen.</param>
/// <param name="Vertical">Running upwards; the place is then the baseline's x.</param>
public readonly record struct TextStyle(double Size = 12, TextAnchor Anchor = TextAnchor.Start, bool Bold = false, bool Vertical = false)
{
    /// <summary>Pixels from one baseline to the next.</summary>
    public double LineHeight => Size * 1.3;
}
