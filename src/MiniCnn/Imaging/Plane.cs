namespace MiniCnn.Imaging;

/// <summary>
/// A matrix of real numbers, row after row: one channel of an image, a kernel, a filter, a feature map.
/// </summary>
public sealed class Plane
{
    /// <exception cref="MiniCnnException">Sides below 1, or a length that does not fit.</exception>
    public Plane(int height, int width, float[] values)
    {
        if (height < 1 || width < 1 || values.LongLength != (long)height * width)
            throw MiniCnnException.BadUsage(
                $"A plane of {height} rows and {width} columns cannot be made from {values.LongLength} numbers; expected sides >= 1 and rows*columns numbers");
        (Height, Width, Values) = (height, width, values);
    }

    /// <summary>A plane of zeros.</summary>
    public Plane(int height, int width)
        : this(height, width, new float[checked(height * width)])
    {
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>[Height, Width].</summary>
    public float[] Values { get; }

    /// <summary>The number in a row (from the top) and column (from the left).</summary>
    public float this[int row, int column]
    {
        get => Values[(row * Width) + column];
        set => Values[(row * Width) + column] = value;
    }

    internal Span<float> Row(int row) => Values.AsSpan(row * Width, Width);

    /// <summary>Row after row.</summary>
    internal float[][] Rows() => [.. Values.Chunk(Width)];

    internal double[] ToDoubles() => Array.ConvertAll(Values, value => (double)value);

    /// <summary>The root of the sum of squares.</summary>
    internal double Norm() => Math.Sqrt(Values.Sum(value => (double)value * value));

    internal Plane Map(Func<float, float> change) => new(Height, Width, [.. Values.Select(change)]);
    internal Plane Zip(Plane other, Func<float, float, float> combine) => new(Height, Width, [.. Values.Zip(other.Values, combine)]);
}
