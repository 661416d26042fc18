using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Nn;

/// <summary>Every function of torch.nn.functional gives PyTorch's values and gradients.</summary>
[NoLeakedTensors]
public class FunctionTests
{
    private static readonly ReferenceFile reference = new("Nn/functions.safetensors");

    // TorchSharp 0.105.2 has these in its own way: hardtanh ignores its bounds, adaptive_max_pool3d calls the one of one dimension,
    // gaussian_nll_loss sums each sample.
    private static readonly string[] ownWays = ["hardtanh", "adaptive_max_pool3d", "gaussian_nll_loss none", "gaussian_nll_loss mean", "gaussian_nll_loss sum"];

    public static TheoryData<string> Names => [.. FunctionCases.All.Keys.Except(Provider.Differs(ownWays))];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesAndGradientsArePyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var (function, shapes, shift) = FunctionCases.All[name];
        var wantsGradient = reference.Has($"{name}/grad0");
        var inputs = shapes.Select((shape, n) => Values.Of(shape, n).add(shift).requires_grad_(wantsGradient)).ToArray();
        if (FunctionCases.Seeded.Contains(name)) manual_seed(11);
        var outputs = function(inputs);
        for (var n = 0; n < outputs.Length; n++) reference.Check($"{name}/out{n}", outputs[n]);
        if (!wantsGradient) return;
        outputs[0].mul(Values.WeightsFor(outputs[0])).sum().backward();
        for (var n = 0; n < inputs.Length; n++) reference.Check($"{name}/grad{n}", inputs[n].grad!, 4e-6);
    }

    [Fact]
    public void EveryReferenceIsUsed() =>
        reference.Names.Select(name => name[..name.LastIndexOf('/')]).Distinct().Except(FunctionCases.All.Keys).ShouldBeEmpty();
}
