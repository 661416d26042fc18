using System.Numerics;

namespace MiniCnn.Data;

/// <summary>
/// Draws one shape or texture. Each is a function of the point, from 0 outside to 1 inside, with a transition of a pixel or more at
/// its edge; points are in pixels from the middle of the image.
/// </summary>
internal static class ShapeRenderer
{
    // cosine and sine of a third, quarter, fifth and sixth of a turn: the last bit of a library's function may differ between platforms
    private static readonly (float Cos, float Sin)[] Turns = [(-0.5f, 0.8660254f), (0, 1), (0.30901699f, 0.95105652f), (0.5f, 0.8660254f)];

    private delegate float Field(Vector2 point);

    public static IReadOnlyList<string> Names { get; } =
        ["edge", "bar", "corner", "disk", "ring", "polygon", "gradient", "stripes", "checkerboard", "noise"];

    /// <summary>[size, size], two gray levels at least 40 apart, in half of the images with noise.</summary>
    public static void Draw(int kind, int size, ref SplitMix64 random, Span<byte> pixels)
    {
        float low = random.Uniform(0, 215);
        float high = random.Uniform(low + 40, 255);
        if (random.Chance(0.5f))
            (low, high) = (255 - low, 255 - high); // light on dark as often as dark on light
        float grain = random.Chance(0.5f) ? random.Uniform(0, 8) : 0;
        Field field = FieldOf(kind, size, ref random);
        float middle = (size - 1) / 2f;
        for (int i = 0; i < pixels.Length; i++)
        {
            float gray = low + ((high - low) * field(new Vector2((i % size) - middle, (i / size) - middle)));
            if (grain > 0)
                gray += grain * random.Normal();
            pixels[i] = (byte)(Math.Clamp(gray, 0, 255) + 0.5f);
        }
    }

    private static Field FieldOf(int kind, int size, ref SplitMix64 random)
    {
        Vector2 n = Direction(ref random);
        Vector2 m = Direction(ref random);
        var center = new Vector2(random.Uniform(-0.2f, 0.2f) * size, random.Uniform(-0.2f, 0.2f) * size);
        float transition = random.Chance(0.6f) ? 1 : random.Uniform(1, 0.15f * size);
        float radius = random.Uniform(0.12f, 0.38f) * size;
        float period = random.Uniform(3, 0.5f * size);
        float Along(Vector2 p) => Dot(n, p - center);
        float Across(Vector2 p) => (n.X * (p.Y - center.Y)) - (n.Y * (p.X - center.X));
        float Distance(Vector2 p) => MathF.Sqrt(Dot(p - center, p - center));
        Field Bar(float half) => p => Inside(half - MathF.Abs(Along(p)), 1);
        Field Ring(float half) => p => Inside(half - MathF.Abs(Distance(p) - radius), 1);
        Field Gradient(float length, bool linear) => linear ? p => Math.Clamp((Along(p) / length) + 0.5f, 0, 1) : p => Math.Clamp(Distance(p) / length, 0, 1);
        return Names[kind] switch
        {
            "edge" => p => Inside(Along(p), transition),
            "bar" => Bar(random.Uniform(0.5f, 0.15f * size)),
            "corner" => p => Math.Min(Inside(Along(p), 1), Inside(Dot(m, p - center), 1)),
            "disk" => p => Inside(radius - Distance(p), transition),
            "ring" => Ring(random.Uniform(0.5f, 0.3f * radius)),
            "polygon" => Polygon(n, center, radius, ref random),
            "gradient" => Gradient(random.Uniform(0.7f, 1.5f) * size, random.Chance(0.5f)),
            "stripes" => random.Chance(0.5f) ? p => Smooth(Triangle(Along(p) / period)) : p => Square(Along(p), period),
            "checkerboard" => p => ExclusiveOr(Square(Along(p), period), Square(Across(p), period)),
            _ => Noise(size, ref random),
        };
    }

    /// <summary>The intersection of half-planes.</summary>
    private static Field Polygon(Vector2 n, Vector2 center, float radius, ref SplitMix64 random)
    {
        int at = random.Below(Turns.Length);
        var sides = new (Vector2 Normal, float Reach)[at + 3];
        for (int i = 0; i < sides.Length; i++)
        {
            sides[i] = (n, radius * random.Uniform(0.6f, 1));
            n = new Vector2((n.X * Turns[at].Cos) - (n.Y * Turns[at].Sin), (n.X * Turns[at].Sin) + (n.Y * Turns[at].Cos));
        }

        return p => Inside(sides.Min(side => side.Reach - (side.Normal.X * (p.X - center.X)) - (side.Normal.Y * (p.Y - center.Y))), 1);
    }

    /// <summary>Random gray levels on a grid of 1 to size/4 pixels, smoothly interpolated.</summary>
    private static Field Noise(int size, ref SplitMix64 random)
    {
        float cell = random.Chance(0.5f) ? 1 : random.Uniform(1, size / 4f);
        int side = (int)(size / cell) + 3;
        float[] levels = new float[side * side];
        foreach (ref float level in levels.AsSpan())
            level = random.Uniform();
        return p =>
        {
            (float u, float v) = ((p.X + (size / 2f)) / cell, (p.Y + (size / 2f)) / cell);
            (int column, int row) = ((int)u, (int)v);
            (float s, float t, int at) = (Smooth(u - column), Smooth(v - row), (row * side) + column);
            float above = levels[at] + (s * (levels[at + 1] - levels[at]));
            float below = levels[at + side] + (s * (levels[at + side + 1] - levels[at + side]));
            return cell == 1 ? levels[at] : above + (t * (below - above));
        };
    }

    /// <summary>A unit vector of uniform direction, without sine: a normalized random point of the unit disk.</summary>
    private static Vector2 Direction(ref SplitMix64 random)
    {
        while (true)
        {
            var point = new Vector2(random.Uniform(-1, 1), random.Uniform(-1, 1));
            float square = Dot(point, point);
            if (square is > 0.01f and <= 1)
                return point / MathF.Sqrt(square);
        }
    }

    // not Vector2.Dot, whose rounding may differ between platforms
    private static float Dot(Vector2 a, Vector2 b) => (a.X * b.X) + (a.Y * b.Y);

    private static float Inside(float distance, float transition) => Math.Clamp((distance / transition) + 0.5f, 0, 1);

    private static float Smooth(float t) => t * t * (3 - (2 * t));

    /// <summary>1 at whole numbers, 0 halfway between, linear between the two.</summary>
    private static float Triangle(float t) => MathF.Abs((2 * (t - MathF.Floor(t))) - 1);

    private static float Square(float t, float period) => Inside(period * (Triangle(t / period) - 0.5f) / 2, 1);

    private static float ExclusiveOr(float a, float b) => (a * (1 - b)) + (b * (1 - a));
}
