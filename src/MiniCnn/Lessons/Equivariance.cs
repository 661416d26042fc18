using MiniCnn.Convolution;
using MiniCnn.Imaging;

namespace MiniCnn.Lessons;

/// <summary>Whether a layer's output moves as its input does, on a plane whose ends meet.</summary>
internal static class Equivariance
{
    /// <summary>What goes out on the right comes in on the left.</summary>
    public static Plane Shift(Plane plane, int columns)
    {
        var shifted = new Plane(plane.Height, plane.Width);
        for (int row = 0; row < plane.Height; row++)
        {
            for (int column = 0; column < plane.Width; column++)
                shifted[row, column] = plane[row, Border.Source(PaddingMode.Circular, column - columns, plane.Width)];
        }
        return shifted;
    }

    /// <summary>
    /// ‖f(shifted x) − shifted f(x)‖ / ‖f(x)‖ (Euclidean): 0 where the output moves along exactly. The output should move by
    /// shift/stride; where that is no whole number the better of the two neighbors counts.
    /// </summary>
    public static double Error(Func<Plane, Plane> layer, Plane image, int shift)
    {
        Plane plain = layer(image), moved = layer(Shift(image, shift));
        double wanted = (double)shift * plain.Width / image.Width;
        return Math.Min(Distance(moved, Shift(plain, (int)Math.Floor(wanted))), Distance(moved, Shift(plain, (int)Math.Ceiling(wanted)))) / Distance(plain, new Plane(plain.Height, plain.Width));
    }

    private static double Distance(Plane one, Plane other) => Math.Sqrt(one.Values.Zip(other.Values, (a, b) => ((double)a - b) * ((double)a - b)).Sum());
}
