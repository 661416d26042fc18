namespace MiniCnn.Imaging;

/// <summary>Draws pixels, with soft edges where a shape covers a part of a pixel.</summary>
public sealed class RasterCanvas : Canvas
{
    /// <param name="width">Pixels at scale 1.</param>
    /// <param name="height">Pixels at scale 1.</param>
    /// <param name="scale">Pixels of the picture for one of the drawing, 0.25 to 8; whole numbers look sharpest.</param>
    /// <param name="theme">Colors; the picture begins filled with its paper.</param>
    /// <exception cref="MiniCnnException">Usage error: a side below 1 or beyond the limits, a scale outside its range.</exception>
    public RasterCanvas(double width, double height, double scale = 1, FigureTheme? theme = null)
        : base(theme ?? FigureTheme.Light)
    {
        if (!(scale is >= 0.25 and <= 8))
            throw MiniCnnException.BadUsage($"A figure cannot be drawn at scale {scale}; expected 0.25 to 8");
        (double w, double h) = (Math.Ceiling(width * scale), Math.Ceiling(height * scale));
        if (!(w >= 1 && h >= 1 && w <= ImageLimits.Default.MaxSide && h <= ImageLimits.Default.MaxSide && w * h <= ImageLimits.Default.MaxPixels))
            throw MiniCnnException.BadUsage($"A figure of {w}x{h} pixels is too large to draw; take a smaller scale or fewer cells");
        Scale = scale;
        Image = new Image((int)w, (int)h, 3);
        Fill(0, 0, w, h, Tone.Paper);
    }

    /// <summary>What has been drawn so far.</summary>
    public Image Image { get; }

    /// <summary>Pixels of the picture for one of the drawing.</summary>
    public double Scale { get; }

    private (int Width, int Height) Size => (Image.Width, Image.Height);

    /// <inheritdoc/>
    public override void Fill(double x, double y, double width, double height, Tone tone)
    {
        (double left, double right) = Snap(x, width);
        (double top, double bottom) = Snap(y, height);
        Rgb color = Theme.ColorOf(tone);
        (int first, int last) = ((int)Math.Clamp(left, 0, Image.Width), (int)Math.Clamp(right, 0, Image.Width));
        for (int row = (int)Math.Clamp(top, 0, Image.Height); row < Math.Min(Image.Height, bottom); row++)
        {
            for (int column = first; column < last; column++)
                Put(column, row, color);
        }
    }

    /// <inheritdoc/>
    public override void Line(Point2 first, Point2 last, Tone tone, double thickness = 1, double dash = 0)
    {
        if (dash > 0)
        {
            foreach ((Point2 a, Point2 b) in Dashes([first, last], dash))
                Line(a, b, tone, thickness);
        }
        else if (first.X == last.X)
        {
            Fill(first.X - (thickness / 2), Math.Min(first.Y, last.Y), thickness, Math.Abs(last.Y - first.Y), tone);
        }
        else if (first.Y == last.Y)
        {
            Fill(Math.Min(first.X, last.X), first.Y - (thickness / 2), Math.Abs(last.X - first.X), thickness, tone);
        }
        else
        {
            Polyline([first, last], tone, thickness);
        }
    }

    /// <inheritdoc/>
    public override void Polyline(IReadOnlyList<Point2> points, Tone tone, double thickness = 1, double dash = 0)
    {
        IReadOnlyList<IReadOnlyList<Point2>> strokes = dash > 0
            ? [.. Dashes(points, dash).Select(d => Shortened(d.From, d.To, thickness)).Select(d => new[] { Scaled(d.From), Scaled(d.To) })]
            : [[.. points.Select(Scaled)]];
        // a line of one point has no dash, and a series of a chart may have no point at all
        if (strokes.All(stroke => stroke.Count == 0))
            return;
        Paint(Mask.OfStrokes(strokes, thickness * Scale, Size), Theme.ColorOf(tone), 1);
    }

    /// <inheritdoc/>
    public override void Polygon(IReadOnlyList<Point2> points, Tone tone, double opacity = 1) =>
        Paint(Mask.OfPolygon([.. points.Select(Scaled)], Size), Theme.ColorOf(tone), opacity);

    /// <inheritdoc/>
    public override void Disc(Point2 center, double radius, Tone tone) =>
        Paint(Mask.OfStrokes([[Scaled(center)]], 2 * radius * Scale, Size), Theme.ColorOf(tone), 1);

    /// <inheritdoc/>
    public override void Text(double x, double y, string text, TextStyle style, Tone tone)
    {
        double unit = style.Size / Glyph.BaseSize * Scale;
        double shift = style.Anchor switch
        {
            TextAnchor.Middle => -0.5,
            TextAnchor.End => -1,
            _ => 0,
        } * TextMeasure.Width(text, style.Size, style.Bold) * Scale;
        // Along the line each letter begins at a whole pixel, so that its uprights are sharp.
        double along = shift;
        (double originX, double originY) = (Math.Round(x * Scale), Math.Round(y * Scale));
        Rgb color = Theme.ColorOf(tone);
        foreach (char letter in text)
        {
            var glyph = Glyph.Of(letter);
            double start = Math.Round(along);
            List<IReadOnlyList<Point2>> lines = [];
            List<IReadOnlyList<Point2>> dots = [];
            foreach (IReadOnlyList<Point2> stroke in glyph.Strokes)
            {
                // The grid names the middle of pixels; the baseline's row is 8.
                Point2[] points = [.. stroke.Select(p => (U: start + ((p.X + 0.5) * unit), V: (p.Y - 8.5) * unit))
                    .Select(p => style.Vertical ? new Point2(originX + p.V, originY - p.U) : new Point2(originX + p.U, originY + p.V))];
                (points.Length == 1 ? dots : lines).Add(points);
            }

            double pen = unit * (style.Bold ? 1.7 : 1.12);
            if (lines.Count > 0)
                Paint(Mask.OfStrokes(lines, pen, Size), color, 1);
            if (dots.Count > 0)
                Paint(Mask.OfStrokes(dots, pen * 1.25, Size), color, 1);
            along += (glyph.Advance + (style.Bold ? TextMeasure.BoldExtra : 0)) * unit;
        }
    }

    /// <inheritdoc/>
    public override void DrawImage(double x, double y, double width, double height, Image picture)
    {
        (double left, double right) = Snap(x, width);
        (double top, double bottom) = Snap(y, height);
        (int w, int h) = ((int)(right - left), (int)(bottom - top));
        if (w < 1 || h < 1)
            return;
        Image source = picture.Channels == 4 ? picture : picture.ToRgb();
        Image sized = source.Resize(w, h, w < source.Width || h < source.Height ? ResizeMethod.Area : ResizeMethod.Nearest);
        for (int row = Math.Max(0, -(int)top); row < Math.Min(h, Image.Height - (int)top); row++)
        {
            for (int column = Math.Max(0, -(int)left); column < Math.Min(w, Image.Width - (int)left); column++)
            {
                ReadOnlySpan<byte> p = sized.Pixels.AsSpan(((row * w) + column) * sized.Channels, sized.Channels);
                Rgb color = new(p[0], p[1], p[2]);
                if (sized.Channels == 3)
                    Put((int)left + column, (int)top + row, color);
                else
                    Blend((int)left + column, (int)top + row, color, p[3] / 255.0);
            }
        }
    }

    /// <summary>A side at whole pixels; what is drawn at all keeps at least one.</summary>
    private (double From, double To) Snap(double start, double length)
    {
        double from = Math.Round(start * Scale);
        return (from, Math.Max(from + (length > 0 ? 1 : 0), Math.Round((start + length) * Scale)));
    }

    private Point2 Scaled(Point2 point) => new(point.X * Scale, point.Y * Scale);

    private static IEnumerable<(Point2 From, Point2 To)> Dashes(IReadOnlyList<Point2> points, double dash)
    {
        double travelled = 0;
        for (int i = 0; i + 1 < points.Count; i++)
        {
            (Point2 a, Point2 b) = (points[i], points[i + 1]);
            double length = Math.Sqrt(Math.Pow(b.X - a.X, 2) + Math.Pow(b.Y - a.Y, 2));
            for (double t = 0; t < length;)
            {
                double phase = (travelled + t) % (2 * dash);
                double end = Math.Min(length, t + (phase < dash ? dash - phase : (2 * dash) - phase) + 1e-9);
                if (phase < dash)
                    yield return (At(a, b, t / length), At(a, b, end / length));
                t = end;
            }

            travelled += length;
        }
    }

    /// <summary>The round ends of the pen fill the dash's last half thickness on both sides.</summary>
    private static (Point2 From, Point2 To) Shortened(Point2 a, Point2 b, double thickness)
    {
        double length = Math.Sqrt(Math.Pow(b.X - a.X, 2) + Math.Pow(b.Y - a.Y, 2));
        double share = length > thickness ? thickness / 2 / length : 0.5;
        return (At(a, b, share), At(a, b, 1 - share));
    }

    private static Point2 At(Point2 a, Point2 b, double share) => new(a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share));

    private void Paint(Mask mask, Rgb color, double opacity)
    {
        for (int i = 0; i < mask.Values.Length; i++)
        {
            if (mask.Values[i] > 0)
                Blend(mask.Left + (i % mask.Width), mask.Top + (i / mask.Width), color, Math.Min(1, mask.Values[i]) * opacity);
        }
    }

    private void Put(int x, int y, Rgb color)
    {
        Span<byte> p = Image.Pixels.AsSpan(((y * Image.Width) + x) * 3, 3);
        (p[0], p[1], p[2]) = (color.R, color.G, color.B);
    }

    private void Blend(int x, int y, Rgb color, double share)
    {
        if (x < 0 || y < 0 || x >= Image.Width || y >= Image.Height)
            return;
        Span<byte> p = Image.Pixels.AsSpan(((y * Image.Width) + x) * 3, 3);
        Rgb mixed = share >= 1 ? color : new Rgb(p[0], p[1], p[2]).Mix(color, share);
        (p[0], p[1], p[2]) = (mixed.R, mixed.G, mixed.B);
    }
}
