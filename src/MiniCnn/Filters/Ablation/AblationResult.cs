using System.Globalization;

namespace MiniCnn.Filters;

/// <summary>Test accuracies of a model whose first layer was replaced.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Seeds">One training of each filter source for each.</param>
/// <param name="Accuracies">0–1, in the order of the seeds.</param>
public sealed record AblationResult(string Layer, IReadOnlyList<int> Seeds, IReadOnlyDictionary<FilterSource, IReadOnlyList<double>> Accuracies)
{
    /// <summary>A filter source's accuracy less that of the learned filters, seed by seed.</summary>
    public PairedDifference ToLearned(FilterSource source) => PairedDifference.Of(Accuracies[source], Accuracies[FilterSource.Learned]);

    /// <summary>In words: <c>Sobel instead of the learned filters: −0.31 ± 0.12 points, worse</c>.</summary>
    public string Verdict(FilterSource source)
    {
        PairedDifference difference = ToLearned(source);
        string judgement = !difference.IsReal ? "no difference can be told" : difference.Mean < 0 ? "worse" : "better";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{source} instead of the learned filters: {100 * difference.Mean:+0.00;−0.00;0.00} ± {100 * (difference.High - difference.Mean):0.00} points (95 % of {Seeds.Count} seeds), {judgement}");
    }
}
