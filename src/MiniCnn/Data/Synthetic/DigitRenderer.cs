using System.Numerics;

namespace MiniCnn.Data;

/// <summary>
/// Draws digits with a random style, shape and line width. One instance per thread. Points are <see cref="Vector2"/>, but only their
/// elementwise operations are used: these are the same on every platform.
/// </summary>
internal sealed class DigitRenderer
{
    public const int Side = 28;
    private const float Box = 20;
    private const int CurveSteps = 6;
    private readonly float[] _coverage = new float[Side * Side];
    private readonly float[] _roughness = new float[Side * Side]; // added to the line's radius at a pixel
    private Vector2[][] _lines = [];
    private float _pressure; // relative growth of the radius per pixel downwards

    /// <summary>Draws a digit, [28, 28], white on black.</summary>
    public void Draw(int digit, ref SplitMix64 random, Span<byte> pixels)
    {
        var style = DigitStyle.Choose(digit, random.Uniform());
        float jitter = random.Uniform(0.01f, 0.05f);
        var points = new Vector2[style.Points.Length];
        for (int i = 0; i < points.Length; i++)
            points[i] = new Vector2(style.Points[i].X + (jitter * random.Normal()), style.Points[i].Y + (jitter * random.Normal()));
        _lines = Array.ConvertAll(style.Strokes, stroke => Curve(Array.ConvertAll(stroke, i => points[i])));
        Distort(ref random);
        float radius = Math.Clamp(1.25f + (0.4f * random.Normal()), 0.6f, 2.6f);
        _pressure = 0.012f * random.Normal();
        float roughness = random.Uniform(0, 0.5f);
        foreach (ref float pixel in _roughness.AsSpan())
            pixel = roughness * (random.Uniform() - 0.5f);
        Fit(radius);
        Render(radius);
        Center();
        Render(radius);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((255 * _coverage[i]) + 0.5f);
    }

    /// <summary>A polyline along the Catmull–Rom curve through the points of a stroke.</summary>
    private static Vector2[] Curve(Vector2[] stroke)
    {
        var line = new List<Vector2> { stroke[0] };
        for (int i = 0; i + 1 < stroke.Length; i++)
        {
            (Vector2 a, Vector2 b) = (stroke[Math.Max(0, i - 1)], stroke[i]);
            (Vector2 c, Vector2 d) = (stroke[i + 1], stroke[Math.Min(stroke.Length - 1, i + 2)]);
            for (int step = 1; step <= CurveSteps; step++)
            {
                float t = step / (float)CurveSteps;
                line.Add(0.5f * ((2 * b) + (t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * b) - a - (3 * c) + d))))))));
            }
        }

        return [.. line];
    }

    private void Transform(Converter<Vector2, Vector2> map) => _lines = Array.ConvertAll(_lines, line => Array.ConvertAll(line, map));

    /// <summary>A smooth bend of the plane, then width, slant and rotation.</summary>
    private void Distort(ref SplitMix64 random)
    {
        float width = Math.Max(0.5f, 1.05f + (0.22f * random.Normal()));
        float slant = -0.18f + (0.22f * random.Normal()); // y points down: to the right at the top
        float turn = 0.06f * random.Normal(); // tangent of half the angle
        (float cos, float sin) = ((1 - (turn * turn)) / (1 + (turn * turn)), 2 * turn / (1 + (turn * turn)));
        float[] bend = new float[8];
        foreach (ref float b in bend.AsSpan())
            b = 0.25f * random.Normal();
        Transform(point =>
        {
            (float x, float y) = (point.X, point.Y);
            float bentX = x + (bend[0] * x * y) + (bend[1] * y * y) + (bend[2] * x * x) + (bend[3] * y * y * y);
            float bentY = y + (bend[4] * x * y) + (bend[5] * y * y) + (bend[6] * x * x) + (bend[7] * x * x * x);
            float slanted = (bentX * width) + (slant * bentY);
            return new Vector2((cos * slanted) - (sin * bentY), (sin * slanted) + (cos * bentY));
        });
    }

    /// <summary>Scales so that the bounding box, with line width, is 20 pixels on its longer side, and centers it.</summary>
    private void Fit(float radius)
    {
        Vector2 min = _lines.SelectMany(line => line).Aggregate(Vector2.Min);
        Vector2 max = _lines.SelectMany(line => line).Aggregate(Vector2.Max);
        float scale = (Box - (2 * radius)) / Math.Max(max.X - min.X, max.Y - min.Y);
        Vector2 middle = (min + max) / 2;
        Transform(point => (scale * (point - middle)) + new Vector2(Side / 2f));
    }

    /// <summary>Moves the lines by whole pixels so that the center of mass is nearest to the middle, as in MNIST.</summary>
    private void Center()
    {
        float mass = 0;
        Vector2 moment = default;
        for (int i = 0; i < _coverage.Length; i++)
        {
            mass += _coverage[i];
            moment += _coverage[i] * new Vector2((i % Side) + 0.5f, (i / Side) + 0.5f);
        }

        var shift = new Vector2(MathF.Round((Side / 2f) - (moment.X / mass)), MathF.Round((Side / 2f) - (moment.Y / mass)));
        Transform(point => point + shift);
    }

    private void Render(float radius)
    {
        Array.Clear(_coverage);
        foreach (Vector2[] line in _lines)
        {
            for (int i = 1; i < line.Length; i++)
                RenderSegment(line[i - 1], line[i], radius);
        }
    }

    /// <summary>Coverage of a pixel: how far its center lies inside the line, from 0 to 1 over one pixel.</summary>
    private void RenderSegment(Vector2 from, Vector2 to, float radius)
    {
        float reach = (radius * (1 + (_pressure * (from.Y - (Side / 2f))))) + 0.5f;
        Vector2 d = to - from;
        float inverse = 1 / Math.Max(1e-12f, (d.X * d.X) + (d.Y * d.Y));
        (int left, int right) = (Math.Max(0, (int)(Math.Min(from.X, to.X) - reach)), Math.Min(Side - 1, (int)(Math.Max(from.X, to.X) + reach)));
        (int top, int bottom) = (Math.Max(0, (int)(Math.Min(from.Y, to.Y) - reach)), Math.Min(Side - 1, (int)(Math.Max(from.Y, to.Y) + reach)));
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                Vector2 p = new Vector2(x + 0.5f, y + 0.5f) - from;
                Vector2 nearest = Math.Clamp(((p.X * d.X) + (p.Y * d.Y)) * inverse, 0, 1) * d;
                (float ex, float ey) = (p.X - nearest.X, p.Y - nearest.Y);
                ref float coverage = ref _coverage[(y * Side) + x];
                coverage = Math.Max(coverage, Math.Clamp(reach + _roughness[(y * Side) + x] - MathF.Sqrt((ex * ex) + (ey * ey)), 0, 1));
            }
        }
    }
}
