namespace MiniCnn.Imaging;

/// <summary>Which point of a text lies at the position given.</summary>
internal enum TextAnchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}

/// <summary>How a text looks.</summary>
/// <param name="Size">Pixels of an em, as CSS font-size.</param>
/// <param name="Anchor">Which end lies at the position given.</param>
/// <param name="Bold">In bold.</param>
/// <param name="Vertical">Running upwards; the position is then the baseline's x.</param>
internal readonly record struct TextStyle(double Size = 12, TextAnchor Anchor = TextAnchor.Start, bool Bold = false, bool Vertical = false)
{
    /// <summary>Pixels from one baseline to the next.</summary>
    public double LineHeight => Size * 1.3;
}
