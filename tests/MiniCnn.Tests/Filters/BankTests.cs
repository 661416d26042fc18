using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

public sealed class BankTests
{
    [Fact]
    public void Assignment_prefers_the_best_sum_to_the_best_first_choice()
    {
        // Greedy takes 9 and then 1; the best sum is 8 + 7.
        Assignment.Best([[9, 8], [7, 1]]).ShouldBe([1, 0]);
    }

    [Fact]
    public void With_more_filters_than_kernels_the_worst_go_without() =>
        Assignment.Best([[0.2], [-0.9], [0.5]]).ShouldBe([-1, 0, -1]);

    [Fact]
    public void Assignment_equals_trying_every_permutation()
    {
        var random = new Random(2);
        for (int trial = 0; trial < 200; trial++)
        {
            int rows = random.Next(1, 6), columns = random.Next(1, 6);
            double[][] scores = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => random.NextDouble()).ToArray())];
            int[] found = Assignment.Best(scores);
            found.Where(column => column >= 0).ShouldBeUnique();
            found.Count(column => column >= 0).ShouldBe(Math.Min(rows, columns));
            found.Select((column, row) => column < 0 ? 0 : scores[row][column]).Sum().ShouldBe(Exhaustive(scores, 0, 0), 1e-9);
        }
    }

    [Fact]
    public void A_bank_of_Sobels_pair_and_a_dead_filter()
    {
        var bank = BankStatistics.Of([SobelX.Weights, SobelY.Weights, Scaled(SobelX.Weights, 0.001f)]);
        bank.Sparsity.ShouldBe(1.0 / 3, 1e-9);
        bank.Orthogonality.ShouldBe(1 - (1.0 / 3), 1e-6);
    }

    [Fact]
    public void Variance_entropy_is_zero_along_a_line_and_log_two_for_two_equal_directions()
    {
        BankStatistics.Of([SobelX.Weights, Scaled(SobelX.Weights, -1), Scaled(SobelX.Weights, 2)]).VarianceEntropy.ShouldBe(0, 1e-9);
        BankStatistics.Of([SobelX.Weights, Scaled(SobelX.Weights, -1), SobelY.Weights, Scaled(SobelY.Weights, -1)]).VarianceEntropy.ShouldBe(Math.Log10(2), 1e-6);
    }

    [Fact]
    public void Random_kernels_give_the_known_null_distributions()
    {
        var cosine = NullDistribution.OfRandom(3, 3, new TemplateSet([SobelX, SobelY]).BestCosine);
        cosine.Mean.ShouldBe(0.41, 0.01);
        cosine.Quantile(0.95).ShouldBe(0.73, 0.01);
        var random = new Random(9);
        double best = Enumerable.Range(0, 500).Average(_ => Enumerable.Range(0, 16).Max(_ => SteerableFit.Of(NullDistribution.RandomKernel(3, 3, random), SobelX, SobelY).Share));
        best.ShouldBe(0.80, 0.015);
    }

    [Fact]
    public void Random_kernels_follow_their_seed()
    {
        double MeanOf(int seed) => NullDistribution.OfRandom(3, 3, kernel => kernel[0, 0], draws: 100, seed).Mean;
        MeanOf(7).ShouldBe(MeanOf(7));
        MeanOf(8).ShouldNotBe(MeanOf(7));
    }

    [Fact]
    public void P_values_count_the_draws_that_do_as_well()
    {
        var distribution = NullDistribution.Of(Enumerable.Range(1, 99).Select(i => i / 100.0));
        distribution.PValue(0.96).ShouldBe(5.0 / 100, 1e-9);
        distribution.PValue(2).ShouldBe(1.0 / 100, 1e-9);
        distribution.PValueOfBest(0.96, 16).ShouldBe(1 - Math.Pow(0.95, 16), 1e-9);
    }

    [Fact]
    public void The_gain_is_fitted_to_one_half_of_the_images_and_judged_by_the_other()
    {
        Plane a = Of(1, -2, 3, 0, 2, -1, 4, -3, -4), b = Of(2, 1, -1, -2, 0, 3, -3, 1, -1);
        var turnedOver = ResponseAgreement.Of([a, b], [a, Scaled(b, -1)]);
        turnedOver.Correlation.ShouldBe(-1, 1e-6);
        turnedOver.Nrmse.ShouldBe(2, 1e-6);
    }

    [Fact]
    public void Responses_that_agree_differ_or_are_turned_over()
    {
        var random = new Random(4);
        Plane Noise() => new(10, 10, Enumerable.Range(0, 100).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray());
        Plane[] a = [Noise(), Noise(), Noise(), Noise()], other = [Noise(), Noise(), Noise(), Noise()];
        var same = ResponseAgreement.Of(a, a.Select(plane => Scaled(plane, 3)).ToArray());
        same.Correlation.ShouldBe(1, 1e-6);
        same.Nrmse.ShouldBe(0, 1e-6);
        same.EdgeF1.ShouldBe(1, 1e-9);
        ResponseAgreement.Of(a, a.Select(plane => Scaled(plane, -1)).ToArray()).Correlation.ShouldBe(-1, 1e-6);
        var unlike = ResponseAgreement.Of(a, other);
        Math.Abs(unlike.Correlation).ShouldBeLessThan(0.3);
        unlike.Nrmse.ShouldBe(1, 0.2);
        unlike.EdgeF1.ShouldBeLessThan(0.4);
    }

    private static double Exhaustive(double[][] scores, int row, int used)
    {
        (int rows, int columns) = (scores.Length, scores[0].Length);
        if (row == rows) return 0;
        // A row may go without only where there are fewer columns than rows.
        double best = rows > columns ? Exhaustive(scores, row + 1, used) : double.NegativeInfinity;
        for (int column = 0; column < columns; column++)
        {
            if ((used >> column & 1) == 0) best = Math.Max(best, scores[row][column] + Exhaustive(scores, row + 1, used | 1 << column));
        }
        return best == double.NegativeInfinity && rows > columns ? 0 : best;
    }
}
