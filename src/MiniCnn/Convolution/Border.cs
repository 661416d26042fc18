namespace MiniCnn.Convolution;

/// <summary>What an image is continued with outside. The limits on the amount are PyTorch's (<c>torch.nn.functional.pad</c>).</summary>
public enum PaddingMode
{
    /// <summary>One number, 0 by default; any amount, and a negative one crops.</summary>
    Constant,
    /// <summary>The image mirrored about its border pixel, which is not repeated; amount &lt; size.</summary>
    Reflect,
    /// <summary>The border pixel repeated; any amount.</summary>
    Replicate,
    /// <summary>The image repeated; amount ≤ size.</summary>
    Circular,
}

/// <summary>Index arithmetic of the padding modes, and padded images.</summary>
internal static class Border
{
    /// <summary>Maximum size of a padded or stretched image: 2²⁸ cells (2 GiB of float64).</summary>
    internal const long MaxCells = 1L << 28;

    /// <summary>The input at an index below 0 or past the end; −1 for the constant.</summary>
    public static int Source(PaddingMode mode, int index, int size) => mode switch
    {
        _ when index >= 0 && index < size => index,
        PaddingMode.Reflect => index < 0 ? -index : (2 * (size - 1)) - index,
        PaddingMode.Replicate => index < 0 ? 0 : size - 1,
        PaddingMode.Circular => ((index % size) + size) % size,
        _ => -1,
    };

    /// <summary>An image with rows and columns added, or cropped where a pad is negative: <c>torch.nn.functional.pad</c>.</summary>
    public static Plane Pad(Plane plane, Pads pads, PaddingMode mode = PaddingMode.Constant, float value = 0)
    {
        if (Problems(plane, pads, mode).ToList() is { Count: > 0 } reasons)
            throw MiniCnnException.BadUsage(string.Join("; ", reasons));
        var padded = new Plane(plane.Height + pads.Top + pads.Bottom, plane.Width + pads.Left + pads.Right);
        int[] columns = [.. Enumerable.Range(-pads.Left, padded.Width).Select(x => Source(mode, x, plane.Width))];
        for (int y = 0; y < padded.Height; y++)
        {
            int row = Source(mode, y - pads.Top, plane.Height);
            Span<float> target = padded.Row(y);
            ReadOnlySpan<float> source = row < 0 ? [] : plane.Row(row);
            for (int x = 0; x < target.Length; x++)
                target[x] = row < 0 || columns[x] < 0 ? value : source[columns[x]];
        }
        return padded;
    }

    private static IEnumerable<string> Problems(Plane plane, Pads pads, PaddingMode mode)
    {
        foreach ((string where, int size, int before, int after) in new[] { ("height", plane.Height, pads.Top, pads.Bottom), ("width", plane.Width, pads.Left, pads.Right) })
        {
            int pad = Math.Max(before, after);
            if ((long)size + before + after < 1)
                yield return $"padding {before} and {after} crops the {where} {size} to nothing";
            if (mode == PaddingMode.Reflect && pad >= size)
                yield return $"reflect padding {pad} must be smaller than the {where} {size}";
            if (mode == PaddingMode.Circular && pad > size)
                yield return $"circular padding {pad} must not be larger than the {where} {size}";
        }
        if (((long)plane.Height + pads.Top + pads.Bottom) * ((long)plane.Width + pads.Left + pads.Right) > MaxCells)
            yield return $"the padded image would have more than {MaxCells} cells";
    }
}
