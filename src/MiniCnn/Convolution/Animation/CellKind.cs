namespace MiniCnn.Convolution.Sliding;

/// <summary>Where a shown number comes from.</summary>
public enum CellKind
{
    /// <summary>A number of the input.</summary>
    Data,

    /// <summary>Outside the input.</summary>
    Padding,

    /// <summary>A zero between two inputs of a transposed convolution with a stride.</summary>
    Inserted,
}
