using SkiaSharp;

namespace MiniCnn.Imaging;

/// <summary>DejaVu Sans, embedded in the library: text looks the same, and is there at all, on machines with other fonts or none.</summary>
internal static class EmbeddedFont
{
    private static readonly Lazy<SKTypeface> Regular = new(() => Load("DejaVuSans.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Load("DejaVuSans-Bold.ttf"));

    /// <param name="size">Pixels of an em.</param>
    /// <param name="bold">The bold face.</param>
    public static SKFont Of(double size, bool bold) => new((bold ? Bold : Regular).Value, (float)size)
    {
        // Widths in proportion to the size, whatever the system's hinting.
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
        Subpixel = true,
    };

    private static SKTypeface Load(string name)
    {
        using Stream stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream($"fonts/{name}")!;
        return SKTypeface.FromStream(stream);
    }
}
