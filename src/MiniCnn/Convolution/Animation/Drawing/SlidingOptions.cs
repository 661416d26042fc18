namespace MiniCnn.Convolution;

/// <summary>How a sliding kernel is shown.</summary>
public sealed record SlidingOptions
{
    /// <summary>The heading. Default none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Numbers in the cells, and the sum of the current position written out. Default yes.</summary>
    public bool Numbers { get; init; } = true;

    /// <summary>Duration of a position, 20 to 10,000 milliseconds; default 900. The last one stays three times as long.</summary>
    public int Milliseconds { get; init; } = 900;

    /// <summary>Side of a cell in pixels at scale 1, 8 to 96; default 0: by the size of the grids.</summary>
    public int CellPixels { get; init; }

    /// <summary>Pixels of a GIF for one of the drawing, 0.25 to 4; default 1.</summary>
    public double Scale { get; init; } = 1;

    internal AnimationLimits Limits { get; init; } = new();

    internal void Check() => MiniCnnException.ThrowIfAny(
        (Milliseconds is < 20 or > 10_000, $"{Milliseconds} milliseconds per position is out of range; expected 20 to 10000"),
        (CellPixels is not 0 and (< 8 or > 96), $"cells of {CellPixels} pixels are out of range; expected 8 to 96"),
        (!(Scale is >= 0.25 and <= 4), string.Create(CultureInfo.InvariantCulture, $"scale {Scale} is out of range; expected 0.25 to 4")));
}

/// <summary>How much an animation may take. What is beyond is refused before anything is drawn.</summary>
internal sealed record AnimationLimits
{
    /// <summary>Bytes of the pixels of one frame of a GIF, which bounds the memory (about five times as much).</summary>
    public long MaxFrameBytes { get; init; } = 64L << 20;

    /// <summary>Bytes of the pixels of all frames of a GIF, which bounds the time (about 10 s per GiB).</summary>
    public long MaxPixelBytes { get; init; } = 16L << 30;

    /// <summary>Bytes of the text of an SVG or a page, estimated.</summary>
    public long MaxTextBytes { get; init; } = 64L << 20;

    internal void CheckPixels(SlidingLayout layout)
    {
        (double width, double height) = (Math.Ceiling(layout.Width * layout.Options.Scale), Math.Ceiling(layout.Height * layout.Options.Scale));
        double frame = 3 * width * height;
        if (frame > MaxFrameBytes || frame * layout.Window.FrameCount > MaxPixelBytes)
        {
            throw MiniCnnException.BadUsage(string.Create(CultureInfo.InvariantCulture,
                $"{layout.Window.FrameCount} positions of {width}x{height} pixels are {Mebibytes(frame)} MiB each and {Mebibytes(frame * layout.Window.FrameCount)} "
                    + $"MiB together, beyond the limit of {Mebibytes(MaxFrameBytes)} or {Mebibytes(MaxPixelBytes)} MiB; use smaller cells, a smaller scale or a smaller input"));
        }
    }

    internal void CheckText(SlidingLayout layout)
    {
        LayerSettings layer = layout.Window.Geometry.Layer;
        double cells = (double)layer.Kernel.Area * (layout.Window.Kernel is null ? 1 : layer.InputChannels / layer.Groups);
        double bytes = layout.Window.FrameCount * (600 + (cells * (layout.Options.Numbers ? 500 : 120)));
        if (bytes > MaxTextBytes)
        {
            throw MiniCnnException.BadUsage(
                $"{layout.Window.FrameCount} positions of {cells} cells are about {Mebibytes(bytes)} MiB of text, "
                    + $"beyond the limit of {Mebibytes(MaxTextBytes)} MiB; use a smaller kernel or input, or write a GIF");
        }
    }

    private static string Mebibytes(double bytes) => Math.Ceiling(bytes / (1 << 20)).ToString("0", CultureInfo.InvariantCulture);
}
