using System.ComponentModel.DataAnnotations;

namespace MiniCnn.Reports;

/// <summary>How much a run's page shows, and how long its making may take.</summary>
public sealed record RunReportOptions
{
    /// <summary>Good for a page made at the end of each training: less is looked through and drawn from chance.</summary>
    public static RunReportOptions Quick { get; } = new() { Draws = 1_000, MultiplyAdds = 4_000_000_000, MostCompared = 48, MostFilters = 16 };

    /// <summary>Pictures of mistakes, those the model was most sure of.</summary>
    [Range(0, 1_000)]
    public int Mistakes { get; init; } = 24;

    /// <summary>Test images whose feature maps are shown, each of another class.</summary>
    [Range(0, 20)]
    public int FeatureImages { get; init; } = 3;

    /// <summary>Random kernels drawn for what chance gives.</summary>
    [Range(100, 1_000_000)]
    public int Draws { get; init; } = 5_000;

    /// <summary>Layers with more two-dimensional filters than this are not compared with kernels.</summary>
    [Range(1, 1_000_000)]
    public int MostCompared { get; init; } = 256;

    /// <summary>Filters shown of a layer; of deep layers and of linear ones half as many.</summary>
    [Range(2, 1_000)]
    public int MostFilters { get; init; } = 32;

    /// <summary>Products that may be added up in the search for mistakes: a large model looks at fewer test images, at least 200.</summary>
    [Range(1e6, 1e15)]
    public double MultiplyAdds { get; init; } = 100_000_000_000;
}
