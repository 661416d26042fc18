namespace MiniCnn.Imaging;

/// <summary>A picture of an animation and how long it stays.</summary>
/// <param name="Image">The whole picture, not only what changed.</param>
/// <param name="Milliseconds">20 to 65535; viewers round to hundredths of a second.</param>
public sealed record AnimationFrame(Image Image, int Milliseconds);

/// <summary>Pictures of one size, one after the other; written by <see cref="Gif"/> and <see cref="Apng"/>.</summary>
public sealed class Animation
{
    /// <param name="frames">At least one, all of one size and number of channels.</param>
    /// <param name="plays">How often it runs; 0 without end.</param>
    /// <exception cref="MiniCnnException">Usage error: no frames, unlike frames, a time or number of plays outside its range.</exception>
    public Animation(IReadOnlyList<AnimationFrame> frames, int plays = 0)
    {
        if (frames.Count == 0)
            throw MiniCnnException.BadUsage("An animation without frames cannot be made; expected at least one");
        Image first = frames[0].Image;
        for (int i = 0; i < frames.Count; i++)
        {
            (Image picture, int time) = frames[i];
            if ((picture.Width, picture.Height, picture.Channels) != (first.Width, first.Height, first.Channels))
            {
                throw MiniCnnException.BadUsage(
                    $"Frame {i} is {picture.Width}x{picture.Height}x{picture.Channels} and frame 0 {first.Width}x{first.Height}x{first.Channels}; expected one size");
            }

            if (time is < 20 or > 65_535)
                throw MiniCnnException.BadUsage($"Frame {i} stays {time} ms; expected 20 to 65535, below which viewers use a time of their own");
        }

        if (plays is < 0 or > 65_535)
            throw MiniCnnException.BadUsage($"An animation cannot play {plays} times; expected 0 (without end) to 65535");
        (Frames, Plays) = (frames, plays);
    }

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<AnimationFrame> Frames { get; }

    /// <summary>How often it runs; 0 without end.</summary>
    public int Plays { get; }

    /// <summary>Pixels in a row of every frame.</summary>
    public int Width => Frames[0].Image.Width;

    /// <summary>Rows of every frame.</summary>
    public int Height => Frames[0].Image.Height;

    /// <summary>Channels of every frame.</summary>
    public int Channels => Frames[0].Image.Channels;

    /// <summary>Writes the animation whole or not at all.</summary>
    /// <param name="path">The file: <c>.gif</c>, or <c>.png</c> or <c>.apng</c> for an animated PNG.</param>
    /// <exception cref="MiniCnnException">Usage error: another extension. Failure: the file cannot be written.</exception>
    public void Write(string path) => AtomicFile.WriteBytes(path, Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".gif" => Gif.Encode(this),
        ".png" or ".apng" => Apng.Encode(this),
        var other => throw MiniCnnException.BadUsage($"{path}: animations are not written as '{other}'; expected .gif, .png or .apng"),
    });

    /// <summary>All frames one below the other, which gives them one palette.</summary>
    internal Image Stacked()
    {
        Image tall = new(Width, checked(Height * Frames.Count), Channels);
        for (int i = 0; i < Frames.Count; i++)
            Frames[i].Image.Pixels.CopyTo(tall.Pixels.AsSpan(i * Frames[0].Image.Pixels.Length));
        return tall;
    }

    /// <summary>The smallest rectangle in which two frames differ; one pixel if they do not, because a frame cannot be empty.</summary>
    internal (int X, int Y, int Width, int Height) Difference(int before, int after)
    {
        (byte[] a, byte[] b) = (Frames[before].Image.Pixels, Frames[after].Image.Pixels);
        int row = Width * Channels;
        (int left, int right, int top, int bottom) = (Width, -1, Height, -1);
        for (int y = 0; y < Height; y++)
        {
            int first = a.AsSpan(y * row, row).CommonPrefixLength(b.AsSpan(y * row, row));
            if (first == row)
                continue;
            int last = row - 1;
            while (a[(y * row) + last] == b[(y * row) + last])
                last--;
            (left, right) = (Math.Min(left, first / Channels), Math.Max(right, last / Channels));
            (top, bottom) = (Math.Min(top, y), y);
        }

        return bottom < 0 ? (0, 0, 1, 1) : (left, top, right - left + 1, bottom - top + 1);
    }
}
