namespace MiniCnn.Kernels;

/// <summary>What the numbers of a response mean, and so how they are painted.</summary>
public enum ResponseMeaning
{
    /// <summary>Positive and negative: a zero-centerd map.</summary>
    ZeroCenterd,

    /// <summary>From 0 up.</summary>
    Strength,

    /// <summary>Degrees, clockwise from the right.</summary>
    Direction,

    /// <summary>From 0 to 1.</summary>
    Share,

    /// <summary>Brightness like the image's own.</summary>
    Brightness,
}
