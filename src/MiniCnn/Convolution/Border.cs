using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>What stands outside an image: index arithmetic of the padding modes, and padded images.</summary>
public static class Border
{
    /// <summary>Most cells that a padded or stretched image may have: 2²⁸ (2 GiB of float64).</summary>
    internal const long MostCells = 1L << 28;

    /// <summary>Which input stands at an index below 0 or past the end; −1 where it is the constant.</summary>
    /// <param name="mode">How the image goes on.</param>
    /// <param name="index">Index along the axis, counted from the first input.</param>
    /// <param name="size">Inputs along the axis.</param>
    public static int Source(PaddingMode mode, int index, int size)
    {
        if (index >= 0 && index < size)
            return index;
        return mode switch
        {
            PaddingMode.Reflect => index < 0 ? -index : (2 * (size - 1)) - index,
            PaddingMode.Replicate => index < 0 ? 0 : size - 1,
            PaddingMode.Circular => ((index % size) + size) % size,
            _ => -1,
        };
    }

    /// <summary>
    /// An image with rows and columns added, or cropped where a pad is negative: <c>torch.nn.functional.pad</c>.
    /// </summary>
    /// <param name="plane">[i_h, i_w].</param>
    /// <param name="pads">Reflect needs less than the size, circular at most the size, and a row and column must remain.</param>
    /// <param name="mode">What stands outside.</param>
    /// <param name="value">The constant of <see cref="PaddingMode.Constant"/>.</param>
    /// <returns>[i_h + top + bottom, i_w + left + right].</returns>
    /// <exception cref="MiniCnnException">A limit is broken: all of them are told.</exception>
    public static Plane Pad(Plane plane, Pads pads, PaddingMode mode = PaddingMode.Constant, float value = 0)
    {
        Check(plane, pads, mode);
        var padded = new Plane(plane.Height + pads.Top + pads.Bottom, plane.Width + pads.Left + pads.Right);
        int[] columns = [.. Enumerable.Range(-pads.Left, padded.Width).Select(x => Source(mode, x, plane.Width))];
        for (int y = 0; y < padded.Height; y++)
        {
            int row = Source(mode, y - pads.Top, plane.Height);
            for (int x = 0; x < padded.Width; x++)
                padded[y, x] = row < 0 || columns[x] < 0 ? value : plane[row, columns[x]];
        }
        return padded;
    }

    private static void Check(Plane plane, Pads pads, PaddingMode mode)
    {
        var reasons = new List<string>();
        foreach ((Axis axis, int size) in new[] { (Axis.Height, plane.Height), (Axis.Width, plane.Width) })
        {
            (int before, int after) = pads.Along(axis);
            string where = axis == Axis.Height ? "height" : "width";
            int most = Math.Max(before, after);
            if ((long)size + before + after < 1)
                reasons.Add($"padding {before} and {after} crops the {where} {size} to nothing");
            if (mode == PaddingMode.Reflect && most >= size)
                reasons.Add($"reflect padding {most} must be smaller than the {where} {size}");
            if (mode == PaddingMode.Circular && most > size)
                reasons.Add($"circular padding {most} must not be larger than the {where} {size}");
        }
        if (((long)plane.Height + pads.Top + pads.Bottom) * ((long)plane.Width + pads.Left + pads.Right) > MostCells)
            reasons.Add($"the padded image would have more than {MostCells} cells");
        if (reasons.Count > 0)
            throw MiniCnnException.BadUsage(string.Join("; ", reasons));
    }
}
