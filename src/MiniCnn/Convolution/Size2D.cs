namespace MiniCnn.Convolution;

/// <summary>An axis of an image: vertical or horizontal.</summary>
internal enum Axis
{
    Height,
    Width,
}

/// <summary>Two whole numbers, one per axis of an image, always height (rows) first: a size, a stride, a dilation.</summary>
public readonly record struct Size2D(int Height, int Width)
{
    /// <summary>The same number for both axes.</summary>
    public static Size2D Square(int side) => new(side, side);

    /// <summary>A whole number is the number for both axes.</summary>
    public static implicit operator Size2D(int side) => Square(side);

    /// <summary>Height times width; does not overflow.</summary>
    public long Area => (long)Height * Width;

    internal int Along(Axis axis) => axis == Axis.Height ? Height : Width;

    /// <summary>Reads "3" (both axes) or "3x5" (height x width; × and * are taken too); <paramref name="what"/> is for the error: "kernel", "stride".</summary>
    /// <exception cref="MiniCnnException">The text is neither.</exception>
    public static Size2D Parse(string text, string what)
    {
        int?[] numbers = [.. text.Split(['x', '×', '*', 'X']).Select(WholeNumber)];
        return numbers.Length <= 2 && Array.TrueForAll(numbers, number => number is not null) ? new(numbers[0]!.Value, numbers[^1]!.Value) : throw MiniCnnException.BadUsage(
            $"{what} '{text}' is not understood; expected one whole number for both axes (3) or height x width (3x5)");
    }

    internal static int? WholeNumber(string text) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>"3x5": height first, as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Height}x{Width}");

    /// <summary>"3" when both axes are equal, else "3x5".</summary>
    public string ToShortString() => Height == Width ? Height.ToString(CultureInfo.InvariantCulture) : ToString();
}
