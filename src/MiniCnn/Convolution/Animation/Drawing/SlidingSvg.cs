namespace MiniCnn.Convolution;

/// <summary>All positions in one SVG, each in a group that is shown during its time.</summary>
internal static class SlidingSvg
{
    /// <summary>Moves by SMIL's clock, or has groups with <c>data-at</c> and <c>data-from</c> for a script, of which only the first position is shown.</summary>
    public static void Write(TextWriter writer, SlidingLayout layout, bool moving)
    {
        var canvas = new SvgCanvas(layout.Width, layout.Height, FigureTheme.Light);
        var renderer = new SlidingRenderer(layout);
        SlidingWindow window = layout.Window;
        renderer.Still(canvas);
        writer.Write(canvas.TakeOpening(TitleOf(layout), $"{layout.Caption}, {window.FrameCount} positions one after the other."));
        var clock = new Clock(window.FrameCount, layout.Options.Milliseconds);
        foreach (SlidingFrame frame in window.Frames)
        {
            canvas.BeginLayer(moving ? "" : $"data-from=\"{frame.Index}\"{Hidden(frame.Index)}", moving ? clock.From(frame.Index) : "");
            renderer.Known(canvas, frame);
            canvas.EndGroup();
            writer.Write(canvas.TakeElements());
        }
        foreach (SlidingFrame frame in window.Frames)
        {
            canvas.BeginLayer(moving ? Hidden(frame.Index) : $"data-at=\"{frame.Index}\"{Hidden(frame.Index)}", moving ? clock.During(frame.Index) : "");
            renderer.Moving(canvas, frame);
            canvas.EndGroup();
            writer.Write(canvas.TakeElements());
        }
        writer.Write(SvgCanvas.End + "\n");
    }

    public static string TitleOf(SlidingLayout layout) => layout.Options.Title.Length > 0 ? layout.Options.Title : "A kernel sliding over its input";
    private static string Hidden(int index) => index == 0 ? "" : " display=\"none\"";

    /// <summary>SMIL: when a group is seen, as shares of the whole run; the last position stays three times as long.</summary>
    private sealed class Clock(int count, int milliseconds)
    {
        private int Total => count + 2;

        public string From(int index) => index == 0 ? "" : Animate("none;inline", $"0;{Share(index)}");

        public string During(int index)
        {
            if (count == 1)
                return "";
            if (index == 0)
                return Animate("inline;none", $"0;{Share(1)}");
            return index == count - 1 ? Animate("none;inline", $"0;{Share(index)}") : Animate("none;inline;none", $"0;{Share(index)};{Share(index + 1)}");
        }

        private string Share(int index) => ((double)index / Total).ToString("0.#####", CultureInfo.InvariantCulture);

        private string Animate(string values, string times) => string.Create(CultureInfo.InvariantCulture,
            $"<animate attributeName=\"display\" calcMode=\"discrete\" values=\"{values}\" keyTimes=\"{times}\" dur=\"{Total * milliseconds}ms\" repeatCount=\"indefinite\"/>");
    }
}

/// <summary>One HTML file with the animation and its controls; nothing is loaded from anywhere.</summary>
internal static class SlidingPage
{
    public static void Write(TextWriter writer, SlidingLayout layout)
    {
        int count = layout.Window.FrameCount;
        string[] parts = Resource("page.html").Split("[figure]");
        string title = SvgText.Escape(SlidingSvg.TitleOf(layout));
        writer.Write(parts[0].Replace("[title]", title, StringComparison.Ordinal).Replace("[style]", Resource("page.css"), StringComparison.Ordinal));
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
