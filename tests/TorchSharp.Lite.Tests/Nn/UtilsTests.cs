using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Nn;

[NoLeakedTensors]
public class UtilsTests
{
    private static readonly ReferenceFile reference = new("Nn/modules.safetensors");

    [Theory]
    [InlineData("2", 0.7, 2.0)]
    [InlineData("1", 0.7, 1.0)]
    [InlineData("inf", 0.2, double.PositiveInfinity)]
    [InlineData("far", 1e3, 2.0)]
    public void GradientsAreScaledToTheirCommonNorm(string name, double bound, double norm)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(Values.Of([3, 2], 1)), new(Values.Of([4], 2)), new(Values.Of([2], 3))];
        for (var n = 0; n < 2; n++) parameters[n].grad = Values.Of(parameters[n].shape, 30 + n);
        reference.Check($"clip/{name} norm", tensor(nn.utils.clip_grad_norm_(parameters, bound, norm)));
        for (var n = 0; n < 2; n++) reference.Check($"clip/{name} grad{n}", parameters[n].grad!);
        parameters[2].grad.ShouldBeNull();
    }

    [Fact]
    public void GradientsAreCutAtAValue()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(zeros(4))];
        parameters[0].grad = tensor(new[] { -3f, -0.5f, 0.25f, 2f });
        nn.utils.clip_grad_value_(parameters, 0.5);
        parameters[0].grad!.data<float>().ToArray().ShouldBe([-0.5f, -0.5f, 0.25f, 0.5f]);
    }

    [Fact]
    public void ParametersGoIntoAVectorAndBack()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(Values.Of([2, 3], 1)), new(Values.Of([4], 2))];
        var vector = nn.utils.parameters_to_vector(parameters);
        vector.shape.ShouldBe([10]);
        vector.requires_grad.ShouldBeTrue();
        nn.utils.vector_to_parameters(vector.detach().mul(2), parameters);
        parameters[0].detach().equal(Values.Of([2, 3], 1).mul(2)).all().item<bool>().ShouldBeTrue();
        parameters[1].detach().equal(Values.Of([4], 2).mul(2)).all().item<bool>().ShouldBeTrue();
        parameters.ShouldAllBe(parameter => parameter.is_leaf && parameter.requires_grad);
    }
}
