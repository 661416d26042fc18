namespace MiniCnn.Tests.Models;

public sealed class ModelSummaryTests
{
    [Fact]
    public void The_rows_of_the_small_network_are_those_counted_by_hand()
    {
        var summary = ModelSummary.Of(Presets.Get("small"));
        summary.Layers.Select(row => $"{row.Layer.Name} {row.Layer.Output} {row.Layer.Parameters} {row.Layer.MultiplyAdds} {row.Vertical.Size} {row.Vertical.Jump} {row.Vertical.Start}").ShouldBe([
            "conv1 16x28x28 416 313600 5 1 -2",
            "relu1 16x28x28 0 0 5 1 -2",
            "maxpool1 16x14x14 0 0 6 2 -2",
            "conv2 32x14x14 4640 903168 10 2 -4",
            "relu2 32x14x14 0 0 10 2 -4",
            "maxpool2 32x7x7 0 0 12 4 -4",
            "flatten1 1568 0 0 12 4 -4",
            "linear1 10 15690 15680 36 0 -4",
        ]);
        summary.Parameters.ShouldBe(20_746);
        summary.MultiplyAdds.ShouldBe(1_232_448);
        summary.ActivationBytes.ShouldBe(4 * ((2 * 16 * 784) + (16 * 196) + (2 * 32 * 196) + (2 * 32 * 49) + 10));
        summary.ParameterBytes.ShouldBe(4 * 20_746);
    }

    /// <summary>Figures of the recipes these presets come from; lenet and mlp counted by hand.</summary>
    [Theory]
    [InlineData("fast", 13_186, 357_376)]
    [InlineData("tiny", 1_458, 152_872)]
    [InlineData("best", 87_546, 3_310_272)]
    [InlineData("example", 1_199_882, 11_992_448)]
    [InlineData("lenet", 61_706, 416_520)]
    [InlineData("mlp", 101_770, 101_632)]
    public void The_presets_cost_what_is_known_of_them(string name, long parameters, long multiplyAdds)
    {
        var summary = ModelSummary.Of(Presets.Get(name));
        (summary.Parameters, summary.MultiplyAdds).ShouldBe((parameters, multiplyAdds));
    }

    [Fact]
    public void Both_axes_are_counted_by_themselves()
    {
        var summary = ModelSummary.Of(Architecture.Parse("input 2x9x15\nconv 4 3x5 stride 1x2 padding 1,2,0,1 dilation 2x1 groups 2\navgpool 2x3", "net"));
        (LayerSummary? conv, LayerSummary? pool) = (summary.Layers[0], summary.Layers[1]);
        (conv.Layer.Output.ToString(), conv.Layer.Parameters, conv.Layer.MultiplyAdds).ShouldBe(("4x6x7", (4 * 1 * 15) + 4, 4 * 6 * 7 * 15));
        (conv.Vertical.Size, conv.Vertical.Jump, conv.Vertical.Start).ShouldBe((5, 1, 0));
        (conv.Horizontal.Size, conv.Horizontal.Jump, conv.Horizontal.Start).ShouldBe((5, 2, -1));
        (pool.Layer.Output.ToString(), pool.Vertical.Size, pool.Horizontal.Size).ShouldBe(("4x3x2", 6, 9));
    }

    [Theory]
    [InlineData("input 3x8x8\ntransposed 6 4x4 stride 2 padding 1 groups 3\n", "6x16x16", (6 * 16) + 6, 6 * 16 * 64, 2.5, 0.5)]
    [InlineData("input 3x8x8\nconv 6 3x3 groups depthwise padding same\n", "6x8x8", (6 * 9) + 6, 6 * 9 * 64, 3, 1)]
    [InlineData("input 3x8x8\nupsample 2 nearest\n", "3x16x16", 0, 0, 1.5, 0.5)]
    [InlineData("input 3x8x8\nupsample 2 bilinear\n", "3x16x16", 0, 0, 2.5, 0.5)]
    [InlineData("input 3x8x8\nadaptive-avgpool 3x3\n", "3x3x3", 0, 0, 4, 8 / 3.0)]
    [InlineData("input 3x8x8\nmaxpool 3 stride 2 ceil\n", "3x4x4", 0, 0, 3, 2)]
    [InlineData("input 3x8x8\nglobal-avgpool\nlinear 5 no-bias\n", "5", 15, 15, 8, 0)]
    [InlineData("input 4x8x8\ngroupnorm 2\nbatchnorm\n", "4x8x8", 16, 0, 8, 1)]
    [InlineData("input 1x8x8\nconv 1 3x3 padding 1 padding-mode circular\n", "1x8x8", 10, 576, 8, 1)]
    public void Other_layers(string text, string output, long parameters, long multiplyAdds, double field, double jump)
    {
        var summary = ModelSummary.Of(Architecture.Parse(text, "net"));
        LayerSummary last = summary.Layers[^1];
        (last.Layer.Output.ToString(), summary.Parameters, summary.MultiplyAdds, last.Vertical.Size, last.Vertical.Jump).ShouldBe((output, parameters, multiplyAdds, field, jump));
    }
}
