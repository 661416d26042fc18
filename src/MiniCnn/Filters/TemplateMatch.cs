using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>The kernel with the greatest abs⟨ŵ, t̂⟩, where ŵ = (w − mean w)/‖w − mean w‖: sign, scale and mean do not count.</summary>
/// <param name="Template">The nearest kernel.</param>
/// <param name="Cosine">abs⟨ŵ, t̂⟩, 0–1. A constant filter has 0 with every kernel.</param>
/// <param name="Sign">−1 where the filter is the negated kernel.</param>
/// <param name="Gain">⟨w, t⟩/‖t‖²: the factor by which the kernel is nearest to the filter.</param>
/// <param name="RunnerUp">The second nearest; null where there is only one kernel.</param>
/// <param name="Margin">Cosine less the runner-up's. Sobel and Prewitt already have a cosine of 0.943, Sobel and Scharr 0.977.</param>
public sealed record TemplateMatch(Kernel Template, double Cosine, int Sign, double Gain, Kernel? RunnerUp, double Margin)
{
    /// <summary>Size and offset of a kernel that is smaller than the filter; empty otherwise.</summary>
    public string Place { get; init; } = "";
}

/// <summary>Kernels of one size, prepared for comparison with thousands of filters.</summary>
internal sealed class TemplateSet
{
    private readonly double[][] _centered;

    /// <exception cref="MiniCnnException">No kernel, or kernels of different sizes.</exception>
    public TemplateSet(IReadOnlyList<Kernel> kernels)
    {
        if (kernels.Count == 0)
            throw MiniCnnException.BadUsage("There is no kernel to compare with; name at least one of the filter's size");
        foreach (Kernel kernel in kernels)
            FilterVector.RequireSameSize(kernels[0].Weights, kernel.Weights, kernel.Name);
        Kernels = kernels;
        _centered = [.. kernels.Select(kernel => FilterVector.Centered(kernel.Weights.ToDoubles()))];
    }

    public IReadOnlyList<Kernel> Kernels { get; }

    /// <exception cref="MiniCnnException">A filter of another size.</exception>
    public TemplateMatch Best(Plane filter)
    {
        double[] cosines = Cosines(filter);
        int[] order = [.. Enumerable.Range(0, cosines.Length).OrderByDescending(n => Math.Abs(cosines[n])).Take(2)];
        (Kernel first, double cosine) = (Kernels[order[0]], cosines[order[0]]);
        (double[] w, double[] t) = (filter.ToDoubles(), first.Weights.ToDoubles());
        double energy = FilterVector.Dot(t, t);
        return new TemplateMatch(
            first, Math.Abs(cosine), cosine < 0 ? -1 : 1, energy == 0 ? 0 : FilterVector.Dot(w, t) / energy,
            order.Length < 2 ? null : Kernels[order[1]], Math.Abs(cosine) - (order.Length < 2 ? 0 : Math.Abs(cosines[order[1]])));
    }

    public double BestCosine(Plane filter) => Cosines(filter).Max(Math.Abs);

    /// <summary>Of a filter's weights, centered.</summary>
    public double BestCosine(double[] centered)
    {
        double best = 0;
        foreach (double[] template in _centered)
            best = Math.Max(best, Math.Abs(FilterVector.Dot(centered, template)));
        return best;
    }

    /// <summary>As the other, of a filter's weights, centered.</summary>
    public double[] Cosines(double[] centered) => Array.ConvertAll(_centered, template => FilterVector.Dot(centered, template));

    /// <summary>⟨ŵ, t̂⟩ with each kernel, −1 to 1.</summary>
    public double[] Cosines(Plane filter)
    {
        FilterVector.RequireSameSize(filter, Kernels[0].Weights, Kernels[0].Name);
        return Cosines(FilterVector.Centered(filter.ToDoubles()));
    }
}

/// <summary>
/// How much of a filter lies in the plane of a pair of derivative kernels, and at which angle: a first derivative in any
/// direction is cos θ·Sx + sin θ·Sy (Freeman and Adelson, The design and use of steerable filters, 1991).
/// </summary>
/// <param name="Share">ρ = √(⟨ŵ,Ŝx⟩² + ⟨ŵ,Ŝy⟩²), 0–1.</param>
/// <param name="Angle">θ = atan2(⟨ŵ,Ŝy⟩, ⟨ŵ,Ŝx⟩) in degrees, −180 to 180: the direction in which the filter's response grows.</param>
public sealed record SteerableFit(double Share, double Angle)
{
    /// <summary>The pair's name in the catalog.</summary>
    public string Operator { get; init; } = "sobel";

    /// <summary>Size and offset of a pair that is smaller than the filter; empty otherwise.</summary>
    public string Place { get; init; } = "";

    /// <exception cref="MiniCnnException">Kernels of another size than the filter.</exception>
    internal static SteerableFit Of(Plane filter, Kernel x, Kernel y) => Of(filter, new TemplateSet([x, y]));

    internal static SteerableFit Of(Plane filter, TemplateSet pair)
    {
        double[] along = pair.Cosines(filter);
        double share = ShareOf(along);
        return new SteerableFit(share, share == 0 ? 0 : Math.Atan2(along[1], along[0]) * 180 / Math.PI);
    }

    /// <summary>ρ from both cosines, of kernels that are orthogonal.</summary>
    internal static double ShareOf(double[] along) => Math.Min(1, Math.Sqrt((along[0] * along[0]) + (along[1] * along[1])));
}

/// <summary>The weights of a filter as a vector in double precision.</summary>
internal static class FilterVector
{
    public static double Dot(double[] a, double[] b)
    {
        double sum = 0.0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    public static double Norm(double[] w) => Math.Sqrt(Dot(w, w));

    /// <summary>ŵ = (w − mean w)/‖w − mean w‖; zeros where every weight is the same.</summary>
    public static double[] Centered(double[] w)
    {
        double mean = w.Sum() / w.Length;
        double[] centered = Array.ConvertAll(w, value => value - mean);
        double norm = Norm(centered);
        // A constant filter leaves rounding noise behind its mean; it has no direction.
        return norm <= 1e-12 * Math.Max(Norm(w), double.Epsilon) ? new double[w.Length] : Array.ConvertAll(centered, value => value / norm);
    }

    /// <summary>w/‖w‖; zeros for a vector of zeros.</summary>
    public static double[] Unit(double[] w)
    {
        double norm = Norm(w);
        return norm == 0 ? new double[w.Length] : Array.ConvertAll(w, value => value / norm);
    }

    public static void RequireSameSize(Plane filter, Plane template, string name)
    {
        if (filter.Height != template.Height || filter.Width != template.Width)
            throw MiniCnnException.BadUsage(
                $"{name} is {template.Height}x{template.Width} and the filter {filter.Height}x{filter.Width}; expected the same size, compare with a kernel of the filter's size");
    }
}
