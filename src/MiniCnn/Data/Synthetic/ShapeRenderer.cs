namespace MiniCnn.Data;

/// <summary>
/// Draws one shape or texture. Each is a function of the point, from 0 outside to 1 inside, with a transition of a pixel or more at
/// its edge; coordinates are pixels from the middle of the image.
/// </summary>
internal static class ShapeRenderer
{
    // cosine and sine of a third, quarter, fifth and sixth of a turn: the last bit of a library's function may differ between platforms
    private static readonly (float Cos, float Sin)[] Turns = [(-0.5f, 0.8660254f), (0, 1), (0.30901699f, 0.95105652f), (0.5f, 0.8660254f)];

    private delegate float Field(float x, float y);

    public static IReadOnlyList<string> Names { get; } =
        ["edge", "bar", "corner", "disk", "ring", "polygon", "gradient", "stripes", "checkerboard", "noise"];

    /// <summary>[size, size], any two gray levels at least 40 apart, with a little noise.</summary>
    public static void Draw(int kind, int size, ref SplitMix64 random, Span<byte> pixels)
    {
        float low = random.Uniform(0, 215);
        float high = random.Uniform(low + 40, 255);
        if (random.Chance(0.5f))
            (low, high) = (255 - low, 255 - high); // light on dark and dark on light alike
        float grain = random.Chance(0.5f) ? random.Uniform(0, 8) : 0;
        Field field = FieldOf(kind, size, ref random);
        float middle = (size - 1) / 2f;
        for (int i = 0; i < pixels.Length; i++)
        {
            float gray = low + ((high - low) * field((i % size) - middle, (i / size) - middle));
            if (grain > 0)
                gray += grain * random.Normal();
            pixels[i] = (byte)(Math.Clamp(gray, 0, 255) + 0.5f);
        }
    }

    private static Field FieldOf(int kind, int size, ref SplitMix64 random)
    {
        (float nx, float ny) = Direction(ref random);
        (float mx, float my) = Direction(ref random);
        (float cx, float cy) = (random.Uniform(-0.2f, 0.2f) * size, random.Uniform(-0.2f, 0.2f) * size);
        float soft = random.Chance(0.6f) ? 1 : random.Uniform(1, 0.15f * size);
        float radius = random.Uniform(0.12f, 0.38f) * size;
        float period = random.Uniform(3, 0.5f * size);
        float Along(float x, float y) => (nx * (x - cx)) + (ny * (y - cy));
        float Across(float x, float y) => (nx * (y - cy)) - (ny * (x - cx));
        float Distance(float x, float y) => MathF.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy)));
        switch (Names[kind])
        {
            case "edge":
                return (x, y) => Inside(Along(x, y), soft);
            case "bar":
                float half = random.Uniform(0.5f, 0.15f * size);
                return (x, y) => Inside(half - MathF.Abs(Along(x, y)), 1);
            case "corner":
                return (x, y) => Math.Min(Inside(Along(x, y), 1), Inside((mx * (x - cx)) + (my * (y - cy)), 1));
            case "disk":
                return (x, y) => Inside(radius - Distance(x, y), soft);
            case "ring":
                float thick = random.Uniform(0.5f, 0.3f * radius);
                return (x, y) => Inside(thick - MathF.Abs(Distance(x, y) - radius), 1);
            case "polygon":
                return Polygon(nx, ny, cx, cy, radius, ref random);
            case "gradient":
                float length = random.Uniform(0.7f, 1.5f) * size;
                return random.Chance(0.5f)
                    ? (x, y) => Math.Clamp((Along(x, y) / length) + 0.5f, 0, 1)
                    : (x, y) => Math.Clamp(Distance(x, y) / length, 0, 1);
            case "stripes":
                return random.Chance(0.5f)
                    ? (x, y) => Wave(Along(x, y) / period)
                    : (x, y) => Inside(period * (Triangle(Along(x, y) / period) - 0.5f) / 2, 1);
            case "checkerboard":
                return (x, y) => Parity(Square(Along(x, y), period), Square(Across(x, y), period));
            default:
                return Noise(size, ref random);
        }
    }

    private static Field Polygon(float nx, float ny, float cx, float cy, float radius, ref SplitMix64 random)
    {
        int at = random.Below(Turns.Length);
        var sides = new (float X, float Y, float Reach)[at + 3];
        for (int i = 0; i < sides.Length; i++)
        {
            sides[i] = (nx, ny, radius * random.Uniform(0.6f, 1));
            (nx, ny) = ((nx * Turns[at].Cos) - (ny * Turns[at].Sin), (nx * Turns[at].Sin) + (ny * Turns[at].Cos));
        }

        return (x, y) =>
        {
            float inside = float.MaxValue;
            foreach ((float sideX, float sideY, float reach) in sides)
                inside = Math.Min(inside, reach - (sideX * (x - cx)) - (sideY * (y - cy)));
            return Inside(inside, 1);
        };
    }

    /// <summary>Random gray levels on a grid of 1 to size/4 pixels, smoothly interpolated.</summary>
    private static Field Noise(int size, ref SplitMix64 random)
    {
        float cell = random.Chance(0.5f) ? 1 : random.Uniform(1, size / 4f);
        int side = (int)(size / cell) + 3;
        float[] levels = new float[side * side];
        foreach (ref float level in levels.AsSpan())
            level = random.Uniform();
        return (x, y) =>
        {
            (float u, float v) = ((x + (size / 2f)) / cell, (y + (size / 2f)) / cell);
            (int column, int row) = ((int)u, (int)v);
            (float s, float t, int at) = (Smooth(u - column), Smooth(v - row), (row * side) + column);
            float above = levels[at] + (s * (levels[at + 1] - levels[at]));
            float below = levels[at + side] + (s * (levels[at + side + 1] - levels[at + side]));
            return cell == 1 ? levels[at] : above + (t * (below - above));
        };
    }

    /// <summary>A unit vector of uniform direction, without sine: a normalized random point of the unit disk.</summary>
    private static (float X, float Y) Direction(ref SplitMix64 random)
    {
        while (true)
        {
            (float x, float y) = (random.Uniform(-1, 1), random.Uniform(-1, 1));
            float square = (x * x) + (y * y);
            if (square is > 0.01f and <= 1)
                return (x / MathF.Sqrt(square), y / MathF.Sqrt(square));
        }
    }

    private static float Inside(float distance, float soft) => Math.Clamp((distance / soft) + 0.5f, 0, 1);

    private static float Smooth(float t) => t * t * (3 - (2 * t));

    /// <summary>1 at whole numbers, 0 halfway between, linear between the two.</summary>
    private static float Triangle(float t) => MathF.Abs((2 * (t - MathF.Floor(t))) - 1);

    /// <summary>Nearly a sine of period 1.</summary>
    private static float Wave(float t) => Smooth(Triangle(t));

    private static float Square(float t, float period) => Inside(period * (Triangle(t / period) - 0.5f) / 2, 1);

    private static float Parity(float a, float b) => (a * (1 - b)) + (b * (1 - a));
}
