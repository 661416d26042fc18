namespace MiniCnn.Imaging;

/// <summary>A drawing that gives pixels and SVG from the same layout: contact sheets and charts.</summary>
public abstract class Figure
{
    private protected Figure(string title) => Title = title;

    /// <summary>The heading, also for screen readers. May be empty.</summary>
    public string Title { get; }

    /// <summary>What there is to see, in words, for screen readers.</summary>
    public abstract string Description { get; }

    /// <summary>Pixels in a row at scale 1.</summary>
    public abstract double Width { get; }

    /// <summary>Rows at scale 1.</summary>
    public abstract double Height { get; }

    internal abstract void Draw(Canvas canvas);

    /// <summary>As pixels, 0.25 to 8 (scale) for one of the drawing; in the colors of <see cref="FigureTheme.Light"/> when left out.</summary>
    public Image ToImage(double scale = 1, FigureTheme? theme = null)
    {
        using var canvas = new RasterCanvas(Width, Height, scale, theme);
        Draw(canvas);
        return canvas.ToImage();
    }

    /// <summary>As SVG, both a document of its own and an element for a page; in the colors of <see cref="FigureTheme.Page"/> when left out.</summary>
    public string ToSvg(FigureTheme? theme = null)
    {
        var canvas = new SvgCanvas(Width, Height, theme);
        Draw(canvas);
        return canvas.ToSvg(Title.Length > 0 ? Title : "Figure", Description);
    }

    /// <summary>Writes the figure atomically, dark on white, as <c>.svg</c> or in a format of <see cref="ImageFile.WritableExtensions"/> at scale 2.</summary>
    /// <exception cref="MiniCnnException">Usage error: another extension. Failure: the file cannot be written.</exception>
    public void Write(string path, double scale = 2)
    {
        if (Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase))
            AtomicFile.WriteText(path, ToSvg(FigureTheme.Light));
        else
            ImageFile.Write(path, ToImage(scale));
    }
}
