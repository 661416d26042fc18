namespace MiniCnn.Imaging;

/// <summary>A color in sRGB.</summary>
/// <param name="R">Red, 0–255.</param>
/// <param name="G">Green, 0–255.</param>
/// <param name="B">Blue, 0–255.</param>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>0, 0, 0.</summary>
    public static Rgb Black { get; } = new(0, 0, 0);

    /// <summary>255, 255, 255.</summary>
    public static Rgb White { get; } = new(255, 255, 255);

    /// <summary>Relative luminance of WCAG 2.1, 0 for black to 1 for white.</summary>
    internal double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    /// <summary>Black or white for text on this color: white on saturated mid-tones, where eyes prefer it, as long as its contrast is above 3.7.</summary>
    internal Rgb TextColor => Luminance < 0.23 ? White : Black;

    /// <summary>A mixture: this color at 0, the other at 1.</summary>
    internal Rgb Mix(Rgb other, double share) => new(Mix(R, other.R, share), Mix(G, other.G, share), Mix(B, other.B, share));

    /// <summary>As CSS writes it: <c>#1a2b3c</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");
    private static byte Mix(byte from, byte to, double share) => (byte)Math.Clamp(Math.Round(from + ((to - from) * share)), 0, 255);

    private static double Linear(byte value)
    {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
    }
}
