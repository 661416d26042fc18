using System.Globalization;
using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>One HTML file with the animation and its controls; nothing is loaded from anywhere.</summary>
internal static class SlidingPage
{
    public static void Write(TextWriter writer, SlidingLayout layout)
    {
        int count = layout.Window.FrameCount;
        string[] parts = Resource("page.html").Split("[figure]");
        writer.Write(parts[0].Replace("[title]", SvgText.Escape(SlidingSvg.TitleOf(layout)), StringComparison.Ordinal).Replace("[style]", Resource("page.css"), StringComparison.Ordinal));
        SlidingSvg.Write(writer, layout, moving: false);
        writer.Write(parts[1]
            .Replace("[last]", (count - 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("[count]", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("[milliseconds]", layout.Options.Milliseconds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("[script]", Resource("page.js"), StringComparison.Ordinal));
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(SlidingPage).Assembly.GetManifestResourceStream($"animation/{name}")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
