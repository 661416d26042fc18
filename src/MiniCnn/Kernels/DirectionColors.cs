using MiniCnn.Imaging;

namespace MiniCnn.Kernels;

/// <summary>Directions as hues, with the strength as lightness: where nothing happens it is dark.</summary>
public static class DirectionColors
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

    /// <summary>A disc with the hue of every direction.</summary>
    /// <param name="size">Pixels across, at least 8.</param>
    public static Image Wheel(int size)
    {
        Plane direction = new(size, size), strength = new(size, size);
        double middle = (size - 1) / 2.0;
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                double r = Math.Sqrt(((x - middle) * (x - middle)) + ((y - middle) * (y - middle))) / (size / 2.0);
                direction[y, x] = (float)(Math.Atan2(y - middle, x - middle) * 180 / Math.PI);
                strength[y, x] = r <= 1 ? (float)(r * r) : 0;
            }
        }
        return Of(direction, strength);
    }
}
