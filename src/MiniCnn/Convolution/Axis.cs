namespace MiniCnn.Convolution;

/// <summary>An axis of an image.</summary>
public enum Axis
{
    /// <summary>Vertical: rows, counted from the top.</summary>
    Height,

    /// <summary>Horizontal: columns, counted from the left.</summary>
    Width,
}
