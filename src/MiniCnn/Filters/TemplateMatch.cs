using MiniCnn.Kernels;
using MiniCnn.Pictures;

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
    public static TemplateMatch Best(Plane filter, IReadOnlyList<Kernel> templates)
    {
        if (templates.Count == 0)
            throw MiniCnnException.BadUsage("There is no kernel to compare with; name at least one of the filter's size");
        var w = FilterVector.Of(filter);
        var scores = templates.Select(template => (template, cosine: Alike(filter, w, template))).OrderByDescending(pair => Math.Abs(pair.cosine)).ToList();
        var (best, signed) = scores[0];
        var t = FilterVector.Of(best.Weights);
        var energy = FilterVector.Dot(t, t);
        return new TemplateMatch(
            best, Math.Abs(signed), signed < 0 ? -1 : 1, energy == 0 ? 0 : FilterVector.Dot(w, t) / energy,
            scores.Count > 1 ? scores[1].template : null, Math.Abs(signed) - (scores.Count > 1 ? Math.Abs(scores[1].cosine) : 0));
    }

    /// <summary>⟨ŵ, t̂⟩ with its sign, −1 to 1.</summary>
    public static double SignedCosine(Plane filter, Kernel template) => Alike(filter, FilterVector.Of(filter), template);

    private static double Alike(Plane filter, double[] w, Kernel template)
    {
        FilterVector.RequireSameSize(filter, template.Weights, template.Name);
        return FilterVector.Dot(FilterVector.Centred(w), FilterVector.Centred(FilterVector.Of(template.Weights)));
    }
}
