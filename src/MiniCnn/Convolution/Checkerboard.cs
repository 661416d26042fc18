using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>
/// The uneven overlap of a transposed convolution's scatters: where the stride does not divide the kernel some outputs get more
/// contributions than their neighbors, which shows as a checkerboard.
/// </summary>
/// <remarks>Source: A. Odena, V. Dumoulin and C. Olah, Deconvolution and checkerboard artifacts, Distill 2016.</remarks>
/// <param name="Overlap">[o_h, o_w]: how many input numbers reach each output.</param>
/// <param name="Unevenness">(most − fewest)/mean of the overlap away from the borders; 0 where it is even.</param>
public sealed record Checkerboard(Plane Overlap, double Unevenness)
{
    /// <summary>Whether every output away from the borders gets equally many contributions.</summary>
    public bool IsEven => Unevenness == 0;

    /// <summary>Counts the contributions of a transposed convolution.</summary>
    /// <exception cref="MiniCnnException">The layer is of another kind.</exception>
    public static Checkerboard Of(ConvolutionGeometry geometry)
    {
        if (geometry.Layer.Kind != LayerKind.Transposed)
            throw MiniCnnException.BadUsage("only a transposed convolution has overlapping scatters; expected one");
        int[] rows = Counts(geometry.Vertical), columns = Counts(geometry.Horizontal);
        var overlap = new Plane(rows.Length, columns.Length);
        for (int y = 0; y < rows.Length; y++)
        {
            for (int x = 0; x < columns.Length; x++)
                overlap[y, x] = rows[y] * columns[x];
        }
        int[] inner = [.. from row in Period(geometry.Vertical) from column in Period(geometry.Horizontal) select row * column];
        return new(overlap, (inner.Max() - inner.Min()) / inner.Average());
    }

    private static int[] Counts(AxisGeometry axis)
    {
        int[] counts = new int[axis.Output];
        for (int input = 0; input < axis.Input; input++)
        {
            for (int tap = 0; tap < axis.Kernel; tap++)
            {
                long output = ((long)input * axis.Stride) - axis.Before + ((long)tap * axis.Dilation);
                if (output >= 0 && output < counts.Length)
                    counts[output]++;
            }
        }
        return counts;
    }

    /// <summary>Taps that fall on each phase of the stride: what an output sees far from any border.</summary>
    private static int[] Period(AxisGeometry axis)
    {
        int[] counts = new int[axis.Stride];
        for (int tap = 0; tap < axis.Kernel; tap++)
            counts[(long)tap * axis.Dilation % axis.Stride]++;
        return counts;
    }
}
