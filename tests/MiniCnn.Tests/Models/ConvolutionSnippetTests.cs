using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Models;

/// <summary>The first example: one convolution over one image.</summary>
[NoLeakedTensors]
public sealed class ConvolutionSnippetTests
{
    [Fact]
    public void As_PyTorch_has_it()
    {
        // TorchSharp's convolution leaves a tensor to the collector, in a scope it does not
        using DisposeScope scope = NewDisposeScope();
        // README: conv2d
        using var conv = nn.Conv2d(1, 32, kernel_size: 3, stride: 1, padding: 1);
        using var image = randn(1, 1, 28, 28);       // one gray image of 28x28
        using var maps = conv.call(image);           // [1, 32, 28, 28]: one map per filter
        // README: end
        maps.shape.ShouldBe([1, 32, 28, 28]);
        conv.weight.shape.ShouldBe([32, 1, 3, 3]);
    }

    [Fact]
    public void As_an_architecture()
    {
        // README: architecture
        var architecture = Architecture.Parse("""
            input 1x28x28
            conv 32 3x3 stride 1 padding 1
            """, "first");
        using var model = ModelBuilder.Build(architecture);
        using var image = randn(1, 1, 28, 28);
        using var maps = model.call(image);          // [1, 32, 28, 28]
        // README: end
        maps.shape.ShouldBe([1, 32, 28, 28]);
        architecture.Output.ToString().ShouldBe("32x28x28");
    }

    [Fact]
    public void As_the_page_about_models_shows()
    {
        using var scope = NewDisposeScope();
        var images = randn(2, 1, 28, 28);
        // README: models
        using var model = ModelBuilder.Build(Presets.Get("small"));   // fresh weights from torch's generator
        var logits = model.call(images);                              // [N, 10]
        var conv1 = (Conv2d)model["conv1"];                           // any layer by its name
        foreach (var (layer, maps) in model.Activations(images))      // the output of every layer
            layer.Output.Sizes.ShouldBe(maps.shape[1..]);
        // README: end
        logits.shape.ShouldBe([2, 10]);
        conv1.weight.shape.ShouldBe([16, 1, 5, 5]);
    }

    [Fact]
    public void Both_compute_the_same_from_the_same_weights()
    {
        using var scope = NewDisposeScope();
        using var model = ModelBuilder.Build(Architecture.Parse("input 1x28x28\nconv 32 3x3 padding 1", "first"));
        using var conv = nn.Conv2d(1, 32, kernel_size: 3, stride: 1, padding: 1);
        using var guard = no_grad();
        foreach (var (key, tensor) in conv.state_dict())
            tensor.copy_(model.state_dict()[$"conv1.{key}"]);
        var image = randn(1, 1, 28, 28);
        (conv.call(image) - model.call(image)).abs().max().ToSingle().ShouldBe(0);
    }
}
