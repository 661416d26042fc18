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

    /// <summary>Draws with the figure's left upper corner at 0, 0.</summary>
    internal abstract void Draw(Canvas canvas);

    /// <summary>As pixels.</summary>
    /// <param name="scale">Pixels of the image for one of the drawing, 0.25 to 8.</param>
    /// <param name="theme"><see cref="FigureTheme.Light"/> when left out.</param>
    public Image ToImage(double scale = 1, FigureTheme? theme = null)
    {
        using var canvas = new RasterCanvas(Width, Height, scale, theme);
        Draw(canvas);
        return canvas.ToImage();
    }

    /// <summary>As SVG, both a document of its own and an element for a page.</summary>
    /// <param name="theme"><see cref="FigureTheme.Page"/> when left out: legible on light and dark pages.</param>
    public string ToSvg(FigureTheme? theme = null)
    {
        var canvas = new SvgCanvas(Width, Height, theme);
        Draw(canvas);
        return canvas.ToSvg(Title.Length > 0 ? Title : "Figure", Description);
    }

    /// <summary>Writes the figure whole or not at all, light on white.</summary>
    /// <param name="path">The file: <c>.svg</c>, or an extension of <see cref="ImageFile.WritableExtensions"/>.</param>
    /// <param name="scale">For pixels; 2 by default, which is sharp on today's screens.</param>
    /// <exception cref="MiniCnnException">Usage error: another extension. Failure: the file cannot be written.</exception>
    public void Write(string path, double scale = 2)
    {
        if (Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase))
            AtomicFile.WriteText(path, ToSvg(FigureTheme.Light));
        else
            ImageFile.Write(path, ToImage(scale));
    }
}
