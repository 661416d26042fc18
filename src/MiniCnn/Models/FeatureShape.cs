namespace MiniCnn.Models;

/// <summary>
/// The shape of what flows between two layers, without the batch: feature maps [channels, height, width], or a flat
/// vector of features.
/// </summary>
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

    // While an architecture is read, a size that cannot be known because of an error above is 0: the checks that
    // need it are passed over, so one mistake is told once. No such shape leaves the reader.
    internal static FeatureShape Unknown => default;

    internal bool IsUnknown => !IsFlat && Channels == 0 && Height == 0 && Width == 0;

    /// <summary>Feature maps; every size is at least 1.</summary>
    public static FeatureShape Maps(int channels, int height, int width) => new(channels, height, width, isFlat: false);

    /// <summary>A vector of at least 1 feature.</summary>
    public static FeatureShape Flat(int features) => new(features, 1, 1, isFlat: true);

    /// <summary>As an architecture writes it: <c>16x28x28</c>, or <c>784</c> for a vector.</summary>
    public override string ToString() => IsFlat ? $"{Channels}" : $"{Channels}x{Height}x{Width}";
}
