namespace MiniCnn.Filters;

/// <summary>What the first layer's weights are replaced by before the rest is trained anew.</summary>
public enum FilterSource
{
    /// <summary>The run's own trained filters.</summary>
    Learned,

    /// <summary>Sobel's operator steered to as many directions as there are filters.</summary>
    Sobel,

    /// <summary>Gabor functions, edges and lines, in as many directions.</summary>
    Gabor,

    /// <summary>Independent normal weights, others for each seed.</summary>
    Random,
}
