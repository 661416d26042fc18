using MiniCnn.Explanations;
using MiniCnn.Models;
using MiniCnn.Tests.Support;
using TorchSharp;

namespace MiniCnn.Tests.Explanations;

/// <summary>What is explained is the network that answers: nothing dropped, normalized by what it learned, in whatever mode it was found.</summary>
[NoLeakedTensors]
public sealed class ModeTests : IDisposable
{
    private static readonly Architecture Model = Architecture.Parse("input 1x6x8\nconv 2 3x3 padding 1\nbatchnorm\ndropout 0.5\nflatten\nlinear 2", "modes");
    private readonly ArchitectureModule _module = ModelBuilder.Build(Model);

    public void Dispose() => _module.Dispose();

    [Fact]
    public void Feature_maps_are_the_answering_networks() =>
        InBothModes(images => FeatureMaps.Of(_module, images).SelectMany(layer => layer.Maps).SelectMany(map => map.Values));

    [Fact]
    public void So_are_the_best_patches() =>
        InBothModes(images => BestPatches.Of(_module, "dropout1", [images.clone()], 1).Select(patches => patches.Single().Activation));

    [Fact]
    public void And_what_a_layer_gets() =>
        InBothModes(images => LayerInputs.Of(_module, "dropout1", images).SelectMany(channel => channel).SelectMany(plane => plane.Values));

    private void InBothModes(Func<torch.Tensor, IEnumerable<float>> explain)
    {
        using torch.Tensor images = torch.tensor(Enumerable.Range(0, 48).Select(i => (float)(i % 7)).ToArray(), new long[] { 1, 1, 6, 8 });
        _module.eval();
        float[] answering = [.. explain(images)];
        _module.train();
        float[] training = [.. explain(images)];
        _module.training.ShouldBeTrue();
        training.ShouldBe(answering);
    }
}
