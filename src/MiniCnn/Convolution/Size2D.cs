using System.Globalization;

namespace MiniCnn.Convolution;

/// <summary>An axis of an image.</summary>
public enum Axis
{
    /// <summary>Vertical: rows, counted from the top.</summary>
    Height,

    /// <summary>Horizontal: columns, counted from the left.</summary>
    Width,
}

/// <summary>
/// Two whole numbers, one per axis of an image, always height first: a size, a stride, a dilation.
/// </summary>
/// <param name="Height">The number for the vertical axis (rows).</param>
/// <param name="Width">The number for the horizontal axis (columns).</param>
public readonly record struct Size2D(int Height, int Width)
{
    /// <summary>The same number for both axes.</summary>
    public static Size2D Square(int side) => new(side, side);

    /// <summary>A whole number stands for both axes.</summary>
    public static implicit operator Size2D(int side) => Square(side);

    /// <inheritdoc cref="Square"/>
    public static Size2D FromInt32(int side) => Square(side);

    /// <summary>Height times width; does not overflow.</summary>
    public long Area => (long)Height * Width;

    /// <summary>The number for one axis.</summary>
    public int Along(Axis axis) => axis == Axis.Height ? Height : Width;

    /// <summary>The same pair with one axis changed.</summary>
    public Size2D With(Axis axis, int value) => axis == Axis.Height ? this with { Height = value } : this with { Width = value };

    /// <summary>Reads "3" (both axes) or "3x5" (height x width; × and * are taken too).</summary>
    /// <param name="text">What to read.</param>
    /// <param name="what">What the number is, for the error: "kernel", "stride".</param>
    /// <exception cref="MiniCnnException">The text is neither.</exception>
    public static Size2D Parse(string text, string what)
    {
        string[] parts = text.Trim().Split(['x', '×', '*', 'X']);
        int[] numbers = new int[parts.Length];
        bool good = parts.Length is 1 or 2;
        for (int n = 0; good && n < parts.Length; n++)
            good = int.TryParse(parts[n].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[n]);
        if (!good)
            throw MiniCnnException.BadUsage($"{what} '{text}' is not understood; expected one whole number for both axes (3) or height x width (3x5)");
        return parts.Length == 1 ? Square(numbers[0]) : new(numbers[0], numbers[1]);
    }

    /// <summary>"3x5": height first, as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Height}x{Width}");

    /// <summary>"3" when both axes are equal, else "3x5".</summary>
    public string ToShortString() => Height == Width ? Height.ToString(CultureInfo.InvariantCulture) : ToString();
}
