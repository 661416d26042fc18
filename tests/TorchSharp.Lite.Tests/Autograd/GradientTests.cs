using System.Runtime.InteropServices;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

public sealed class GradientTests : ScopedTests
{
    [Fact]
    public void Gradients_add_up_until_they_are_cleared()
    {
        var x = tensor(new[] { 1f, 2f }, requires_grad: true);
        x.grad.ShouldBeNull();
        (x * 3).sum().backward();
        (x * 4).sum().backward();
        x.grad!.data<float>().ToArray().ShouldBe([7, 7]);
        x.grad.zero_();
        x.grad.data<float>().ToArray().ShouldBe([0, 0]);
        x.grad = null;
        x.grad.ShouldBeNull();
        x.grad = ones(2);
        x.grad!.data<float>().ToArray().ShouldBe([1, 1]);
    }

    [Fact]
    public void Result_that_is_no_number_needs_a_gradient_of_its_own()
    {
        var x = tensor(new[] { 1f, 2f }, requires_grad: true);
        Should.Throw<ExternalException>(() => (x * x).backward());
        (x * x).backward(new[] { tensor(new[] { 10f, 100f }) });
        x.grad!.data<float>().ToArray().ShouldBe([20, 400]);
    }

    [Fact]
    public void Grad_leaves_the_leaves_alone()
    {
        var (x, y) = (tensor(2.0, requires_grad: true), tensor(3.0, requires_grad: true));
        var found = autograd.grad(new[] { x * x * y }, new[] { x, y });
        found.Select(gradient => gradient.item<double>()).ShouldBe([12, 4]);
        x.grad.ShouldBeNull();
#if LITE
        // The packages end the process here, or leave an object without a tensor behind (seen with 0.107.0).
        Should.Throw<ExternalException>(() => autograd.grad(new[] { x * x }, new[] { y })).Message.ShouldContain("not have been used");
        var partly = autograd.grad(new[] { x * x }, new[] { x, y }, allow_unused: true);
        partly[0].item<double>().ShouldBe(4);
        partly[1].ShouldBeNull();
#endif
    }

    [Fact]
    public void Backward_to_some_leaves_only()
    {
        var (x, y) = (tensor(2.0, requires_grad: true), tensor(3.0, requires_grad: true));
        (x * y).backward(inputs: new[] { x });
        x.grad!.item<double>().ShouldBe(3);
        y.grad.ShouldBeNull();
    }

    [Fact]
    public void Gradient_of_a_gradient()
    {
        var x = tensor(2.0, requires_grad: true);
        (x * x * x).backward(retain_graph: true, create_graph: true);
        x.grad!.requires_grad.ShouldBeTrue();
        var second = autograd.grad(new[] { x.grad }, new[] { x })[0];
        second.item<double>().ShouldBe(12);
        // The gradient is part of a graph that holds the leaf: a circle that only its removal opens.
        x.grad = null;
    }

    [Fact]
    public void Modes_nest_and_end()
    {
        var x = ones(2).requires_grad_();
        using (no_grad())
        {
            (x * 2).requires_grad.ShouldBeFalse();
            using (enable_grad()) (x * 2).requires_grad.ShouldBeTrue();
            is_grad_enabled().ShouldBeFalse();
        }
        is_grad_enabled().ShouldBeTrue();
        using (set_grad_enabled(false)) is_grad_enabled().ShouldBeFalse();
        using (inference_mode())
        {
            is_inference_mode_enabled().ShouldBeTrue();
            (x * 2).requires_grad.ShouldBeFalse();
        }
        is_inference_mode_enabled().ShouldBeFalse();
    }

    [Fact]
    public void Detached_values_stop_the_gradient()
    {
        var x = tensor(3.0, requires_grad: true);
        (x * x.detach()).backward();
        x.grad!.item<double>().ShouldBe(3);
        x.is_leaf.ShouldBeTrue();
        (x * 2).is_leaf.ShouldBeFalse();
    }

    [Fact]
    public void Inner_result_keeps_its_gradient_when_told()
    {
        var x = tensor(3.0, requires_grad: true);
        var y = x * 2;
        y.retain_grad();
        (y * y).backward();
        y.grad!.item<double>().ShouldBe(12);
    }

    [Fact]
    public void Anomaly_detection_names_the_operation()
    {
        AnomalyMode.IsEnabled.ShouldBeFalse();
        using (autograd.detect_anomaly())
        {
            AnomalyMode.IsEnabled.ShouldBeTrue();
            var x = tensor(-1.0, requires_grad: true);
            Should.Throw<ExternalException>(() => x.sqrt().backward()).Message.ShouldContain("SqrtBackward0");
        }
        AnomalyMode.IsEnabled.ShouldBeFalse();
    }

    [Fact]
    public void Jacobian_has_the_shape_of_result_and_input()
    {
        var x = tensor(new[] { 2.0, 3.0, 5.0 });
        var found = autograd.functional.jacobian((Tensor v) => stack(new[] { v[0] * v[1], v[2] * v[2] }), x);
        found.shape.ShouldBe([2, 3]);
        found.data<double>().ToArray().ShouldBe([3, 2, 0, 0, 0, 10]);
    }
}
