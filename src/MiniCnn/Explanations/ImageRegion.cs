namespace MiniCnn.Explanations;

/// <summary>A rectangle of an image's pixels; rows and columns below 0 or beyond the image lie in the padding.</summary>
/// <param name="Top">First row.</param>
/// <param name="Bottom">Last row.</param>
/// <param name="Left">First column.</param>
/// <param name="Right">Last column.</param>
public readonly record struct ImageRegion(int Top, int Bottom, int Left, int Right)
{
    /// <summary>Rows.</summary>
    public int Height => Bottom - Top + 1;

    /// <summary>Columns.</summary>
    public int Width => Right - Left + 1;

    /// <summary>Whether a pixel lies in it.</summary>
    public bool Contains(int row, int column) => row >= Top && row <= Bottom && column >= Left && column <= Right;
}
