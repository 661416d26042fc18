using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Models;

[NoLeakedTensors]
public sealed class ModelBuilderTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(Golden.TextOf("models.json")).RootElement;

    public static TheoryData<string> Networks => [.. Presets.All.Select(preset => preset.Name), "every-layer"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Computes_what_PyTorch_computes_with_the_same_weights(string name)
    {
        JsonElement expected = Reference.GetProperty(name.Replace('-', '_'));
        Architecture architecture = Golden.Architecture(name);
        using ArchitectureModule module = Build(architecture);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable guard = no_grad();
        var outputs = module.Activations(ClosedForm.Input(architecture.Input)).ToDictionary(pair => pair.Layer.Name, pair => pair.Output);
        outputs[architecture.Layers[^1].Name].shape.ShouldBe(Numbers(expected, "shape").Select(size => (long)size));
        ShouldBeClose(outputs[architecture.Layers[^1].Name], Numbers(expected, "output"));
        Tensor features = outputs[architecture.Layers.First(layer => layer.Layer is FlattenLayer or GlobalPoolingLayer).Name].flatten();
        long step = Math.Max(1, features.numel() / 40);
        ShouldBeClose(features[arange(0, features.numel(), step)], Numbers(expected, "features"));
        ModelSummary.Of(architecture).Parameters.ShouldBe(expected.GetProperty("parameters").GetInt64());
        ModelSummary.Of(architecture).MultiplyAdds.ShouldBe(expected.GetProperty("multiplyAdds").GetInt64());
        module.parameters().Sum(parameter => parameter.numel()).ShouldBe(expected.GetProperty("parameters").GetInt64());
    }

    [Fact]
    public void The_first_weights_are_PyTorchs_for_the_same_seed()
    {
        manual_seed(7);
        using ArchitectureModule module = ModelBuilder.Build(Presets.Get("small"));
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> state = module.state_dict();
        state.Keys.ShouldBe(["conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "linear1.weight", "linear1.bias"]);
        foreach ((string? key, Tensor? tensor) in state)
        {
            float[] values = tensor.detach().flatten().data<float>().ToArray();
            double[] ends = Numbers(Reference.GetProperty("initial"), key);
            values[0].ShouldBe((float)ends[0], 1e-7f, key);
            values[^1].ShouldBe((float)ends[1], 1e-7f, key);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_gives_the_shape_that_was_inferred_and_learns(string name)
    {
        Architecture architecture = Golden.Architecture(name);
        using ArchitectureModule module = Build(architecture);
        module.train();
        using DisposeScope scope = NewDisposeScope();
        using Tensor output = module.forward(ClosedForm.Input(architecture.Input), (layer, value) =>
            value.shape.ShouldBe([2, .. layer.Output.Sizes], layer.Name));
        output.square().sum().backward();
        foreach ((string? key, TorchSharp.Modules.Parameter? parameter) in module.named_parameters())
            parameter.grad.ShouldNotBeNull(key).abs().sum().ToSingle().ShouldBeGreaterThan(0, key);
    }

    [Fact]
    public void Random_architectures_give_the_inferred_shapes_and_parameters()
    {
        int built = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            if (Architecture.TryParse(RandomArchitectures.Text(new Random(seed)), "random", out _) is not { } architecture)
                continue;
            built++;
            using ArchitectureModule module = ModelBuilder.Build(architecture);
            using DisposeScope scope = NewDisposeScope();
            using IDisposable guard = no_grad();
            foreach ((PlacedLayer? layer, Tensor? output) in module.Activations(ClosedForm.Input(architecture.Input)))
                output.shape.ShouldBe([2, .. layer.Output.Sizes], $"{layer.Text} of\n{architecture}");
            module.parameters().Sum(parameter => parameter.numel()).ShouldBe(ModelSummary.Of(architecture).Parameters, architecture.ToString());
        }
        built.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Layers_are_reached_by_their_names()
    {
        using ArchitectureModule module = ModelBuilder.Build(Presets.Get("example"));
        module.named_children().Select(child => child.name).ShouldBe(Presets.Get("example").Layers.Select(layer => layer.Name));
        module["fc1"].ShouldBeOfType<TorchSharp.Modules.Linear>().out_features.ShouldBe(128);
        module["conv2"].ShouldBeOfType<TorchSharp.Modules.Conv2d>().weight.shape.ShouldBe([64, 32, 3, 3]);
        Should.Throw<MiniCnnException>(() => module["fc3"]).Message.ShouldContain("did you mean 'fc1'?");
    }

    [Fact]
    public void A_group_norm_begins_with_ones_and_zeros()
    {
        // memory that was used before is not zero
        for (int n = 0; n < 20; n++)
            rand(4096).Dispose();
        using ArchitectureModule module = ModelBuilder.Build(Architecture.Parse("input 4096x2x2\ngroupnorm 2", "net"));
        using DisposeScope scope = NewDisposeScope();
        module.get_parameter("groupnorm1.weight")!.data<float>().ToArray().ShouldAllBe(weight => weight == 1);
        module.get_parameter("groupnorm1.bias")!.data<float>().ToArray().ShouldAllBe(bias => bias == 0);
    }

    [Fact]
    public void A_network_that_does_nothing_gives_a_tensor_of_its_own()
    {
        using ArchitectureModule module = ModelBuilder.Build(Architecture.Parse("input 1x2x2\nidentity", "net"));
        using DisposeScope scope = NewDisposeScope();
        Tensor input = ones(1, 1, 2, 2);
        Tensor output = module.forward(input);
        ReferenceEquals(output, input).ShouldBeFalse();
        output.Dispose();
        input.sum().ToSingle().ShouldBe(4);
    }

    [Theory]
    [InlineData("1, 1, 28, 27")]
    [InlineData("1, 3, 28, 28")]
    [InlineData("1, 28, 28")]
    public void Images_of_another_size_are_refused(string shape)
    {
        using ArchitectureModule module = ModelBuilder.Build(Presets.Get("small"));
        using Tensor input = zeros(shape.Split(", ").Select(long.Parse).ToArray());
        Should.Throw<MiniCnnException>(() => module.forward(input)).Message
            .ShouldBe($"model 'small' takes images [N, 1, 28, 28] but got [{shape}]; give images of that size or a model for these");
    }

    [Fact]
    public void A_forward_pass_leaves_nothing_behind_but_its_output()
    {
        using ArchitectureModule module = ModelBuilder.Build(Presets.Get("fast"));
        module.eval();
        using Tensor input = zeros(1, 1, 28, 28);
        using IDisposable guard = no_grad();
        module.forward(input).Dispose();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        module.forward(input).Dispose();
        (DisposeScopeManager.Statistics.ThreadTotalLiveCount - before).ShouldBe(0);
        foreach ((PlacedLayer _, Tensor? output) in module.Activations(input))
            output.Dispose();
        (DisposeScopeManager.Statistics.ThreadTotalLiveCount - before).ShouldBe(0);
    }

    private static ArchitectureModule Build(Architecture architecture)
    {
        ArchitectureModule module = ModelBuilder.Build(architecture);
        ClosedForm.Fill(module);
        module.eval();
        return module;
    }

    private static double[] Numbers(JsonElement element, string property) => [.. element.GetProperty(property).EnumerateArray().Select(number => number.GetDouble())];

    private static void ShouldBeClose(Tensor actual, double[] expected)
    {
        float[] values = actual.contiguous().flatten().data<float>().ToArray();
        values.Length.ShouldBe(expected.Length);
        for (int n = 0; n < values.Length; n++)
            ((double)values[n]).ShouldBe(expected[n], 2e-6 * Math.Max(1, Math.Abs(expected[n])), $"number {n}");
    }
}
