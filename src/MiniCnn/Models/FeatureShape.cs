namespace MiniCnn.Models;

/// <summary>The shape of what flows between two layers, without the batch: feature maps [channels, height, width], or a flat vector of features.</summary>
public readonly record struct FeatureShape
{
    private FeatureShape(int channels, int height, int width, bool isFlat) =>
        (Channels, Height, Width, IsFlat) = (channels, height, width, isFlat);

    /// <summary>Channels of the feature maps; of a flat vector, its length.</summary>
    public int Channels { get; }

    /// <summary>Rows of a feature map; 1 for a flat vector.</summary>
    public int Height { get; }

    /// <summary>Columns of a feature map; 1 for a flat vector.</summary>
    public int Width { get; }

    /// <summary>Whether this is a vector: what <c>flatten</c>, <c>global-avgpool</c> and <c>linear</c> give.</summary>
    public bool IsFlat { get; }

    /// <summary>Numbers for one image: channels × height × width.</summary>
    public long Count => (long)Channels * Height * Width;

    /// <summary>The sizes behind the batch's as libtorch wants them: [C, H, W] or [N].</summary>
    public long[] Sizes => IsFlat ? [Channels] : [Channels, Height, Width];

    /// <summary>Maximum of a layer's outputs and of its parameters, so that no count overflows: 2²⁷.</summary>
    internal const long MaxNumbers = 1L << 27;

    // While an architecture is read, a size that cannot be known because of an error above is 0: the checks that
    // need it are passed over, so one mistake is reported once. No such shape leaves the reader.
    internal static FeatureShape Unknown => default;

    internal bool IsUnknown => !IsFlat && Channels == 0 && Height == 0 && Width == 0;

    /// <summary>Feature maps; every size is at least 1.</summary>
    public static FeatureShape Maps(int channels, int height, int width) => new(channels, height, width, isFlat: false);

    /// <summary>A vector of at least 1 feature.</summary>
    public static FeatureShape Flat(int features) => new(features, 1, 1, isFlat: true);

    /// <summary>Reads the shape of feature maps or images: <c>1x28x28</c>, channels, height, width.</summary>
    /// <exception cref="MiniCnnException">The text is not three whole numbers in the range that an architecture's input may have.</exception>
    public static FeatureShape Parse(string text) => TryParse(text) ?? throw MiniCnnException.BadUsage(
        $"'{text}' is not an image's shape; expected CHANNELSxHEIGHTxWIDTH such as 1x28x28, each from 1 to {LineReader.MaxSide}, at most {MaxNumbers} numbers in all");

    /// <summary>As an architecture writes it: <c>16x28x28</c>, or <c>784</c> for a vector.</summary>
    public override string ToString() => IsFlat ? $"{Channels}" : $"{Channels}x{Height}x{Width}";

    internal bool IsTooLarge => (double)Math.Max(Channels, 1) * Math.Max(Height, 1) * Math.Max(Width, 1) > MaxNumbers;

    internal static FeatureShape? TryParse(string text)
    {
        int[] sizes = [.. text.Split(['x', 'X', '×']).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : 0)];
        if (sizes.Length != 3 || sizes.Any(size => size is < 1 or > LineReader.MaxSide))
            return null;
        FeatureShape shape = Maps(sizes[0], sizes[1], sizes[2]);
        return shape.IsTooLarge ? null : shape;
    }
}
