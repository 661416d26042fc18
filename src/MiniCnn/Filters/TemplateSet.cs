using MiniCnn.Imaging;
using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>Kernels of one size, ready to be compared with thousands of filters.</summary>
public sealed class TemplateSet
{
    private readonly double[][] _centered;

    /// <exception cref="MiniCnnException">No kernel, or kernels of different sizes.</exception>
    public TemplateSet(IReadOnlyList<Kernel> kernels)
    {
        if (kernels.Count == 0)
            throw MiniCnnException.BadUsage("There is no kernel to compare with; name at least one of the filter's size");
        foreach (Kernel kernel in kernels) FilterVector.RequireSameSize(kernels[0].Weights, kernel.Weights, kernel.Name);
        Kernels = kernels;
        _centered = [.. kernels.Select(kernel => FilterVector.Centerd(FilterVector.Of(kernel.Weights)))];
    }

    /// <summary>In the order given.</summary>
    public IReadOnlyList<Kernel> Kernels { get; }

    /// <summary>The nearest kernel and the runner-up.</summary>
    /// <exception cref="MiniCnnException">A filter of another size.</exception>
    public TemplateMatch Best(Plane filter)
    {
        double[] cosines = Cosines(filter);
        int first = -1, second = -1;
        for (int n = 0; n < cosines.Length; n++)
        {
            if (first < 0 || Math.Abs(cosines[n]) > Math.Abs(cosines[first])) (first, second) = (n, first);
            else if (second < 0 || Math.Abs(cosines[n]) > Math.Abs(cosines[second])) second = n;
        }
        (double[]? w, double[]? t) = (FilterVector.Of(filter), FilterVector.Of(Kernels[first].Weights));
        double energy = FilterVector.Dot(t, t);
        return new TemplateMatch(
            Kernels[first], Math.Abs(cosines[first]), cosines[first] < 0 ? -1 : 1, energy == 0 ? 0 : FilterVector.Dot(w, t) / energy,
            second < 0 ? null : Kernels[second], Math.Abs(cosines[first]) - (second < 0 ? 0 : Math.Abs(cosines[second])));
    }

    /// <summary>The greatest abs⟨ŵ, t̂⟩ alone, 0–1.</summary>
    public double BestCosine(Plane filter) => Cosines(filter).Max(Math.Abs);

    /// <summary>⟨ŵ, t̂⟩ with each kernel, −1 to 1.</summary>
    public double[] Cosines(Plane filter)
    {
        FilterVector.RequireSameSize(filter, Kernels[0].Weights, Kernels[0].Name);
        double[] w = FilterVector.Centerd(FilterVector.Of(filter));
        return Array.ConvertAll(_centered, template => FilterVector.Dot(w, template));
    }
}
