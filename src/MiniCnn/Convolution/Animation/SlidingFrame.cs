namespace MiniCnn.Convolution;

/// <summary>One cell under the kernel.</summary>
/// <param name="Channel">Input channel.</param>
/// <param name="KernelRow">Row of the weight in the kernel as shown.</param>
/// <param name="KernelColumn">Column of the weight in the kernel as shown.</param>
/// <param name="Row">Row of the cell from the top of what is shown, padding included; for scatters of the output, or outside where it is cropped.</param>
/// <param name="Column">Column of the cell, likewise.</param>
/// <param name="Value">The number in the cell; for scatters the input number that is multiplied by the kernel.</param>
/// <param name="Weight">The kernel's number; 1 for a maximum, 1/n for a mean.</param>
public readonly record struct SlidingTerm(int Channel, int KernelRow, int KernelColumn, int Row, int Column, double Value, double Weight)
{
    /// <summary>Value times weight.</summary>
    public double Product => Value * Weight;
}

/// <summary>One position of the kernel.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Channel">Output channel.</param>
/// <param name="Row">Row of the output that is computed; for scatters of the input.</param>
/// <param name="Column">Column, likewise.</param>
/// <param name="Terms">The cells under the kernel, channel after channel, row after row; for a pool those inside the image.</param>
/// <param name="Result">The output: sum of products plus bias, the maximum, the mean; for scatters the input number.</param>
/// <param name="Bias">Added to the sum; 0 for scatters, where the output starts with it.</param>
public sealed record SlidingFrame(int Index, int Channel, int Row, int Column, IReadOnlyList<SlidingTerm> Terms, double Result, double Bias = 0);
