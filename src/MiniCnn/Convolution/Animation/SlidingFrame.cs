namespace MiniCnn.Convolution;

/// <summary>
/// One cell under the kernel: its place in the kernel as shown, and its row and column from the top left of what is shown, padding included; for scatters of
/// the output, or outside where it is cropped. The value is the number in the cell, for scatters the input's; the weight 1 for a maximum, 1/n for a mean.
/// </summary>
internal readonly record struct SlidingTerm(int Channel, int KernelRow, int KernelColumn, int Row, int Column, double Value, double Weight)
{
    public double Product => Value * Weight;
}

/// <summary>
/// One position of the kernel: output channel, row and column of the output that is computed, for scatters of the input. Terms are channel after channel, row
/// after row, for a pool those inside the image. The result is the sum of products plus bias, the maximum or the mean, for scatters the input number.
/// </summary>
internal sealed record SlidingFrame(int Index, int Channel, int Row, int Column, IReadOnlyList<SlidingTerm> Terms, double Result, double Bias = 0);

/// <summary>Where a shown number comes from: the input, around it, or between two inputs of a transposed convolution with a stride (a zero).</summary>
internal enum CellKind
{
    Data,
    Padding,
    Inserted,
}

/// <summary>
/// An image of a size with everything around and between that the kernel meets. The first input is at the top and left, negative
/// where the image is cropped; from one input to the next it is the stretch, the stride of a transposed convolution.
/// </summary>
internal sealed record ShownInput(IReadOnlyList<Plane> Planes, int Top, int Left, Size2D Stretch, Size2D Size)
{
    public int Height => Planes[0].Height;
    public int Width => Planes[0].Width;

    public CellKind KindOf(int row, int column)
    {
        (int y, int x) = (row - Top, column - Left);
        if (y < 0 || x < 0 || y > (Size.Height - 1) * Stretch.Height || x > (Size.Width - 1) * Stretch.Width)
            return CellKind.Padding;
        return y % Stretch.Height == 0 && x % Stretch.Width == 0 ? CellKind.Data : CellKind.Inserted;
    }
}
