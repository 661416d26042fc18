namespace MiniCnn.Convolution;

/// <summary>One cell under the kernel.</summary>
/// <param name="Channel">Input channel.</param>
/// <param name="KernelRow">Row of the weight in the kernel as shown.</param>
/// <param name="KernelColumn">Column of the weight in the kernel as shown.</param>
/// <param name="Row">
/// Row of the cell, counted from the top of what is shown (padding included); for scatters the row of the output, which may lie
/// outside: it is cropped then.
/// </param>
/// <param name="Column">Column of the cell, likewise.</param>
/// <param name="Value">The number in the cell; for scatters the input number that is multiplied by the kernel.</param>
/// <param name="Weight">The kernel's number; 1 for a maximum, 1/n for a mean.</param>
public readonly record struct SlidingTerm(int Channel, int KernelRow, int KernelColumn, int Row, int Column, double Value, double Weight)
{
    /// <summary>Value times weight.</summary>
    public double Product => Value * Weight;
}

/// <summary>One position of the kernel.</summary>
public sealed record SlidingFrame
{
    /// <summary>From 0.</summary>
    public required int Index { get; init; }

    /// <summary>Output channel.</summary>
    public required int Channel { get; init; }

    /// <summary>Row of the output that is computed; for scatters of the input.</summary>
    public required int Row { get; init; }

    /// <summary>Column, likewise.</summary>
    public required int Column { get; init; }

    /// <summary>The cells under the kernel, channel after channel, row after row; for a pool those inside the image.</summary>
    public required IReadOnlyList<SlidingTerm> Terms { get; init; }

    /// <summary>Added to the sum; 0 for scatters, where the output starts with it.</summary>
    public double Bias { get; init; }

    /// <summary>The output: sum of products plus bias, the maximum, the mean; for scatters the input number.</summary>
    public required double Result { get; init; }
}
