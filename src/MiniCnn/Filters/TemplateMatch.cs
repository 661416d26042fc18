using MiniCnn.Imaging;
using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>
/// The template that a filter is most alike, whatever its sign, scale and mean: the greatest abs⟨ŵ, t̂⟩, where ŵ = (w − mean w)/‖w − mean w‖.
/// </summary>
/// <param name="Template">The nearest template.</param>
/// <param name="Cosine">abs⟨ŵ, t̂⟩, 0–1. A constant filter has 0 with every template.</param>
/// <param name="Sign">−1 where the filter is the template turned over.</param>
/// <param name="Gain">⟨w, t⟩/‖t‖²: the factor by which the template comes nearest the filter.</param>
/// <param name="RunnerUp">The second nearest; null where there is one template only.</param>
/// <param name="Margin">Cosine less the runner-up's. Sobel and Prewitt are already 0.943 alike, Sobel and Scharr 0.977.</param>
public sealed record TemplateMatch(Kernel Template, double Cosine, int Sign, double Gain, Kernel? RunnerUp, double Margin)
{
    /// <exception cref="MiniCnnException">No template, or one of another size.</exception>
    public static TemplateMatch Best(Plane filter, IReadOnlyList<Kernel> templates) => new TemplateSet(templates).Best(filter);

    /// <summary>⟨ŵ, t̂⟩ with its sign, −1 to 1.</summary>
    public static double SignedCosine(Plane filter, Kernel template)
    {
        FilterVector.RequireSameSize(filter, template.Weights, template.Name);
        return FilterVector.Dot(FilterVector.Centerd(FilterVector.Of(filter)), FilterVector.Centerd(FilterVector.Of(template.Weights)));
    }
}
