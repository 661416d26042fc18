using MiniCnn.Explanations;
using MiniCnn.Imaging;
using MiniCnn.Models;
using MiniCnn.Tests.Support;
using TorchSharp;

namespace MiniCnn.Tests.Explanations;

[NoLeakedTensors]
public sealed class LayerInputsTests
{
    private static readonly Architecture Model = Architecture.Parse("input 2x4x4\ncrop 2x4\nconv 3 1x1\nflatten\nlinear 2", "inputs");

    [Fact]
    public void The_first_layer_gets_the_images_and_the_others_what_the_one_before_gives()
    {
        using ArchitectureModule module = ModelBuilder.Build(Model);
        using torch.Tensor images = torch.tensor(Enumerable.Range(0, 96).Select(i => (float)i).ToArray(), new long[] { 3, 2, 4, 4 });

        IReadOnlyList<IReadOnlyList<Plane>> first = LayerInputs.Of(module, "crop1", images);
        (first.Count, first[0].Count).ShouldBe((2, 3));
        first[1][2][3, 3].ShouldBe(95);

        IReadOnlyList<IReadOnlyList<Plane>> second = LayerInputs.Of(module, "conv1", images);
        second[1][2].Values.ShouldBe([84, 85, 86, 87, 88, 89, 90, 91]);
        Should.Throw<MiniCnnException>(() => LayerInputs.Of(module, "linear1", images)).Message.ShouldContain("flat vector");
    }
}
