namespace MiniCnn.Data;

/// <summary>A hand that writes digits. Not for use by several threads at once.</summary>
internal sealed class DigitRenderer
{
    private const int Side = 28;
    private const float Box = 20;
    private readonly List<(float X, float Y)> line = [];
    private readonly List<int> starts = [];
    private readonly float[] ink = new float[Side * Side];
    private readonly float[] edge = new float[Side * Side]; // how much farther the ink runs in a pixel
    private float pressure; // how much broader the line is per pixel downwards

    /// <summary>Writes a digit, [28, 28], white on black.</summary>
    public void Draw(int digit, ref SplitMix64 random, Span<byte> pixels)
    {
        DigitStyle style = Choose(DigitStyles.All[digit], random.Uniform());
        Trace(style, Jitter(style, ref random));
        Distort(ref random);
        float radius = Math.Clamp(1.25f + (0.4f * random.Normal()), 0.6f, 2.6f);
        pressure = 0.012f * random.Normal();
        float roughness = random.Uniform(0, 0.5f);
        foreach (ref float pixel in edge.AsSpan())
            pixel = roughness * (random.Uniform() - 0.5f);
        Fit(radius);
        Render(radius);
        Center();
        Render(radius);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((255 * ink[i]) + 0.5f);
    }

    private static DigitStyle Choose((float Chance, DigitStyle Style)[] styles, float at)
    {
        foreach ((float chance, DigitStyle? style) in styles)
        {
            if ((at -= chance) < 0)
                return style;
        }

        return styles[^1].Style;
    }

    private static (float X, float Y)[] Jitter(DigitStyle style, ref SplitMix64 random)
    {
        float sloppiness = random.Uniform(0.01f, 0.05f);
        var points = new (float X, float Y)[style.Points.Length];
        for (int i = 0; i < points.Length; i++)
            points[i] = (style.Points[i].X + (sloppiness * random.Normal()), style.Points[i].Y + (sloppiness * random.Normal()));
        return points;
    }

    /// <summary>Turns strokes into polylines along Catmull–Rom curves.</summary>
    private void Trace(DigitStyle style, (float X, float Y)[] points)
    {
        const int Steps = 6;
        line.Clear();
        starts.Clear();
        foreach (int[] stroke in style.Strokes)
        {
            starts.Add(line.Count);
            for (int i = 0; i + 1 < stroke.Length; i++)
            {
                ((float X, float Y) a, (float X, float Y) b) = (points[stroke[Math.Max(0, i - 1)]], points[stroke[i]]);
                ((float X, float Y) c, (float X, float Y) d) = (points[stroke[i + 1]], points[stroke[Math.Min(stroke.Length - 1, i + 2)]]);
                for (int step = i == 0 ? 0 : 1; step <= Steps; step++)
                {
                    float t = step / (float)Steps;
                    line.Add((Curve(a.X, b.X, c.X, d.X, t), Curve(a.Y, b.Y, c.Y, d.Y, t)));
                }
            }
        }

        starts.Add(line.Count);
    }

    private static float Curve(float a, float b, float c, float d, float t) =>
        0.5f * ((2 * b) + (t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * b) - a - (3 * c) + d)))))));

    /// <summary>Slant, width, rotation and a smooth bend of the plane.</summary>
    private void Distort(ref SplitMix64 random)
    {
        float width = 1.05f + (0.22f * random.Normal());
        float slant = -0.18f + (0.22f * random.Normal()); // y points down: to the right at the top
        float turn = 0.06f * random.Normal(); // tangent of half the angle
        (float cos, float sin) = ((1 - (turn * turn)) / (1 + (turn * turn)), 2 * turn / (1 + (turn * turn)));
        Span<float> bend = stackalloc float[8];
        foreach (ref float b in bend)
            b = 0.25f * random.Normal();
        for (int i = 0; i < line.Count; i++)
        {
            (float x, float y) = line[i];
            float bentX = x + (bend[0] * x * y) + (bend[1] * y * y) + (bend[2] * x * x) + (bend[3] * y * y * y);
            float bentY = y + (bend[4] * x * y) + (bend[5] * y * y) + (bend[6] * x * x) + (bend[7] * x * x * x);
            float leaning = (bentX * Math.Max(0.5f, width)) + (slant * bentY);
            line[i] = ((cos * leaning) - (sin * bentY), (sin * leaning) + (cos * bentY));
        }
    }

    /// <summary>Scales so that the inked box is 20 pixels on its longer side, in the middle.</summary>
    private void Fit(float radius)
    {
        (float left, float right) = (line.Min(p => p.X), line.Max(p => p.X));
        (float top, float bottom) = (line.Min(p => p.Y), line.Max(p => p.Y));
        float scale = (Box - (2 * radius)) / Math.Max(right - left, bottom - top);
        (float x, float y) = ((left + right) / 2, (top + bottom) / 2);
        for (int i = 0; i < line.Count; i++)
            line[i] = ((scale * (line[i].X - x)) + (Side / 2f), (scale * (line[i].Y - y)) + (Side / 2f));
    }

    /// <summary>Moves the strokes by whole pixels so that the center of mass is nearest to the middle, as MNIST does.</summary>
    private void Center()
    {
        float mass = 0, x = 0, y = 0;
        for (int i = 0; i < ink.Length; i++)
        {
            mass += ink[i];
            x += ink[i] * ((i % Side) + 0.5f);
            y += ink[i] * ((i / Side) + 0.5f);
        }

        (float dx, float dy) = (MathF.Round((Side / 2f) - (x / mass)), MathF.Round((Side / 2f) - (y / mass)));
        for (int i = 0; i < line.Count; i++)
            line[i] = (line[i].X + dx, line[i].Y + dy);
    }

    /// <summary>Ink of a pixel: how far its middle lies inside the line, over one pixel.</summary>
    private void Render(float radius)
    {
        Array.Clear(ink);
        for (int stroke = 0; stroke + 1 < starts.Count; stroke++)
        {
            for (int i = starts[stroke] + 1; i < starts[stroke + 1]; i++)
                Segment(line[i - 1], line[i], radius);
        }
    }

    private void Segment((float X, float Y) from, (float X, float Y) to, float radius)
    {
        float reach = (radius * (1 + (pressure * (from.Y - (Side / 2f))))) + 0.5f;
        (float dx, float dy) = (to.X - from.X, to.Y - from.Y);
        float inverse = 1 / Math.Max(1e-12f, (dx * dx) + (dy * dy));
        (int left, int right) = (Math.Max(0, (int)(Math.Min(from.X, to.X) - reach)), Math.Min(Side - 1, (int)(Math.Max(from.X, to.X) + reach)));
        (int top, int bottom) = (Math.Max(0, (int)(Math.Min(from.Y, to.Y) - reach)), Math.Min(Side - 1, (int)(Math.Max(from.Y, to.Y) + reach)));
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                (float px, float py) = (x + 0.5f - from.X, y + 0.5f - from.Y);
                float along = Math.Clamp(((px * dx) + (py * dy)) * inverse, 0, 1);
                (float ex, float ey) = (px - (along * dx), py - (along * dy));
                int at = (y * Side) + x;
                ink[at] = Math.Max(ink[at], Math.Clamp(reach + edge[at] - MathF.Sqrt((ex * ex) + (ey * ey)), 0, 1));
            }
        }
    }
}
