namespace MiniCnn.Imaging;

/// <summary>What an image file may ask for. A header that asks for more is refused before pixels are allocated.</summary>
public sealed record ImageLimits
{
    /// <summary>Limits for files of unknown origin.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>Maximum pixels along a side. Default 32768, at least 1.</summary>
    public int MaxSide { get; init; } = 32_768;

    /// <summary>Maximum number of pixels. Default 100 million (400 MB while decoding), at least 1.</summary>
    public long MaxPixels { get; init; } = 100_000_000;

    /// <summary>Maximum length of a file in bytes. Default 512 MiB.</summary>
    public long MaxFileBytes { get; init; } = 512L << 20;

    internal void Check(string format, long width, long height)
    {
        if (width < 1 || height < 1)
            throw MiniCnnException.BadData($"{format}: an image of {width}x{height} has no pixels; expected sides of at least 1");
        if (width > MaxSide || height > MaxSide || width * height > MaxPixels)
        {
            throw MiniCnnException.BadData(
                $"{format}: an image of {width}x{height} is beyond the limit of {MaxSide} a side and {MaxPixels} pixels; scale it down first");
        }
    }
}
