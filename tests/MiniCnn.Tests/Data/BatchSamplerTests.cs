namespace MiniCnn.Tests.Data;

public sealed class BatchSamplerTests
{
    [Fact]
    public void The_generator_is_SplitMix64()
    {
        // the first outputs of the published algorithm from state 0, as in Vigna's splitmix64.c
        var random = new SplitMix64(0);
        random.Next().ShouldBe(0xE220A8397B1DCDAFUL);
        random.Next().ShouldBe(0x6E789E6AA1B965F4UL);
    }

    [Fact]
    public void An_order_is_the_same_on_every_platform() => BatchSampler.Of(10, seed: 1, epoch: 0).ShouldBe([7, 1, 5, 2, 8, 9, 0, 6, 3, 4]);

    [Fact]
    public void An_order_has_every_sample_once()
    {
        foreach (int count in new[] { 0, 1, 2, 3, 1000 })
            BatchSampler.Of(count, 7, 3).Order().ShouldBe(Enumerable.Range(0, count));
    }

    [Fact]
    public void Orders_differ_by_epoch_and_by_seed()
    {
        string[] orders = (from seed in new long[] { 0, 1, -1, long.MaxValue }
                           from epoch in Enumerable.Range(0, 5)
                           select string.Join(' ', BatchSampler.Of(50, seed, epoch))).ToArray();
        orders.Distinct().Count().ShouldBe(orders.Length);
        BatchSampler.Of(50, 1, 4).ShouldBe(BatchSampler.Of(50, 1, 4));
    }

    [Fact]
    public void Every_order_of_four_is_alike()
    {
        KeyValuePair<string, int>[] counts = Enumerable.Range(0, 24_000).Select(epoch => string.Join("", BatchSampler.Of(4, 0, epoch))).CountBy(order => order).ToArray();
        counts.Length.ShouldBe(24);
        double chiSquare = counts.Sum(order => Math.Pow(order.Value - 1000, 2) / 1000);
        chiSquare.ShouldBeLessThan(49.7); // 99.9 % of 23 degrees of freedom
    }

    [Fact]
    public void Numbers_below_a_bound_are_even_and_reach_both_ends()
    {
        var random = new SplitMix64(3);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.Below(7)]++;
        counts.Min().ShouldBeGreaterThan(9_600);
        counts.Max().ShouldBeLessThan(10_400);
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        var random = new SplitMix64(4);
        double[] numbers = Enumerable.Range(0, 100_000).Select(_ => (double)random.Normal()).ToArray();
        numbers.Average().ShouldBe(0, 0.015);
        numbers.Average(x => x * x).ShouldBe(1, 0.02);
    }
}
