using System.Globalization;
using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

/// <summary>What filters are called: what is a kernel gets its name wherever it is, and what is none gets no name.</summary>
public sealed class FilterNamingTests
{
    private static readonly ComparisonOptions Few = new() { Draws = 1_000 };

    [Theory]
    [InlineData(64)]
    [InlineData(300)]
    public void A_layer_of_many_Sobel_filters_is_called_so(int filters) =>
        BankComparison.Of(Bank(3, Enumerable.Range(0, filters).Select(i => Steered("sobel", 3, i * 7))), null, Few)
            .Filters.ShouldAllBe(filter => filter.Verdict.Kind == VerdictKind.Sobel);

    [Theory]
    [InlineData("sobel", 3)]
    [InlineData("scharr", 3)]
    [InlineData("prewitt", 3)]
    [InlineData("roberts", 2)]
    [InlineData("sobel", 5)]
    [InlineData("prewitt", 5)]
    public void An_operator_is_named_at_every_angle_and_offset(string name, int size)
    {
        foreach (int side in new[] { 3, 4, 5, 7 }.Where(side => side >= Math.Max(size, 3)))
        {
            Plane[] filters = [.. from top in Enumerable.Range(0, side - size + 1)
                from left in Enumerable.Range(0, side - size + 1)
                select Placed(Steered(name, size, 20 + (45 * top) + (100 * left)), side, top, left)];
            var comparison = BankComparison.Of(Bank(side, filters), null, Few);
            foreach (FilterComparison filter in comparison.Filters)
            {
                string what = $"{name} {size}x{size} in {side}x{side}, filter {filter.Output}: {filter.Verdict.Text}";
                filter.Label.ShouldBe(name == "sobel" ? "Sobel-like" : $"{name}-like", what);
                filter.Steerable!.Share.ShouldBe(1, 1e-5, what);
                filter.Verdict.Text.Contains($"{size}x{size} at row ").ShouldBe(size < side, what);
            }
        }
    }

    [Fact]
    public void A_kernel_that_no_pair_spans_is_named_at_every_offset()
    {
        var comparison = BankComparison.Of(
            Bank(5, [.. from place in Enumerable.Range(0, 9) select Placed(Scaled(Laplacian.Weights, -3, 0), 5, place / 3, place % 3)]), null, Few);
        comparison.Filters.ShouldAllBe(filter => filter.Label == "laplacian-4-like");
    }

    [Fact]
    public void Random_layers_get_a_name_in_at_most_one_of_a_hundred()
    {
        int layers = int.Parse(Environment.GetEnvironmentVariable("MINICNN_RANDOM_LAYERS") ?? "100", CultureInfo.InvariantCulture);
        Random random = new(5);
        int named = Enumerable.Range(0, layers).Count(layer =>
        {
            int side = layer % 4 == 3 ? 5 : 3, filters = new[] { 1, 8, 16, 64 }[random.Next(side == 5 ? 2 : 4)];
            var comparison = BankComparison.Of(
                Bank(side, Enumerable.Range(0, filters).Select(_ => NullDistribution.RandomKernel(side, side, random))), null, Few with { Seed = layer });
            return comparison.Filters.Any(filter => filter.Verdict.Kind is not (VerdictKind.No or VerdictKind.Dead));
        });
        // three standard deviations above the promise
        ((double)named).ShouldBeLessThanOrEqualTo((0.01 * layers) + (3 * Math.Sqrt(0.01 * layers)), $"{named} of {layers}");
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void The_exact_probabilities_are_those_of_draws(double value)
    {
        const int Draws = 100_000;
        KernelSearch one = new(["laplacian-4"], 3, 3);
        var cosine = NullDistribution.OfRandom(3, 3, new TemplateSet([Laplacian]).BestCosine, Draws);
        var share = NullDistribution.OfRandom(3, 3, kernel => SteerableFit.Of(kernel, SobelX, SobelY).Share, Draws);
        var certain = NullDistribution.Of([1]);
        Close(one.MatchChance(certain, value), cosine.PValue(value));
        // 3x3 filters hold a Sobel, a Scharr and a Prewitt pair, and a Roberts pair at four offsets
        Close(one.SteeredChance(certain, value) / 7, share.PValue(value));

        static void Close(double exact, double drawn) => drawn.ShouldBe(exact, 4 * Math.Sqrt(exact / Draws));
    }

    [Fact]
    public void A_comparison_can_be_stopped() => Should.Throw<OperationCanceledException>(
        () => BankComparison.Of(Bank(3, [Laplacian.Weights]), null, Few with { Cancel = new CancellationToken(canceled: true) }));

    [Fact]
    public void Holm_multiplies_the_smallest_by_their_number_and_never_decreases() =>
        NullDistribution.Holm([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 6)).ShouldBe([0.03, 0.06, 0.06, 0.02]);

    private static FilterBank Bank(int side, IEnumerable<Plane> filters)
    {
        Plane[] all = [.. filters];
        return new FilterBank("conv1", all.Length, 1, side, side, [.. all.SelectMany(filter => filter.Values)]);
    }

    private static Plane Placed(Plane kernel, int side, int top, int left)
    {
        Plane placed = new(side, side);
        for (int i = 0; i < kernel.Values.Length; i++)
            placed[top + (i / kernel.Width), left + (i % kernel.Width)] = kernel.Values[i];
        return placed;
    }

    private static Plane Steered(string name, int size, double degrees)
    {
        string number = size > 3 ? $":{size}" : "";
        (Plane x, Plane y) = (KernelCatalog.GetOne($"{name}-x{number}").Weights, KernelCatalog.GetOne($"{name}-y{number}").Weights);
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Plane(size, size, [.. x.Values.Zip(y.Values, (a, b) => (float)((cos * a) + (sin * b)))]);
    }
}
