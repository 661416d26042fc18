namespace MiniCnn.Imaging;

/// <summary>
/// One sub-picture of a PNG: the whole of it, or one of the seven of Adam7 (PNG specification, 8.2). Its pixel (x, y) is the
/// picture's pixel (Left + x·StepX, Top + y·StepY).
/// </summary>
internal readonly record struct PngPass(int Left, int Top, int StepX, int StepY, int Width, int Height)
{
    private static readonly (int Left, int Top, int StepX, int StepY)[] Adam7 =
    [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ];

    /// <summary>The passes of a picture in the order of the file; a pass without pixels is left out, as the file does.</summary>
    public static IEnumerable<PngPass> Of(PngHeader header)
    {
        if (!header.Interlaced)
        {
            yield return new PngPass(0, 0, 1, 1, header.Width, header.Height);
            yield break;
        }

        foreach ((int left, int top, int stepX, int stepY) in Adam7)
        {
            int width = (header.Width - left + stepX - 1) / stepX;
            int height = (header.Height - top + stepY - 1) / stepY;
            if (width > 0 && height > 0)
                yield return new PngPass(left, top, stepX, stepY, width, height);
        }
    }
}
