using MiniCnn.Convolution;

namespace MiniCnn.Tests.Convolution;

public sealed class CheckerboardTests
{
    [Theory]
    [InlineData(4, 2, 1, 0)]
    [InlineData(2, 2, 1, 0)]
    [InlineData(3, 2, 1, 3 / 2.25)] // of two rows in turn one is scattered twice: 1, 2, 2 and 4 scatters
    [InlineData(2, 2, 2, 4)] // both taps fall on the same row of two: 4, 0, 0 and 0 scatters
    [InlineData(3, 2, 3, 3 / 2.25)]
    public void The_overlap_is_even_where_the_stride_divides_what_the_taps_reach(int kernel, int stride, int dilation, double unevenness)
    {
        LayerSettings layer = new() { Kind = LayerKind.Transposed, Kernel = kernel, Stride = stride, Dilation = dilation };
        var board = Checkerboard.Of(layer.Over(new(4, 4)));
        board.Unevenness.ShouldBe(unevenness, 1e-12);
        board.IsEven.ShouldBe(unevenness == 0);
    }
}
