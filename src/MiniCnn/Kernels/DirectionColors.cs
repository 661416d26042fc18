using System.Numerics;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Kernels;

/// <summary>Directions as hues, with the strength as lightness: where nothing happens it is dark.</summary>
internal static class DirectionColors
{
    /// <summary>Red for the right, green for below, cyan for the left, violet for above: the hue turns once in 360 degrees.</summary>
    /// <param name="direction">Degrees, clockwise from the right.</param>
    /// <param name="strength">Of the same size; negative is taken as 0.</param>
    public static Image Of(Plane direction, Plane strength)
    {
        double max = strength.Values.Where(float.IsFinite).DefaultIfEmpty(0).Max();
        var picture = new Image(direction.Width, direction.Height, 3);
        for (int n = 0; n < direction.Values.Length; n++)
        {
            // a small power shows weak edges too
            double share = max > 0 ? Math.Pow(Math.Clamp(strength.Values[n] / max, 0, 1), 0.4) : 0;
            var color = OkLab.ToRgb(0.1 + (0.68 * share), 0.13 * share, direction.Values[n] + 25, out _);
            (picture.Pixels[3 * n], picture.Pixels[(3 * n) + 1], picture.Pixels[(3 * n) + 2]) = (color.R, color.G, color.B);
        }
        return picture;
    }

    /// <summary>A disc with the hue of every direction, at least 8 pixels across.</summary>
    public static Image Wheel(int size)
    {
        var cells = Enumerable.Range(0, size * size).Select(n => new Complex((n % size) - ((size - 1) / 2.0), (n / size) - ((size - 1) / 2.0))).ToList();
        float[] strength = [.. cells.Select(cell => cell.Magnitude / (size / 2.0)).Select(r => r <= 1 ? (float)(r * r) : 0)];
        return Of(new(size, size, [.. cells.Select(cell => (float)(cell.Phase * 180 / Math.PI))]), new(size, size, strength));
    }
}
