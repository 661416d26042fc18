using SkiaSharp;

namespace MiniCnn.Imaging;

/// <summary>Draws pixels by Skia, with soft edges where a shape covers a part of a pixel.</summary>
internal sealed class RasterCanvas : Canvas, IDisposable
{
    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;
    private readonly double _scale;

    /// <summary>Width and height are pixels at scale 1; the image begins filled with the theme's background.</summary>
    public RasterCanvas(double width, double height, double scale = 1, FigureTheme? theme = null)
        : base(theme ?? FigureTheme.Light)
    {
        if (!(scale is >= 0.25 and <= 8))
            throw MiniCnnException.BadUsage($"A figure cannot be drawn at scale {NumberText.Brief(scale)}; expected 0.25 to 8");
        (double w, double h) = (Math.Ceiling(width * scale), Math.Ceiling(height * scale));
        if (!(w >= 1 && h >= 1 && w <= ImageLimits.Default.MaxSide && h <= ImageLimits.Default.MaxSide && w * h * 4 <= ImageLimits.Default.MaxMemory))
            throw MiniCnnException.BadUsage($"A figure of {w}x{h} pixels is too large to draw; take a smaller scale or fewer cells");
        _scale = scale;
        _bitmap = new SKBitmap(new SKImageInfo((int)w, (int)h, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(ColorOf(Tone.Background));
    }

    /// <summary>A copy of what has been drawn so far, 3 channels.</summary>
    public Image ToImage() => ImageCodec.FromRgba(_bitmap.GetPixelSpan(), _bitmap.Width, _bitmap.Height, 3);

    /// <summary>Replaces everything by what has been drawn on a canvas of the same size.</summary>
    public void CopyFrom(RasterCanvas other) => _canvas.DrawBitmap(other._bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));

    public override void Fill(double x, double y, double width, double height, Tone tone)
    {
        using SKPaint paint = Paint(tone, antialias: false);
        _canvas.DrawRect(Snap(x, y, width, height), paint);
    }

    public override void Line(Point2 first, Point2 last, Tone tone, double thickness = 1, double dash = 0)
    {
        double half = thickness / 2;
        if (dash == 0 && first.X == last.X)
            Fill(first.X - half, Math.Min(first.Y, last.Y), thickness, Math.Abs(last.Y - first.Y), tone);
        else if (dash == 0 && first.Y == last.Y)
            Fill(Math.Min(first.X, last.X), first.Y - half, Math.Abs(last.X - first.X), thickness, tone);
        else
            Polyline([first, last], tone, thickness, dash);
    }

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

    public override void Polygon(IReadOnlyList<Point2> points, Tone tone, double opacity = 1)
    {
        using SKPaint paint = Paint(tone);
        paint.Color = paint.Color.WithAlpha((byte)Math.Round(255 * opacity));
        using SKPath path = PathOf(points, close: true);
        _canvas.DrawPath(path, paint);
    }

    public override void Disc(Point2 center, double radius, Tone tone)
    {
        using SKPaint paint = Paint(tone);
        _canvas.DrawCircle((float)(center.X * _scale), (float)(center.Y * _scale), (float)(radius * _scale), paint);
    }

    public override void Text(double x, double y, string text, TextStyle style, Tone tone)
    {
        // Half of the width to the left for each step from the start to the end.
        double shift = -0.5 * (int)style.Anchor * TextMeasure.Width(text, style.Size, style.Bold) * _scale;
        using SKFont font = TextMeasure.Font(style.Size * _scale, style.Bold);
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

    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
    }

    private SKPaint Paint(Tone tone, bool antialias = true) => new() { Color = ColorOf(tone), IsAntialias = antialias };

    private SKColor ColorOf(Tone tone)
    {
        Rgb color = Theme.ColorOf(tone);
        return new SKColor(color.R, color.G, color.B);
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
