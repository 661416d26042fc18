namespace MiniCnn.Tests.Models;

public sealed class ArchitectureReadingTests
{
    [Fact]
    public void Reads_every_option_of_a_convolution()
    {
        PlacedLayer layer = Only("input 6x9x11\nconv 12 3x5 stride 2x1 padding 1,2,3,4 padding-mode reflect dilation 1x2 groups 3 no-bias as edges");
        layer.Name.ShouldBe("edges");
        layer.Layer.ShouldBe(new ConvolutionLayer
        {
            Filters = 12,
            Kernel = new(3, 5),
            Stride = new(2, 1),
            Padding = Padding.Of(1, 2, 3, 4),
            PaddingMode = PaddingMode.Reflect,
            Dilation = new(1, 2),
            Groups = 3,
            Bias = false,
        });
    }

    [Fact]
    public void Options_may_stand_in_any_order_and_words_in_any_case() =>
        Only("INPUT 1x8x8\r\n\r\n  Conv 4 3 NO-BIAS   Padding Same\t# edges\r\n").Text.ShouldBe("conv 4 3x3 padding same no-bias");

    [Fact]
    public void Layers_are_named_by_kind_and_ordinal_and_a_name_of_ones_own_renames_no_other()
    {
        var architecture = Architecture.Parse("input 1x8x8\nconv 4 3x3\nrelu\nconv 4 3x3 as middle\nleaky-relu 0.2\nconv 2 1x1\nglobal-avgpool\n", "net");
        architecture.Layers.Select(layer => layer.Name).ShouldBe(["conv1", "relu1", "middle", "leakyrelu1", "conv3", "globalavgpool1"]);
        architecture["middle"].Input.ToString().ShouldBe("4x6x6");
        Should.Throw<MiniCnnException>(() => architecture["conv4"]).Message.ShouldContain("did you mean 'conv1'");
    }

    [Theory]
    [InlineData("padding 0", "conv 4 3x3")]
    [InlineData("padding valid", "conv 4 3x3")]
    [InlineData("padding 1x1", "conv 4 3x3 padding 1")]
    [InlineData("padding 2,2,1,1", "conv 4 3x3 padding 1x2")]
    [InlineData("stride 1 dilation 1x1 groups 1 padding-mode zeros", "conv 4 3x3")]
    [InlineData("groups depthwise", "conv 4 3x3 groups depthwise")]
    public void The_canonical_text_leaves_out_what_is_the_default(string options, string canonical) =>
        Only($"input 2x8x8\nconv 4 3 {options}").Text.ShouldBe(canonical);

    [Theory]
    [InlineData("maxpool 2 stride 2", "maxpool 2")]
    [InlineData("maxpool 3x2 stride 2 padding 1 ceil", "maxpool 3x2 stride 2 padding 1 ceil")]
    [InlineData("avgpool 2x2", "avgpool 2")]
    [InlineData("dropout", "dropout 0.5")]
    [InlineData("dropout .25", "dropout 0.25")]
    [InlineData("leaky-relu 0.01", "leaky-relu")]
    [InlineData("elu 1.5", "elu 1.5")]
    [InlineData("upsample 2", "upsample 2 nearest")]
    [InlineData("upsample 2 BILINEAR as up", "upsample 2 bilinear as up")]
    [InlineData("crop 4", "crop 4x4")]
    [InlineData("adaptive-avgpool 3x2", "adaptive-avgpool 3x2")]
    [InlineData("transposed 3 2 stride 2 output-padding 1 groups 2 no-bias", "invalid")]
    [InlineData("transposed 4 2 stride 2 output-padding 1 groups 2 no-bias", "transposed 4 2x2 stride 2 output-padding 1 groups 2 no-bias")]
    public void Reads_the_other_layers(string line, string canonical) =>
        (Architecture.TryParse($"input 2x8x8\n{line}", "net", out _)?.Layers[0].Text ?? "invalid").ShouldBe(canonical);

    [Fact]
    public void A_random_architecture_reads_back_from_its_text()
    {
        int legal = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            string text = RandomArchitectures.Text(new Random(seed));
            if (Architecture.TryParse(text, "random", out _) is not { } architecture)
                continue;
            legal++;
            var again = Architecture.Parse(architecture.ToString(), "random");
            again.ShouldBe(architecture, text);
            again.ToString().ShouldBe(architecture.ToString());
            again.GetHashCode().ShouldBe(architecture.GetHashCode());
        }
        legal.ShouldBeInRange(30, 99);
    }

    [Fact]
    public void Architectures_differ_when_a_number_or_a_name_does()
    {
        var one = Architecture.Parse("input 1x8x8\nconv 4 3x3", "a");
        one.ShouldBe(Architecture.Parse("input 1x8x8\nCONV 4 3 # the same", "b"));
        one.ShouldNotBe(Architecture.Parse("input 1x8x8\nconv 4 3x3 as conv2", "a"));
        one.ShouldNotBe(Architecture.Parse("input 1x8x9\nconv 4 3x3", "a"));
        one.ShouldNotBe(Architecture.Parse("input 1x8x8\nconv 4 3x3 padding 1", "a"));
    }

    private static PlacedLayer Only(string text) => Architecture.Parse(text, "net").Layers.ShouldHaveSingleItem();
}
