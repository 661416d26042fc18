using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace MiniCnn.Filters;

/// <summary>Test accuracies of a model whose first layer was replaced.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Seeds">One training of each filter source for each.</param>
/// <param name="Accuracies">0–1, in the order of the seeds.</param>
public sealed record AblationResult(string Layer, IReadOnlyList<int> Seeds, IReadOnlyDictionary<FilterSource, IReadOnlyList<double>> Accuracies)
{
    /// <summary>A filter source's accuracy less that of the learned filters, seed by seed.</summary>
    public PairedDifference ToLearned(FilterSource source) => PairedDifference.Of(Accuracies[source], Accuracies[FilterSource.Learned]);

    /// <summary>Such as <c>Sobel instead of the learned filters: −0.31 ± 0.12 points, worse</c>.</summary>
    public string Verdict(FilterSource source)
    {
        PairedDifference difference = ToLearned(source);
        string judgement = !difference.IsReal ? "no difference can be shown" : difference.Mean < 0 ? "worse" : "better";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{source} instead of the learned filters: "
                + $"{100 * difference.Mean:+0.00;−0.00;0.00} ± {100 * (difference.High - difference.Mean):0.00} points (95 % of {Seeds.Count} seeds), {judgement}");
    }
}

/// <summary>The mean of paired differences with its confidence interval by Student's t (W. S. Gosset, Biometrika 1908).</summary>
/// <param name="Mean">Mean of a − b.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
public sealed record PairedDifference(double Mean, double Low, double High)
{
    /// <summary>Whether the interval leaves 0 out, so that there is a difference.</summary>
    public bool IsReal => Low > 0 || High < 0;

    /// <summary>Of numbers in the same order, one of each a pair; the confidence is over 0 to below 1.</summary>
    /// <exception cref="MiniCnnException">Fewer than two pairs, or numbers without a partner.</exception>
    public static PairedDifference Of(IReadOnlyList<double> a, IReadOnlyList<double> b, double confidence = 0.95)
    {
        if (a.Count < 2 || a.Count != b.Count)
            throw MiniCnnException.BadUsage($"A confidence interval of paired differences needs at least two pairs; got {a.Count} and {b.Count} numbers");
        double[] differences = [.. a.Zip(b, (x, y) => x - y)];
        double mean = differences.Average();
        double half = StudentT.InvCDF(0, 1, differences.Length - 1, 0.5 + (confidence / 2)) * differences.StandardDeviation() / Math.Sqrt(differences.Length);
        return new PairedDifference(mean, mean - half, mean + half);
    }
}
