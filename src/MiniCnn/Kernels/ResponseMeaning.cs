namespace MiniCnn.Kernels;

/// <summary>What the numbers of a response mean, and so how they are painted.</summary>
public enum ResponseMeaning
{
    /// <summary>Positive and negative: a zero-centred map.</summary>
    ZeroCentred,

    /// <summary>From 0 up.</summary>
    Strength,

    /// <summary>Degrees, clockwise from the right.</summary>
    Direction,

    /// <summary>From 0 to 1.</summary>
    Share,

    /// <summary>Brightness like the image's own.</summary>
    Brightness,
}
