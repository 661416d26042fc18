using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

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
