namespace MiniCnn.Imaging;

/// <summary>
/// What a picture file may ask for. A header that asks for more is refused before any memory is taken.
/// </summary>
public sealed record ImageLimits
{
    /// <summary>Limits for pictures from anywhere.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>Most pixels along a side. Default 32768, at least 1.</summary>
    public int MaxSide { get; init; } = 32_768;

    /// <summary>Most pixels altogether. Default 100 million, at least 1.</summary>
    public long MaxPixels { get; init; } = 100_000_000;

    /// <summary>Most bytes of a file. Default 512 MiB.</summary>
    public long MaxFileBytes { get; init; } = 512L << 20;

    /// <summary>Refuses sides that are 0 or beyond the limits.</summary>
    /// <exception cref="MiniCnnException">Data error that names the format, the size and the limit.</exception>
    internal void Check(string format, long width, long height)
    {
        if (width < 1 || height < 1)
            throw MiniCnnException.BadData($"{format}: a picture of {width}x{height} has no pixels; expected sides of at least 1");
        if (width > MaxSide || height > MaxSide || width * height > MaxPixels)
            throw MiniCnnException.BadData(
                $"{format}: a picture of {width}x{height} is beyond the limit of {MaxSide} a side and {MaxPixels} pixels; scale it down first");
    }
}
