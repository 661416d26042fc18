namespace MiniCnn.Convolution;

/// <summary>A sliding kernel as GIF, as animated SVG, or as an HTML page with play, pause, speed and a slider. Positions are drawn and written one by one.</summary>
public sealed class SlidingAnimation
{
    internal const int MaxPositions = 2000;
    private const int MaxGrid = 64;

    /// <summary>The soft edges of letters make hundreds of colors; with few a GIF is half as large, and looks the same.</summary>
    private const int MaxColors = 64;

    private readonly SlidingLayout _layout;

    /// <summary>Shows a sliding kernel.</summary>
    /// <exception cref="MiniCnnException">Usage error: options out of range, more than 2000 positions, 64 rows or columns, or 8 channels.</exception>
    public SlidingAnimation(SlidingWindow window, SlidingOptions? options = null)
    {
        Size2D largest = new(Math.Max(window.Shown.Height, window.Geometry.Output.Height), Math.Max(window.Shown.Width, window.Geometry.Output.Width));
        if (window.FrameCount > MaxPositions || Math.Max(largest.Height, largest.Width) > MaxGrid || Math.Max(window.Input.Count, window.Output.Count) > 8)
        {
            throw MiniCnnException.BadUsage(
                $"{window.FrameCount} positions over a grid of {largest} with {window.Input.Count} channels in and {window.Output.Count} "
                    + $"out are too many to be looked at; expected at most {MaxPositions} positions, {MaxGrid} rows and columns, 8 channels");
        }

        options ??= new();
        options.Check();
        _layout = new SlidingLayout(window, options);
    }

    /// <summary>Extensions that <see cref="Write"/> knows.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".gif", ".svg", ".html"];

    /// <summary>One position, from 0, as a still image.</summary>
    public Figure Figure(int position) => new SlidingFigure(_layout, position);

    /// <summary>The frames of a GIF, which are drawn when they are enumerated.</summary>
    public Animation ToAnimation()
    {
        _layout.Options.Limits.CheckPixels(_layout);
        return new Animation(DrawFrames()) { MaxColors = MaxColors };
    }

    /// <summary>An SVG that moves by itself (SMIL), also inside an <c>img</c>.</summary>
    public string ToSvg() => ToText(writer => SlidingSvg.Write(writer, _layout, moving: true));

    /// <summary>A page by itself, without network: the animation with play, pause, speed and a slider.</summary>
    public string ToHtml() => ToText(writer => SlidingPage.Write(writer, _layout));

    /// <summary>Writes the animation whole or not at all, in the format of one of the <see cref="Extensions"/>.</summary>
    /// <exception cref="MiniCnnException">Usage error: another extension, or beyond <see cref="SlidingOptions.Limits"/>. Failure: the file cannot be written.</exception>
    public void Write(string path)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".gif":
                ToAnimation().Write(path);
                break;
            case ".svg":
                WriteText(path, writer => SlidingSvg.Write(writer, _layout, moving: true));
                break;
            case ".html" or ".htm":
                WriteText(path, writer => SlidingPage.Write(writer, _layout));
                break;
            case var other:
                throw MiniCnnException.BadUsage($"{path}: animations are not written as '{other}'; expected one of {string.Join(", ", Extensions)}");
        }
    }

    private IEnumerable<AnimationFrame> DrawFrames()
    {
        var renderer = new SlidingRenderer(_layout);
        using var known = new RasterCanvas(_layout.Width, _layout.Height, _layout.Options.Scale);
        using var now = new RasterCanvas(_layout.Width, _layout.Height, _layout.Options.Scale);
        renderer.Still(known);
        foreach (SlidingFrame frame in _layout.Window.Frames)
        {
            renderer.Known(known, frame);
            now.CopyFrom(known);
            renderer.Moving(now, frame);
            bool last = frame.Index == _layout.Window.FrameCount - 1;
            yield return new(now.ToImage(), last ? Math.Min(3 * _layout.Options.Milliseconds, 65_535) : _layout.Options.Milliseconds);
        }
    }

    private string ToText(Action<TextWriter> write)
    {
        _layout.Options.Limits.CheckText(_layout);
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString();
    }

    private void WriteText(string path, Action<TextWriter> write)
    {
        _layout.Options.Limits.CheckText(_layout);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            write(writer);
        });
    }
}

/// <summary>One position of a sliding kernel as an image: input, kernel, output so far, and the sum written out.</summary>
internal sealed class SlidingFigure(SlidingLayout layout, int position) : Figure(layout.Options.Title)
{
    public override double Width => layout.Width;
    public override double Height => layout.Height;
    public override string Description =>
        $"{layout.Caption}. Position {position + 1} of {layout.Window.FrameCount}: {string.Join(' ', SlidingCaptions.Sum(layout.Window, layout.Window.Frame(position), 1e9))}.";

    internal override void Draw(Canvas canvas)
    {
        var renderer = new SlidingRenderer(layout);
        renderer.Still(canvas);
        foreach (SlidingFrame frame in layout.Window.Frames.Take(position + 1))
            renderer.Known(canvas, frame);
        renderer.Moving(canvas, layout.Window.Frame(position));
    }
}
