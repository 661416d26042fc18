using System.Collections.Concurrent;
using System.Numerics;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Kernels;

/// <summary>Directions as hues, with the strength as lightness: where nothing happens it is dark.</summary>
internal static class DirectionColors
{
    private const int Hues = 360, Strengths = 256;

    /// <summary>[hue, strength]: about as fine as bytes can show, and computing the color of each pixel takes longer than all the rest.</summary>
    private static readonly Lazy<Rgb[]> Colors = new(() => [.. Enumerable.Range(0, Hues * Strengths).Select(n =>
    {
        double share = n % Strengths / (Strengths - 1.0);
        return OkLab.ToRgb(0.1 + (0.68 * share), 0.13 * share, (360.0 * (n / Strengths) / Hues) + 25, out _);
    })]);

    /// <summary>Red for the right, green for below, cyan for the left, violet for above: the hue turns once in 360 degrees.</summary>
    /// <param name="direction">Degrees, clockwise from the right.</param>
    /// <param name="strength">Of the same size; negative is taken as 0.</param>
    public static Image Of(Plane direction, Plane strength)
    {
        float max = ValueRange.Of(strength).High;
        var picture = new Image(direction.Width, direction.Height, 3);
        Rgb[] colors = Colors.Value;
        Parallel.ForEach(Partitioner.Create(0, direction.Values.Length), part =>
        {
            for (int n = part.Item1; n < part.Item2; n++)
            {
                // a small power shows weak edges too
                float share = max > 0 ? MathF.Pow(Math.Clamp(strength.Values[n] / max, 0, 1), 0.4f) : 0;
                int hue = (int)MathF.Round((direction.Values[n] + 360) * Hues / 360) % Hues;
                Rgb color = colors[(hue * Strengths) + (int)MathF.Round(share * (Strengths - 1))];
                (picture.Pixels[3 * n], picture.Pixels[(3 * n) + 1], picture.Pixels[(3 * n) + 2]) = (color.R, color.G, color.B);
            }
        });
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
