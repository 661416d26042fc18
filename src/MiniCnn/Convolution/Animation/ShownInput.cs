using MiniCnn.Imaging;

namespace MiniCnn.Convolution.Sliding;

/// <summary>An image with everything around and between that the kernel meets.</summary>
/// <param name="Planes">One a channel, all of one size.</param>
/// <param name="Top">Row of the first input row; negative where rows are cropped.</param>
/// <param name="Left">Column of the first input column; negative where columns are cropped.</param>
/// <param name="Stretch">Rows and columns from one input to the next: 1, or the stride of a transposed convolution.</param>
/// <param name="Size">Height and width of the input.</param>
public sealed record ShownInput(IReadOnlyList<Plane> Planes, int Top, int Left, Size2D Stretch, Size2D Size)
{
    /// <summary>Rows shown.</summary>
    public int Height => Planes[0].Height;

    /// <summary>Columns shown.</summary>
    public int Width => Planes[0].Width;

    /// <summary>Where the number of a shown cell comes from.</summary>
    public CellKind KindOf(int row, int column)
    {
        (int y, int x) = (row - Top, column - Left);
        if (y < 0 || x < 0 || y > (Size.Height - 1) * Stretch.Height || x > (Size.Width - 1) * Stretch.Width)
            return CellKind.Padding;
        return y % Stretch.Height == 0 && x % Stretch.Width == 0 ? CellKind.Data : CellKind.Inserted;
    }
}
