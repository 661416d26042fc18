namespace MiniCnn.Imaging;

/// <summary>
/// A color space in which equal steps look equally large: lightness, and a hue angle with chroma (Björn Ottosson, "A
/// perceptual color space for image processing", 2020).
/// </summary>
internal static class OkLab
{
    /// <summary>Lightness from 0 to 1, chroma from 0 (gray), hue in degrees (red about 29, blue 264); what sRGB does not have is cut to the nearest channel values.</summary>
    public static Rgb ToRgb(double lightness, double chroma, double hue, out bool inGamut)
    {
        (double sin, double cos) = Math.SinCos(hue * Math.PI / 180);
        (double a, double b) = (chroma * cos, chroma * sin);
        double l = Cube(lightness + (0.3963377774 * a) + (0.2158037573 * b));
        double m = Cube(lightness - (0.1055613458 * a) - (0.0638541728 * b));
        double s = Cube(lightness - (0.0894841775 * a) - (1.2914855480 * b));
        double red = (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s);
        double green = (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s);
        double blue = (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s);
        inGamut = new[] { red, green, blue }.All(v => v is >= -0.002 and <= 1.002);
        return new Rgb(Encode(red), Encode(green), Encode(blue));
    }

    private static double Cube(double value) => value * value * value;

    /// <summary>Light to the byte that sRGB stores for it.</summary>
    private static byte Encode(double light)
    {
        double v = Math.Clamp(light, 0, 1);
        return (byte)Math.Round(255 * (v <= 0.0031308 ? 12.92 * v : (1.055 * Math.Pow(v, 1 / 2.4)) - 0.055));
    }
}
