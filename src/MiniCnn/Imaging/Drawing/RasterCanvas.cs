using SkiaSharp;

namespace MiniCnn.Imaging;

/// <summary>Draws pixels by Skia, with soft edges where a shape covers a part of a pixel.</summary>
internal sealed class RasterCanvas : Canvas, IDisposable
{
    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;
    private readonly double _scale;

    /// <param name="width">Pixels at scale 1.</param>
    /// <param name="height">Pixels at scale 1.</param>
    /// <param name="scale">Pixels of the image for one of the drawing, 0.25 to 8; whole numbers look sharpest.</param>
    /// <param name="theme">Colors; the image begins filled with its background.</param>
    /// <exception cref="MiniCnnException">Usage error: a side below 1 or beyond the limits, a scale outside its range.</exception>
    public RasterCanvas(double width, double height, double scale = 1, FigureTheme? theme = null)
        : base(theme ?? FigureTheme.Light)
    {
        if (!(scale is >= 0.25 and <= 8))
            throw MiniCnnException.BadUsage($"A figure cannot be drawn at scale {scale}; expected 0.25 to 8");
        (double w, double h) = (Math.Ceiling(width * scale), Math.Ceiling(height * scale));
        if (!(w >= 1 && h >= 1 && w <= ImageLimits.Default.MaxSide && h <= ImageLimits.Default.MaxSide && w * h <= ImageLimits.Default.MaxPixels))
            throw MiniCnnException.BadUsage($"A figure of {w}x{h} pixels is too large to draw; take a smaller scale or fewer cells");
        _scale = scale;
        _bitmap = new SKBitmap(new SKImageInfo((int)w, (int)h, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _canvas = new SKCanvas(_bitmap);
        Rgb background = Theme.Background;
        _canvas.Clear(new SKColor(background.R, background.G, background.B));
    }

    /// <summary>A copy of what has been drawn so far, 3 channels.</summary>
    public Image ToImage() => ImageCodec.FromRgba(_bitmap.GetPixelSpan(), _bitmap.Width, _bitmap.Height, 3);

    /// <summary>Replaces everything by what has been drawn on a canvas of the same size.</summary>
    public void CopyFrom(RasterCanvas other) => _canvas.DrawBitmap(other._bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));

    /// <inheritdoc/>
    public override void Fill(double x, double y, double width, double height, Tone tone)
    {
        using SKPaint paint = Paint(tone, antialias: false);
        _canvas.DrawRect(Snap(x, y, width, height), paint);
    }

    /// <inheritdoc/>
    public override void Line(Point2 first, Point2 last, Tone tone, double thickness = 1, double dash = 0)
    {
        if (dash == 0 && (first.X == last.X || first.Y == last.Y))
        {
            (double width, double height) = (Math.Abs(last.X - first.X), Math.Abs(last.Y - first.Y));
            Fill(
                Math.Min(first.X, last.X) - (width == 0 ? thickness / 2 : 0), Math.Min(first.Y, last.Y) - (width == 0 ? 0 : thickness / 2),
                width == 0 ? thickness : width, width == 0 ? height : thickness, tone);
            return;
        }

        Polyline([first, last], tone, thickness, dash);
    }

    /// <inheritdoc/>
    public override void Polyline(IReadOnlyList<Point2> points, Tone tone, double thickness = 1, double dash = 0)
    {
        using SKPaint paint = Paint(tone);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = (float)(thickness * _scale);
        paint.StrokeJoin = SKStrokeJoin.Round;
        paint.StrokeCap = dash > 0 ? SKStrokeCap.Butt : SKStrokeCap.Round;
        using SKPathEffect? effect = dash > 0 ? SKPathEffect.CreateDash([(float)(dash * _scale), (float)(dash * _scale)], 0) : null;
        paint.PathEffect = effect;
        using SKPath path = PathOf(points, close: false);
        _canvas.DrawPath(path, paint);
    }

    /// <inheritdoc/>
    public override void Polygon(IReadOnlyList<Point2> points, Tone tone, double opacity = 1)
    {
        using SKPaint paint = Paint(tone);
        paint.Color = paint.Color.WithAlpha((byte)Math.Round(255 * opacity));
        using SKPath path = PathOf(points, close: true);
        _canvas.DrawPath(path, paint);
    }

    /// <inheritdoc/>
    public override void Disc(Point2 center, double radius, Tone tone)
    {
        using SKPaint paint = Paint(tone);
        _canvas.DrawCircle((float)(center.X * _scale), (float)(center.Y * _scale), (float)(radius * _scale), paint);
    }

    /// <inheritdoc/>
    public override void Text(double x, double y, string text, TextStyle style, Tone tone)
    {
        double shift = style.Anchor switch
        {
            TextAnchor.Middle => -0.5,
            TextAnchor.End => -1,
            _ => 0,
        } * TextMeasure.Width(text, style.Size, style.Bold) * _scale;
        using SKFont font = EmbeddedFont.Of(style.Size * _scale, style.Bold);
        // Outlines are drawn the same on every system, which its rasterizer of glyphs would not do.
        using SKPath outline = font.GetTextPath(text, new SKPoint((float)shift, 0));
        using SKPaint paint = Paint(tone);
        _canvas.Save();
        _canvas.Translate((float)Math.Round(x * _scale), (float)Math.Round(y * _scale));
        if (style.Vertical)
            _canvas.RotateDegrees(-90);
        _canvas.DrawPath(outline, paint);
        _canvas.Restore();
    }

    /// <inheritdoc/>
    public override void DrawImage(double x, double y, double width, double height, Image image)
    {
        SKRectI target = Snap(x, y, width, height);
        if (target.Width < 1 || target.Height < 1)
            return;
        bool smaller = target.Width < image.Width || target.Height < image.Height;
        using SKBitmap bitmap = ImageCodec.ToBitmap(smaller ? image.Resize(target.Width, target.Height) : image);
        using var source = SKImage.FromBitmap(bitmap);
        _canvas.DrawImage(source, SKRect.Create(target.Left, target.Top, target.Width, target.Height), new SKSamplingOptions(SKFilterMode.Nearest));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
    }

    private SKPaint Paint(Tone tone, bool antialias = true)
    {
        Rgb color = Theme.ColorOf(tone);
        return new SKPaint { Color = new SKColor(color.R, color.G, color.B), IsAntialias = antialias };
    }

    private SKPath PathOf(IReadOnlyList<Point2> points, bool close)
    {
        using var path = new SKPathBuilder();
        path.AddPoly([.. points.Select(point => new SKPoint((float)(point.X * _scale), (float)(point.Y * _scale)))], close);
        return path.Detach();
    }

    /// <summary>Sides at whole pixels; what is drawn at all keeps at least one.</summary>
    private SKRectI Snap(double x, double y, double width, double height)
    {
        (int left, int top) = ((int)Math.Round(x * _scale), (int)Math.Round(y * _scale));
        (int right, int bottom) = ((int)Math.Round((x + width) * _scale), (int)Math.Round((y + height) * _scale));
        return new SKRectI(left, top, Math.Max(right, left + (width > 0 ? 1 : 0)), Math.Max(bottom, top + (height > 0 ? 1 : 0)));
    }
}
