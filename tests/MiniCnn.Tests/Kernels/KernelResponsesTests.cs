namespace MiniCnn.Tests.Kernels;

public sealed class KernelResponsesTests
{
    private static Plane One(float value) => new(1, 1, [value]);

    [Theory]
    [InlineData("sobel", 3, 4, 5, 53.130102)] // right 3, down 4
    [InlineData("sobel", -1, 0, 1, 180)]
    [InlineData("roberts", 1, 0, 1, -135)] // brighter towards the upper left
    [InlineData("roberts", 0, 1, 1, -45)]
    public void A_pair_has_magnitude_and_direction(string name, float first, float second, double magnitude, double direction)
    {
        IReadOnlyList<KernelResponses.Combined> combined = KernelResponses.Combine(KernelCatalog.Get(name), [One(first), One(second)]);
        ((double)combined[0].Plane[0, 0]).ShouldBe(magnitude, 1e-5);
        ((double)combined[1].Plane[0, 0]).ShouldBe(direction, 1e-4);
    }

    [Fact]
    public void A_compass_names_the_strongest_direction()
    {
        KernelSet kirsch = KernelCatalog.Get("kirsch");
        var responses = kirsch.Kernels.Select(kernel => One(kernel.Name == "kirsch-sw" ? 7 : kernel.Name == "kirsch-ne" ? -9 : 1)).ToList();
        IReadOnlyList<KernelResponses.Combined> combined = KernelResponses.Combine(kirsch, responses);
        combined[0].Plane[0, 0].ShouldBe(7);
        combined[0].Meaning.ShouldBe(ResponseMeaning.Strength);
        ((double)combined[1].Plane[0, 0]).ShouldBe(135, 1e-4); // left and down, clockwise from the right
    }

    [Fact]
    public void Shares_of_a_basis_sum_to_one()
    {
        var responses = Enumerable.Range(1, 9).Select(n => One(n)).ToList();
        IReadOnlyList<KernelResponses.Combined> shares = KernelResponses.Combine(KernelCatalog.Get("frei-chen"), responses);
        shares.Select(share => Math.Round(share.Plane[0, 0] * 285)).ShouldBe([30, 174, 81]); // 1+4+9+16, 25+36+49+64, 81 of 285
        KernelResponses.Combine(KernelCatalog.Get("laplacian"), [One(1), One(2)]).ShouldBeEmpty();
        Should.Throw<MiniCnnException>(() => KernelResponses.Combine(KernelCatalog.Get("sobel"), [One(1)]));
    }

    [Fact]
    public void Hues_turn_once_and_nothing_is_dark()
    {
        Image wheel = DirectionColors.Wheel(32);
        (wheel[30, 16, 0] > wheel[30, 16, 2]).ShouldBeTrue("red to the right");
        (wheel[1, 16, 2] > wheel[1, 16, 0]).ShouldBeTrue("bluish to the left");
        int Sum(int x, int y) => wheel[x, y, 0] + wheel[x, y, 1] + wheel[x, y, 2];
        Sum(16, 16).ShouldBeLessThan(Sum(28, 16));
    }
}
