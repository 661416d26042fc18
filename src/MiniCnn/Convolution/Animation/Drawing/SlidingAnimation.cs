using System.Globalization;
using MiniCnn.Imaging;

namespace MiniCnn.Convolution.Sliding.Drawing;

/// <summary>A sliding kernel as an animated picture: GIF, APNG, SVG, or an HTML page with play, pause, speed and a slider.</summary>
public sealed class SlidingAnimation
{
    /// <summary>Most positions that are shown: 2,000.</summary>
    public const int MostPositions = 2000;

    /// <summary>Most rows or columns of a grid: 64.</summary>
    public const int LargestGrid = 64;

    private const int Colors = 64;

    /// <summary>Extensions that <see cref="Write"/> knows.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".gif", ".png", ".apng", ".svg", ".html"];

    private readonly SlidingLayout _layout;

    /// <param name="window">What slides.</param>
    /// <param name="options">How it looks.</param>
    /// <exception cref="MiniCnnException">Options out of range, or more positions or cells than can be shown.</exception>
    public SlidingAnimation(SlidingWindow window, SlidingOptions? options = null)
    {
        Size2D largest = new(Math.Max(window.Shown.Height, window.Geometry.Output.Height), Math.Max(window.Shown.Width, window.Geometry.Output.Width));
        if (window.FrameCount > MostPositions || Math.Max(largest.Height, largest.Width) > LargestGrid || Math.Max(window.Input.Count, window.Output.Count) > 8)
        {
            throw MiniCnnException.BadUsage(
                $"{window.FrameCount} positions over a grid of {largest} with {window.Input.Count} channels in and {window.Output.Count} out are too many to be looked at; expected at most {MostPositions} positions, {LargestGrid} rows and columns, 8 channels");
        }
        _layout = SlidingFigure.LayoutOf(window, options ?? new());
    }

    /// <summary>One position as a still picture.</summary>
    public SlidingFigure Figure(int position) => new(_layout, position);

    /// <summary>The pictures for a GIF or APNG, in few colors.</summary>
    public Animation ToAnimation()
    {
        var painter = new SlidingRenderer(_layout);
        var known = new RasterCanvas(_layout.Width, _layout.Height, _layout.Options.Scale);
        painter.Still(known);
        var frames = new List<AnimationFrame>();
        foreach (SlidingFrame frame in _layout.Window.Frames)
        {
            painter.Known(known, frame);
            var now = new RasterCanvas(_layout.Width, _layout.Height, _layout.Options.Scale);
            known.Image.Pixels.CopyTo(now.Image.Pixels, 0);
            painter.Moving(now, frame);
            frames.Add(new(now.Image, MillisecondsOf(frame.Index)));
        }
        return FewColors(new Animation(frames));
    }

    /// <summary>The soft edges of letters make hundreds of colors; with few an APNG is a quarter as large, and looks the same.</summary>
    private static Animation FewColors(Animation animation)
    {
        var indexed = IndexedImage.Nearly(animation.Stacked(), Colors);
        int size = animation.Width * animation.Height;
        return new([.. animation.Frames.Select((frame, n) =>
        {
            var picture = new Image(animation.Width, animation.Height, 3);
            for (int i = 0; i < size; i++)
            {
                uint color = indexed.Colors[indexed.Indexes[(n * size) + i]];
                (picture.Pixels[3 * i], picture.Pixels[(3 * i) + 1], picture.Pixels[(3 * i) + 2]) = ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
            }
            return frame with { Image = picture };
        })]);
    }

    /// <summary>An SVG that moves by itself (SMIL), as browsers show it also inside an <c>img</c>.</summary>
    public string ToSvg() => SlidingSvg.Of(_layout, moving: true);

    /// <summary>A page by itself, without network: the animation with play, pause, speed and a slider.</summary>
    public string ToHtml() => SlidingPage.Of(_layout);

    /// <summary>Writes the animation whole or not at all.</summary>
    /// <param name="path">The file; its extension says the format (see <see cref="Extensions"/>; .png is an animated PNG).</param>
    /// <exception cref="MiniCnnException">Usage error: another extension. Failure: the file cannot be written.</exception>
    public void Write(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension == ".svg")
            AtomicFile.WriteText(path, ToSvg());
        else if (extension is ".html" or ".htm")
            AtomicFile.WriteText(path, ToHtml());
        else if (extension is ".gif" or ".png" or ".apng")
            ToAnimation().Write(path);
        else
            throw MiniCnnException.BadUsage(string.Create(CultureInfo.InvariantCulture, $"{path}: animations are not written as '{extension}'; expected one of {string.Join(", ", Extensions)}"));
    }

    private int MillisecondsOf(int position) => position == _layout.Window.FrameCount - 1 ? Math.Min(3 * _layout.Options.Milliseconds, 65_535) : _layout.Options.Milliseconds;
}
