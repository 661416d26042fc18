namespace MiniCnn.Tests.Convolution;

/// <summary>Small cases worked out by hand; thousands of others stand against libtorch in LibtorchValueTests.</summary>
public sealed class KernelOperatorTests
{
    private static readonly Plane Ramp = new(3, 4, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

    [Fact]
    public void Cross_correlation_lays_the_kernel_as_it_is()
    {
        Plane kernel = new(2, 2, [1, 2, 0, -1]);
        KernelOperator.Correlate(Ramp, kernel).Values.ShouldBe([1 + 4 - 6, 2 + 6 - 7, 3 + 8 - 8, 5 + 12 - 10, 6 + 14 - 11, 7 + 16 - 12]);
        KernelOperator.Convolve([Ramp], KernelWeights.Of(kernel))[0].Values.ShouldBe([-1 + 10 + 6, -2 + 12 + 7, -3 + 14 + 8, -5 + 18 + 10, -6 + 20 + 11, -7 + 22 + 12]);
    }

    [Fact]
    public void Full_convolution_multiplies_polynomials()
    {
        // (1 + 2x + 3x²)(4 + 5x) = 4 + 13x + 22x² + 15x³
        Plane product = KernelOperator.Convolve([new(1, 3, [1, 2, 3])], KernelWeights.Of(new(1, 2, [4, 5])), new() { Padding = Padding.Full })[0];
        product.Values.ShouldBe([4, 13, 22, 15]);
    }

    [Fact]
    public void A_negative_pad_crops()
    {
        Border.Pad(Ramp, new(-1, -1, -1, 0)).Values.ShouldBe([6, 7, 10, 11]);
        Should.Throw<MiniCnnException>(() => Border.Pad(Ramp, new(-2, -2, 0, 0))).Message.ShouldContain("crops the width 4 to nothing");
        Should.Throw<MiniCnnException>(() => Border.Pad(Ramp, new(4, 0, 3, 0), PaddingMode.Reflect)).Message.Split(';').Length.ShouldBe(2);
    }

    [Fact]
    public void Channels_are_summed_and_groups_keep_apart()
    {
        Plane one = new(1, 2, [1, 2]), two = new(1, 2, [10, 20]), k = new(1, 1, [3]), l = new(1, 1, [5]);
        KernelOperator.Correlate([one, two], new KernelWeights([[k, l]], [0.5]))[0].Values.ShouldBe([3 + 50 + 0.5f, 6 + 100 + 0.5f]);
        IReadOnlyList<Plane> apart = KernelOperator.Correlate([one, two], new KernelWeights([[k], [l]]), new() { Groups = 2 });
        apart[0].Values.ShouldBe([3, 6]);
        apart[1].Values.ShouldBe([50, 100]);
        Should.Throw<MiniCnnException>(() => KernelOperator.Correlate([one, two], KernelWeights.Of(k))).Message.ShouldContain("2 channels");
    }

    [Fact]
    public void Pools_take_the_largest_or_the_mean()
    {
        LayerSettings two = new() { Kernel = 2, Stride = 2 };
        PoolingOperator.Pool(Ramp, PoolingRule.Maximum, two).Values.ShouldBe([6, 8]);
        PoolingOperator.Pool(Ramp, PoolingRule.Mean, two).Values.ShouldBe([3.5f, 5.5f]);
        PoolingOperator.Pool(Ramp, PoolingRule.Mean, two with { CeilMode = true }).Values.ShouldBe([3.5f, 5.5f, 9.5f, 11.5f]);
        PoolingOperator.Pool(new(1, 1, [-3]), PoolingRule.Maximum, new() { Kernel = 3, Padding = Padding.Of(1) }).Values.ShouldBe([-3]);
        Should.Throw<MiniCnnException>(() => PoolingOperator.Pool(Ramp, PoolingRule.Mean, two with { Dilation = 2 }));
    }

    [Theory]
    [InlineData(3, 2, 1, 3 / 2.25)] // one phase gets 2 taps, the other 1: products 4, 2, 2, 1, mean 2.25
    [InlineData(4, 2, 1, 0)]
    [InlineData(2, 2, 1, 0)]
    [InlineData(3, 1, 1, 0)]
    [InlineData(2, 2, 2, 4)] // both taps fall on the same row of two: 4, 0, 0 and 0 scatters
    [InlineData(3, 2, 3, 3 / 2.25)]
    public void Overlap_is_uneven_where_the_stride_does_not_divide_what_the_taps_reach(int k, int s, int d, double unevenness)
    {
        var board = Checkerboard.Of(new LayerSettings { Kind = LayerKind.Transposed, Kernel = k, Stride = s, Dilation = d, Padding = Padding.Of(1) }.Over(4));
        board.Unevenness.ShouldBe(unevenness, 1e-12);
        board.IsEven.ShouldBe(unevenness == 0);
    }

    /// <summary>Away from the borders; the stride does not tell it, the weights do.</summary>
    [Theory]
    [InlineData("binomial:3", 2, true)] // 1 2 1: 2 in the middle, 1 + 1 beside it
    [InlineData("box:3", 2, false)]
    [InlineData("box:4", 2, true)]
    [InlineData("1 0; 0 0", 2, false)] // the stride divides the kernel
    [InlineData("1 1; 1 1", 2, true)]
    [InlineData("sobel-x", 1, true)]
    [InlineData("sobel-x", 2, true)] // -2 and 2 meet
    [InlineData("laplacian-4", 2, false)]
    public void A_checkerboard_is_what_a_flat_image_becomes(string name, int stride, bool even)
    {
        Plane kernel = KernelReader.Read(name).Kernels[0].Weights;
        ConvolutionGeometry geometry = new LayerSettings { Kind = LayerKind.Transposed, Kernel = new(kernel.Height, kernel.Width), Stride = stride }.Over(9);
        var board = Checkerboard.Of(geometry, kernel);
        board.IsEven.ShouldBe(even);
        float[] inside = board.Flat.Crop(4, 4, 2 * stride, 2 * stride).Values;
        ((double)inside.Min()).ShouldBe(board.Min, 1e-5);
        ((double)inside.Max()).ShouldBe(board.Max, 1e-5);
    }

    [Fact]
    public void The_overlap_counts_the_entries_of_the_matrix()
    {
        ConvolutionGeometry geometry = new LayerSettings { Kind = LayerKind.Transposed, Kernel = new(3, 4), Stride = new(2, 3), Padding = Padding.Of(1, 0), OutputPadding = 1 }.Over(new(3, 2));
        float[] counts = new float[geometry.Output.Area];
        foreach ((int output, int _, int _) in ConvolutionMatrix.Entries(geometry))
            counts[output]++;
        Checkerboard.Of(geometry).Flat.Values.ShouldBe(counts);
    }

    [Fact]
    public void The_matrix_is_the_one_of_the_guide()
    {
        // 4x4 input, 3x3 kernel: 4 rows of 16; the first row of Dumoulin and Visin's C
        ConvolutionGeometry geometry = new LayerSettings().Over(4);
        Plane matrix = ConvolutionMatrix.Of(geometry, new(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]));
        (matrix.Height, matrix.Width).ShouldBe((4, 16));
        matrix.Values[..16].ShouldBe([1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0, 0]);
        matrix.Values[48..].ShouldBe([0, 0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9]);
    }

    [Fact]
    public void Too_large_results_are_refused_before_memory_is_asked_for()
    {
        Should.Throw<MiniCnnException>(() => KernelOperator.Correlate(Ramp, new Plane(1, 1, [1]), new() { Padding = Padding.Of(1_000_000) })).Message.ShouldContain("cells");
        Should.Throw<MiniCnnException>(() => KernelOperator.Transpose([Ramp], KernelWeights.Of(new(1, 1, [1])), new() { Stride = 1_000_000 })).Message.ShouldContain("cells");
        Should.Throw<MiniCnnException>(() => ConvolutionMatrix.Of(new LayerSettings().Over(400), new(3, 3))).Message.ShouldContain("entries");
    }
}
