using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Nn;

[NoLeakedTensors]
public class HookTests
{
    [Fact]
    public void CallRunsHooksInOrderAndForwardDoesNot()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.ReLU();
        var order = new List<string>();
        layer.register_forward_pre_hook(module => order.Add("before"));
        layer.register_forward_pre_hook((module, input) =>
        {
            order.Add("input");
            return input.add(2);
        });
        layer.register_forward_hook((module, input, output) =>
        {
            order.Add("output");
            input.item<float>().ShouldBe(1);
            return output.mul(10);
        });
        layer.register_forward_hook(module => order.Add("after"));
        layer.call(tensor(-1f)).item<float>().ShouldBe(10);
        order.ShouldBe(["before", "input", "output", "after"]);
        layer.forward(tensor(-1f)).item<float>().ShouldBe(0);
        order.Count.ShouldBe(4);
    }

    [Fact]
    public void AHookThatGivesNullChangesNothingAndARemovedOneIsGone()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Identity();
        var count = 0;
        var first = layer.register_forward_pre_hook((module, input) =>
        {
            count++;
            return null!;
        });
        var second = layer.register_forward_hook((module, input, output) =>
        {
            count++;
            return null!;
        });
        layer.call(tensor(3f)).item<float>().ShouldBe(3);
        first.remove();
        layer.call(tensor(3f)).item<float>().ShouldBe(3);
        second.remove();
        second.remove();
        layer.call(tensor(3f)).item<float>().ShouldBe(3);
        count.ShouldBe(3);
    }

    [Fact]
    public void HooksOfMembersRunInsideASequential()
    {
        using var scope = NewDisposeScope();
        using var chain = nn.Sequential(("a", nn.Linear(2, 3)), ("b", nn.Tanh()));
        Tensor? seen = null;
        ((nn.Module<Tensor, Tensor>)chain[0]).register_forward_hook((module, input, output) =>
        {
            seen = output.clone();
            return output;
        });
        var output = chain.call(ones(1, 2));
        seen!.tanh().equal(output).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void ALossTakesHooksOfTwoInputs()
    {
        using var scope = NewDisposeScope();
        using var loss = nn.MSELoss();
        loss.register_forward_pre_hook((module, input, target) => (input.mul(2), target));
        loss.call(ones(1), zeros(1)).item<float>().ShouldBe(4);
    }
}
