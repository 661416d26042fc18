namespace MiniCnn.Imaging;

/// <summary>An image of an animation and its duration.</summary>
/// <param name="Image">The whole image, not only what changed.</param>
/// <param name="Milliseconds">20 to 65535; rounded to hundredths of a second in the file.</param>
public sealed record AnimationFrame(Image Image, int Milliseconds);

/// <summary>Images of one size, one after the other, written as GIF. Two frames are in memory at a time if <paramref name="frames"/> makes them one by one.</summary>
/// <param name="frames">At least one; enumerated twice, for the colors and for the pixels.</param>
/// <param name="plays">How often it runs, 0 (without end) to 65535.</param>
public sealed class Animation(IEnumerable<AnimationFrame> frames, int plays = 0)
{
    /// <summary>In the order of time.</summary>
    public IEnumerable<AnimationFrame> Frames { get; } = frames;

    /// <summary>How often it runs; 0 without end.</summary>
    public int Plays { get; } = plays is >= 0 and <= 65_535 ? plays : throw MiniCnnException.BadUsage($"An animation cannot play {plays} times; expected 0 (without end) to 65535");

    /// <summary>Maximum number of colors, 2 to 255; more are replaced by the nearest. Default 255.</summary>
    public int MaxColors { get; init; } = 255;

    /// <summary>Writes the animation whole or not at all, to a <c>.gif</c> file.</summary>
    /// <exception cref="MiniCnnException">Usage error: another extension, no frames, different sizes, a duration out of range. Failure: the file cannot be written.</exception>
    public void Write(string path)
    {
        if (!Path.GetExtension(path).Equals(".gif", StringComparison.OrdinalIgnoreCase))
            throw MiniCnnException.BadUsage($"{path}: animations are not written as '{Path.GetExtension(path)}'; expected .gif");
        AtomicFile.Write(path, stream => Gif.Write(stream, this));
    }

    /// <summary>The frames with 3 channels, each with the smallest rectangle that differs from the previous one; at least one pixel.</summary>
    internal IEnumerable<(AnimationFrame Frame, Image? Before, PixelArea Changed)> Changes()
    {
        Image? before = null;
        foreach (AnimationFrame frame in Frames)
        {
            Image image = frame.Image.ToRgb();
            if (before is not null && (image.Width, image.Height) != (before.Width, before.Height))
                throw MiniCnnException.BadUsage($"A frame of {image.Width}x{image.Height} follows one of {before.Width}x{before.Height}; expected one size");
            if (frame.Milliseconds is < 20 or > 65_535)
                throw MiniCnnException.BadUsage($"A frame lasts {frame.Milliseconds} ms; expected 20 to 65535, below which viewers use a duration of their own");
            yield return (frame with { Image = image }, before, before is null ? new(0, 0, image.Width, image.Height) : Difference(before, image));
            before = image;
        }
        if (before is null)
            throw MiniCnnException.BadUsage("An animation without frames cannot be made; expected at least one");
    }

    private static PixelArea Difference(Image before, Image after)
    {
        int bytes = 3 * after.Width;
        (int left, int right, int top, int bottom) = (after.Width, -1, after.Height, -1);
        for (int y = 0; y < after.Height; y++)
        {
            ReadOnlySpan<byte> a = before.Pixels.AsSpan(y * bytes, bytes), b = after.Pixels.AsSpan(y * bytes, bytes);
            int first = a.CommonPrefixLength(b);
            if (first == bytes)
                continue;
            int last = bytes - 1;
            while (a[last] == b[last])
                last--;
            (left, right) = (Math.Min(left, first / 3), Math.Max(right, last / 3));
            (top, bottom) = (Math.Min(top, y), y);
        }
        return bottom < 0 ? new(0, 0, 1, 1) : new(left, top, right - left + 1, bottom - top + 1);
    }
}

internal readonly record struct PixelArea(int X, int Y, int Width, int Height);
