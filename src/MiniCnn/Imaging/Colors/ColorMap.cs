namespace MiniCnn.Imaging;

/// <summary>Colors for numbers.</summary>
public sealed class ColorMap
{
    private static readonly ColorMap[] Known = [MakeGray(), new("viridis", ViridisTable.Colors(), isDiverging: false), MakeDiverging()];

    private readonly Rgb[] _colors;

    private ColorMap(string name, Rgb[] colors, bool isDiverging) => (Name, _colors, IsDiverging) = (name, colors, isDiverging);

    /// <summary>Black to white.</summary>
    public static ColorMap Gray => Known[0];

    /// <summary>Dark violet over green to yellow, evenly brighter all the way: for numbers from a minimum to a maximum.</summary>
    public static ColorMap Viridis => Known[1];

    /// <summary>
    /// Blue for negative, near-white for zero, red for positive numbers. Colors of opposite numbers are equally light, so that
    /// size shows also in a gray print; zero is exactly neutral.
    /// </summary>
    public static ColorMap Diverging => Known[2];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ColorMap> All => Known;

    /// <summary>As options name it: gray, viridis, diverging.</summary>
    public string Name { get; }

    /// <summary>The middle means zero, so a range should have zero in its middle too.</summary>
    public bool IsDiverging { get; }

    /// <summary>The colors from the smallest number to the largest, 255 or 256.</summary>
    public IReadOnlyList<Rgb> Colors => _colors;

    /// <summary>The map of that name.</summary>
    /// <exception cref="MiniCnnException">Usage error that lists the names there are.</exception>
    public static ColorMap Get(string name) =>
        Known.FirstOrDefault(map => map.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw MiniCnnException.BadUsage($"There is no color map '{name}'; expected one of {string.Join(", ", Known.Select(map => map.Name))}");

    /// <summary>The color at a place between the ends.</summary>
    /// <param name="position">0 for the first color to 1 for the last; beyond is the nearer end.</param>
    public Rgb At(double position) => _colors[IndexAt(position)];

    /// <summary>The number of the color at a place between the ends.</summary>
    /// <inheritdoc cref="At" path="/param"/>
    internal int IndexAt(double position) => (int)Math.Round(Math.Clamp(position, 0, 1) * (_colors.Length - 1), MidpointRounding.AwayFromZero);

    /// <summary>The range that suits the map: from minimum to maximum, or as far on both sides of zero.</summary>
    public ValueRange RangeOf(IEnumerable<Plane> planes) => IsDiverging ? ValueRange.ZeroCentered(planes) : ValueRange.Of(planes);

    private static ColorMap MakeGray() => new("gray", [.. Enumerable.Range(0, 256).Select(i => new Rgb((byte)i, (byte)i, (byte)i))], isDiverging: false);

    private static ColorMap MakeDiverging()
    {
        const int Side = 127;
        var colors = new Rgb[(2 * Side) + 1];
        for (int i = -Side; i <= Side; i++)
            colors[i + Side] = DivergingAt((double)i / Side, out _);
        return new ColorMap("diverging", colors, isDiverging: true);
    }

    /// <param name="value">−1 to 1.</param>
    /// <param name="inGamut">See <see cref="OkLab.ToRgb"/>.</param>
    internal static Rgb DivergingAt(double value, out bool inGamut)
    {
        double size = Math.Abs(value);
        double lightness = 0.975 - (0.555 * size);
        // Chroma rises fast, so that small numbers are told from zero, and bends where sRGB has no more of it.
        double chroma = 0.165 * Math.Pow(Math.Sin(Math.Min(1, size / 0.9) * Math.PI / 2), 0.9) * (1 - (0.06 * size));
        return OkLab.ToRgb(lightness, chroma, value < 0 ? 258 : 27, out inGamut);
    }
}
