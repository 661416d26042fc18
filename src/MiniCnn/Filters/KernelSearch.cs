using MathNet.Numerics;
using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>
/// Kernels of every size that fits into a filter, at every offset: a 3×3 Sobel kernel in the corner of a 5×5 filter is one, too. Gradient operators are also tried as
/// pairs, steered to any angle. What is found is held against random filters that are searched in the same way.
/// </summary>
internal sealed class KernelSearch
{
    private const int MinSize = 2, FewestDraws = 100;

    // in larger filters kernels are tried in the center alone
    private const int LargestSearched = 11;

    // multiplications that random filters may cost
    private const double Work = 6e7;

    private readonly int _height, _width;
    private readonly TemplateSet _kernels;
    private readonly (TemplateSet Pair, string Name, string Place)[] _pairs;
    private readonly string[] _places;

    /// <param name="names">Of the catalog.</param>
    /// <param name="height">Of the filters.</param>
    /// <param name="width">Of the filters.</param>
    public KernelSearch(IReadOnlyList<string> names, int height, int width)
    {
        (_height, _width) = (height, width);
        (Kernel Kernel, string Place)[] placed = [.. Placed(names)];
        (_kernels, _places) = (new TemplateSet([.. placed.Select(one => one.Kernel)]), [.. placed.Select(one => one.Place)]);
        _pairs =
        [
            .. from name in ComparisonKernels.GradientOperators
               let both = Placed([name]).ToArray()
               from x in both.Where(one => one.Kernel.Name.StartsWith($"{name}-x", StringComparison.Ordinal))
               from y in both.Where(one => one.Kernel.Name.StartsWith($"{name}-y", StringComparison.Ordinal) && one.Place == x.Place && one.Kernel.Name[(name.Length + 2)..] == x.Kernel.Name[(name.Length + 2)..])
               select (new TemplateSet([x.Kernel, y.Kernel]), name, x.Place),
        ];
    }

    /// <summary>Zero-mean filters of unit norm are points on a sphere in so many dimensions.</summary>
    private int Dimensions => (_height * _width) - 1;

    public TemplateMatch Best(Plane filter)
    {
        TemplateMatch match = _kernels.Best(filter);
        return match with { Place = _places[Array.FindIndex([.. _kernels.Kernels], kernel => ReferenceEquals(kernel, match.Template))] };
    }

    /// <summary>The pair with the greatest ρ; null for filters that hold none.</summary>
    public SteerableFit? Steered(Plane filter) => _pairs.Length == 0 ? null : _pairs
        .Select(pair => SteerableFit.Of(filter, pair.Pair) with { Operator = pair.Name, Place = pair.Place }).MaxBy(fit => fit.Share);

    /// <summary>
    /// The greatest cosine and the greatest ρ over random filters: as many as asked for and as so many p-values need, fewer where the filters are large and the exact
    /// probabilities tell more.
    /// </summary>
    public (NullDistribution Match, NullDistribution? Steered) Random(int atLeast, int tests, int seed, CancellationToken cancel)
    {
        double one = (double)(_kernels.Kernels.Count + (2 * _pairs.Length)) * _height * _width;
        int draws = (int)Math.Min(Math.Max(atLeast, 2_000.0 * tests), Math.Max(FewestDraws, Work / one));
        Random random = new(seed);
        (double[] matches, double[] steered) = (new double[draws], new double[draws]);
        for (int i = 0; i < draws; i++)
        {
            cancel.ThrowIfCancellationRequested();
            double[] filter = FilterVector.Centered(NullDistribution.RandomWeights(_height * _width, random));
            matches[i] = _kernels.BestCosine(filter);
            foreach ((TemplateSet pair, _, _) in _pairs)
                steered[i] = Math.Max(steered[i], SteerableFit.ShareOf(pair.Cosines(filter)));
        }

        return (NullDistribution.Of(matches), _pairs.Length == 0 ? null : NullDistribution.Of(steered));
    }

    /// <summary>
    /// The probability that a random filter is as near to any of the kernels: over the draws, or as the sum of the exact probabilities for each kernel if that is less.
    /// For one, P(|cos| ≥ c) = I(1 − c²; (d − 1)/2, 1/2) on the sphere in d dimensions, with the regularized incomplete beta function.
    /// </summary>
    public double MatchChance(NullDistribution random, double cosine) => Dimensions < 2 ? random.PValue(cosine) : Math.Min(
        random.PValue(cosine), _kernels.Kernels.Count * SpecialFunctions.BetaRegularized((Dimensions - 1) / 2.0, 0.5, Math.Clamp(1 - (cosine * cosine), 0, 1)));

    /// <summary>The same for the planes of the pairs. For one, P(ρ ≥ r) = (1 − r²)^((d − 2)/2).</summary>
    public double SteeredChance(NullDistribution random, double share) =>
        Math.Min(random.PValue(share), _pairs.Length * Math.Pow(Math.Max(0, 1 - (share * share)), (Dimensions - 2) / 2.0));

    private IEnumerable<int> Offsets(int last) => Math.Max(_height, _width) <= LargestSearched ? Enumerable.Range(0, last + 1) : [last / 2];

    private IEnumerable<(Kernel Kernel, string Place)> Placed(IReadOnlyList<string> names)
    {
        HashSet<string> seen = [];
        int largest = Math.Min(_height, _width);
        for (int size = largest; size >= Math.Min(MinSize, largest); size--)
        {
            foreach (Kernel kernel in names.SelectMany(name => ComparisonKernels.OfSize(name, size)))
            {
                foreach (int top in Offsets(_height - kernel.Height))
                {
                    foreach (int left in Offsets(_width - kernel.Width))
                    {
                        bool fills = (kernel.Height, kernel.Width) == (_height, _width);
                        Kernel placed = fills ? kernel : ComparisonKernels.Placed(kernel, _height, _width, top, left);
                        if (seen.Add(string.Join(' ', placed.Weights.Values)))
                            yield return (placed, fills ? "" : $"{kernel.Height}x{kernel.Width} at row {top}, column {left}");
                    }
                }
            }
        }
    }
}
