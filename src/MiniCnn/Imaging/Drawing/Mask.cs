namespace MiniCnn.Imaging;

/// <summary>How much of each pixel a shape covers, 0 to 1, in a rectangle of pixels.</summary>
internal sealed class Mask
{
    private Mask(int left, int top, int width, int height)
    {
        (Left, Top, Width, Height) = (left, top, Math.Max(0, width), Math.Max(0, height));
        Values = new float[Width * Height];
    }

    public int Left { get; }

    public int Top { get; }

    public int Width { get; }

    public int Height { get; }

    public float[] Values { get; }

    /// <summary>A pen drawn along lines: every pixel by the distance of its center. Joins and ends are round.</summary>
    /// <param name="strokes">Points in pixels; a stroke of one point is a dot.</param>
    /// <param name="thickness">Of the pen, in pixels.</param>
    /// <param name="clip">Nothing is drawn outside 0..clip.</param>
    public static Mask OfStrokes(IReadOnlyList<IReadOnlyList<Point2>> strokes, double thickness, (int Width, int Height) clip)
    {
        double reach = (thickness / 2) + 1;
        Mask mask = Around([.. strokes.SelectMany(stroke => stroke)], reach, clip);
        foreach (IReadOnlyList<Point2> stroke in strokes)
        {
            for (int i = 0; i < Math.Max(1, stroke.Count - 1); i++)
                mask.AddSegment(stroke[i], stroke[Math.Min(i + 1, stroke.Count - 1)], thickness / 2);
        }

        return mask;
    }

    /// <summary>The inside of a polygon by the even-odd rule, four lines of sight a pixel row, exact along each.</summary>
    public static Mask OfPolygon(IReadOnlyList<Point2> points, (int Width, int Height) clip)
    {
        const int Lines = 4;
        Mask mask = Around(points, 1, clip);
        List<double> crossings = [];
        for (int line = 0; line < mask.Height * Lines; line++)
        {
            double y = mask.Top + ((line + 0.5) / Lines);
            crossings.Clear();
            for (int i = 0; i < points.Count; i++)
            {
                (Point2 a, Point2 b) = (points[i], points[(i + 1) % points.Count]);
                if (a.Y <= y != b.Y <= y)
                    crossings.Add(a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)));
            }

            crossings.Sort();
            for (int i = 0; i + 1 < crossings.Count; i += 2)
                mask.AddSpan(line / Lines, crossings[i], crossings[i + 1], 1f / Lines);
        }

        return mask;
    }

    private static Mask Around(IReadOnlyList<Point2> points, double reach, (int Width, int Height) clip)
    {
        int left = (int)Math.Clamp(Math.Floor(points.Min(p => p.X) - reach), 0, clip.Width);
        int top = (int)Math.Clamp(Math.Floor(points.Min(p => p.Y) - reach), 0, clip.Height);
        int right = (int)Math.Clamp(Math.Ceiling(points.Max(p => p.X) + reach), 0, clip.Width);
        int bottom = (int)Math.Clamp(Math.Ceiling(points.Max(p => p.Y) + reach), 0, clip.Height);
        return new Mask(left, top, right - left, bottom - top);
    }

    private void AddSegment(Point2 a, Point2 b, double radius)
    {
        double reach = radius + 1;
        int x0 = Math.Max(0, (int)Math.Floor(Math.Min(a.X, b.X) - reach) - Left);
        int x1 = Math.Min(Width, (int)Math.Ceiling(Math.Max(a.X, b.X) + reach) - Left);
        int y0 = Math.Max(0, (int)Math.Floor(Math.Min(a.Y, b.Y) - reach) - Top);
        int y1 = Math.Min(Height, (int)Math.Ceiling(Math.Max(a.Y, b.Y) + reach) - Top);
        (double dx, double dy) = (b.X - a.X, b.Y - a.Y);
        double square = (dx * dx) + (dy * dy);
        for (int y = y0; y < y1; y++)
        {
            for (int x = x0; x < x1; x++)
            {
                (double px, double py) = (x + Left + 0.5 - a.X, y + Top + 0.5 - a.Y);
                double along = square > 0 ? Math.Clamp(((px * dx) + (py * dy)) / square, 0, 1) : 0;
                (double ex, double ey) = (px - (along * dx), py - (along * dy));
                float coverage = (float)Math.Clamp(radius + 0.5 - Math.Sqrt((ex * ex) + (ey * ey)), 0, 1);
                ref float value = ref Values[(y * Width) + x];
                value = Math.Max(value, coverage);
            }
        }
    }

    private void AddSpan(int row, double from, double to, float weight)
    {
        from = Math.Max(from - Left, 0);
        to = Math.Min(to - Left, Width);
        for (int x = (int)from; x < to; x++)
            Values[(row * Width) + x] += weight * (float)Math.Max(0, Math.Min(to, x + 1) - Math.Max(from, x));
    }
}
