using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>Where a shown number comes from.</summary>
internal enum CellKind
{
    /// <summary>A number of the input.</summary>
    Data,

    /// <summary>Outside the input.</summary>
    Padding,

    /// <summary>A zero between two inputs of a transposed convolution with a stride.</summary>
    Inserted,
}

/// <summary>An image with everything around and between that the kernel meets.</summary>
/// <param name="Planes">One a channel, all of one size.</param>
/// <param name="Top">Row of the first input row; negative where rows are cropped.</param>
/// <param name="Left">Column of the first input column; negative where columns are cropped.</param>
/// <param name="Stretch">Rows and columns from one input to the next: 1, or the stride of a transposed convolution.</param>
/// <param name="Size">Height and width of the input.</param>
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
