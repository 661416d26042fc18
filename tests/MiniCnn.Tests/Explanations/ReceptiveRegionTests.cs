using MiniCnn.Explanations;
using TorchSharp;
using TorchSharp.Modules;

namespace MiniCnn.Tests.Explanations;

[NoLeakedTensors]
public sealed class ReceptiveRegionTests
{
    private static readonly Architecture Stack = Architecture.Parse("""
        input 1x13x16
        crop 12x14
        conv 2 3x5 stride 2 padding 1,2,0,1
        avgpool 2x3 stride 1 padding 1
        upsample 2
        conv 2 3x3 dilation 2 padding 2
        transposed 2 3x3 stride 2 padding 1
        upsample 2 bilinear
        conv 1 2x2 stride 3
        adaptive-avgpool 2x3
        """, "stack");

    [Fact]
    public void By_hand()
    {
        var two = Architecture.Parse("input 1x28x28\nconv 1 5x5 stride 2 padding 2\nconv 1 3x3 padding 1\nflatten\nlinear 2", "two");
        ReceptiveRegion.Of(two, "conv1", 0, 3).ShouldBe(new ReceptiveRegion(new(-2, 2, 4, 8), new(0, 2, 4, 8)));
        // 5 + (3 - 1)·2 = 9 pixels; output 0 sees conv1's −1 to 1, of which −1 is made of zeros
        ReceptiveRegion.Of(two, "conv2", 0, 5).ShouldBe(new ReceptiveRegion(new(-4, 4, 6, 14), new(0, 4, 6, 14)));
        ReceptiveRegion.Of(two, "linear1", 0, 0).Seen.ShouldBe(new ImageRegion(0, 27, 0, 27));
    }

    [Fact]
    public void What_only_padding_would_see_is_not_seen()
    {
        // conv1 gives 13 columns of 28, which see 0 to 26; its padded column 13 would see 26 to 28
        var two = Architecture.Parse("input 1x28x28\nconv 1 3x3 stride 2\nconv 1 3x3 padding 1", "unseen");
        var last = ReceptiveRegion.Of(two, "conv2", 12, 12);
        last.Field.ShouldBe(new ImageRegion(22, 28, 22, 28));
        last.Seen.ShouldBe(new ImageRegion(22, 26, 22, 26));
    }

    [Theory]
    [InlineData("crop1")]
    [InlineData("conv1")]
    [InlineData("avgpool1")]
    [InlineData("upsample1")]
    [InlineData("conv2")]
    [InlineData("transposed1")]
    [InlineData("upsample2")]
    [InlineData("conv3")]
    [InlineData("adaptiveavgpool1")]
    public void The_gradient_reaches_exactly_what_is_seen(string layer)
    {
        using ArchitectureModule module = ModelBuilder.Build(Stack);
        using (torch.no_grad())
        {
            using DisposeScope scope = torch.NewDisposeScope();
            foreach (Parameter parameter in module.parameters())
                parameter.fill_(1);
        }

        FeatureShape shape = Stack[layer].Output;
        for (int row = 0; row < shape.Height; row++)
        {
            for (int column = 0; column < shape.Width; column++)
                Reached(module, layer, row, column).ShouldBe(ReceptiveRegion.Of(Stack, layer, row, column).Seen, $"{layer} at {row}, {column}");
        }
    }

    [Fact]
    public void A_place_outside_the_maps_is_refused() =>
        Should.Throw<MiniCnnException>(() => ReceptiveRegion.Of(Stack, "crop1", 12, 0)).Message.ShouldContain("12x14");

    private static ImageRegion Reached(ArchitectureModule module, string layer, int row, int column)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor image = torch.ones(new long[] { 1, 1, 13, 16 }, requires_grad: true);
        torch.Tensor? at = null;
        _ = module.forward(image, (placed, output) => at = placed.Name == layer ? output[0, 0, row, column].alias() : at);
        at!.backward();
        torch.Tensor gradient = image.grad!;
        float[] numbers = [.. gradient.contiguous().data<float>()];
        int[] hit = [.. Enumerable.Range(0, numbers.Length).Where(i => numbers[i] != 0)];
        module.zero_grad(set_to_none: true);
        return new ImageRegion(hit.Min(i => i / 16), hit.Max(i => i / 16), hit.Min(i => i % 16), hit.Max(i => i % 16));
    }
}
