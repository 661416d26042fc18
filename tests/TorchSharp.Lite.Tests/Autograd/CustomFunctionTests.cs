using System.Runtime.InteropServices;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

[NoLeakedTensors]
public sealed class CustomFunctionTests
{
    private readonly double[] _points = [-1.5, 0.25, 2.0];

    [Fact]
    public void Gradient_is_what_backward_gives()
    {
        using var scope = NewDisposeScope();
        var x = tensor(_points, requires_grad: true);
        (Cube.apply(x) * tensor(new[] { 1.0, 10.0, 100.0 })).sum().backward();
        x.grad!.data<double>().ToArray().ShouldBe([3 * 2.25, 30 * 0.0625, 300 * 4.0], 1e-12);
    }

    [Fact]
    public void Saved_output_keeps_its_value()
    {
        using var scope = NewDisposeScope();
        var x = tensor(_points, requires_grad: true);
        Exponential.apply(x).sum().backward();
        x.grad!.data<double>().ToArray().ShouldBe(_points.Select(Math.Exp), 1e-12);
    }

    [Fact]
    public void Arguments_that_are_no_tensors_pass_through()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (tensor(_points, requires_grad: true), tensor(_points, requires_grad: true));
        var result = Scaled.apply(x, 2.5, y);
        result.data<double>().ToArray().ShouldBe(_points.Select(value => 3.5 * value), 1e-12);
        result.sum().backward();
        x.grad!.data<double>().ToArray().ShouldAllBe(value => value == 2.5);
        y.grad!.data<double>().ToArray().ShouldAllBe(value => value == 1);
    }

    [Fact]
    public void Backward_of_backward_gives_the_second_derivative()
    {
        using var scope = NewDisposeScope();
        var x = tensor(_points, requires_grad: true);
        var first = autograd.grad(new[] { Cube.apply(x).sum() }, new[] { x }, create_graph: true)[0];
        first.requires_grad.ShouldBeTrue();
        var second = autograd.grad(new[] { first.sum() }, new[] { x })[0];
        second.data<double>().ToArray().ShouldBe(_points.Select(value => 6 * value), 1e-12);
    }

    [Fact]
    public void Result_marked_as_such_has_no_gradient()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, 5.0, 2.0, 9.0, 3.0, 4.0 }, new long[] { 2, 3 }, requires_grad: true);
        var results = Largest.apply(x);
        results[1].data<long>().ToArray().ShouldBe([1, 0]);
        results[1].requires_grad.ShouldBeFalse();
        (results[0] * tensor(new[] { 10.0, 20.0 })).sum().backward();
        x.grad!.data<double>().ToArray().ShouldBe([0, 10, 0, 20, 0, 0]);
    }

    [Fact]
    public void Missing_gradients_arrive_as_zeros_unless_switched_off()
    {
        foreach (var materialise in new[]
        {
            true,
#if LITE
            false, // the packages leave an object without a tensor behind
#endif
        })
        {
            using var scope = NewDisposeScope();
            SumAndDifference.Materialise = materialise;
            var (x, y) = (tensor(_points, requires_grad: true), tensor(_points, requires_grad: true));
            SumAndDifference.apply(x, y)[0].sum().backward();
            SumAndDifference.SawNull.ShouldBe(!materialise);
            x.grad!.data<double>().ToArray().ShouldAllBe(value => value == 1);
            y.grad!.data<double>().ToArray().ShouldAllBe(value => value == 1);
        }
    }

    [Fact]
    public void Without_gradients_nothing_is_recorded()
    {
        using var scope = NewDisposeScope();
        Cube.apply(tensor(_points)).requires_grad.ShouldBeFalse();
        var x = tensor(_points, requires_grad: true);
        using (no_grad()) Cube.apply(x).requires_grad.ShouldBeFalse();
        Cube.apply(x).requires_grad.ShouldBeTrue();
    }

    [Fact]
    public void Exception_in_forward_reaches_the_caller()
    {
        using var scope = NewDisposeScope();
        var x = tensor(_points, requires_grad: true);
        Should.Throw<InvalidOperationException>(() => Failing.apply(x, "forward")).Message.ShouldBe("no way forward");
        is_grad_enabled().ShouldBeTrue();
    }

#if LITE
    [Fact]
    public void Exception_in_backward_reaches_the_caller()
    {
        using var scope = NewDisposeScope();
        var x = tensor(_points, requires_grad: true);
        var loss = Failing.apply(x, "backward").sum();
        Should.Throw<ExternalException>(() => loss.backward()).Message.ShouldContain("no way back");
        (x * x).sum().backward();
        x.grad!.data<double>().ToArray().ShouldBe(_points.Select(value => 2 * value), 1e-12);
    }

    [Fact]
    public void Second_backward_needs_the_graph_to_be_retained()
    {
        using var scope = NewDisposeScope();
        var x = tensor(_points, requires_grad: true);
        var retained = Cube.apply(x).sum();
        retained.backward(retain_graph: true);
        retained.backward();
        x.grad!.data<double>().ToArray().ShouldBe(_points.Select(value => 6 * value * value), 1e-12);
        Should.Throw<ExternalException>(() => retained.backward()).Message.ShouldContain("second time");
    }

    [Fact]
    public void Argument_changed_in_place_stays_in_the_graph()
    {
        using var scope = NewDisposeScope();
        var x = tensor(_points, requires_grad: true);
        var y = x * 3;
        var z = DoubledInPlace.apply(y);
        z.data<double>().ToArray().ShouldBe(_points.Select(value => 6 * value), 1e-12);
        z.sum().backward();
        x.grad!.data<double>().ToArray().ShouldAllBe(value => value == 6);
    }

    [Fact]
    public void Argument_handed_back_unchanged_still_gets_its_gradient_from_backward()
    {
        using var scope = NewDisposeScope();
        var x = tensor(_points, requires_grad: true);
        Passed.apply(x).sum().backward();
        x.grad!.data<double>().ToArray().ShouldAllBe(value => value == 7);
    }

    [Fact]
    public void Wrong_number_of_gradients_is_an_error()
    {
        using var scope = NewDisposeScope();
        var x = tensor(_points, requires_grad: true);
        var loss = Passed.apply(x, 1, 2).sum();
        Should.Throw<ExternalException>(() => loss.backward()).Message.ShouldContain("expected one for each of the 3");
    }

    [Fact]
    public void Saved_places_may_be_empty_and_data_unknown()
    {
        using var scope = NewDisposeScope();
        var x = tensor(_points, requires_grad: true);
        WithNothingSaved.apply(x).sum().backward();
        x.grad!.data<double>().ToArray().ShouldAllBe(value => value == 1);
    }

    private sealed class Passed : autograd.SingleTensorFunction<Passed>
    {
        public override string Name => nameof(Passed);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0];

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output * 7, null!];
    }

    private sealed class WithNothingSaved : autograd.SingleTensorFunction<WithNothingSaved>
    {
        public override string Name => nameof(WithNothingSaved);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([null!]);
            return ((Tensor)vars[0]).clone();
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            ctx.get_saved_variables().ShouldBe([null!]);
            ctx.get_data("nothing").ShouldBeNull();
            return [grad_output];
        }
    }
#endif

    [Fact]
    public void Thousand_calls_leave_nothing_behind()
    {
        var payload = Calls(3);
        var tensors = Tensor.TotalCount;
        payload = Calls(1000);
        Tensor.TotalCount.ShouldBe(tensors);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        payload.IsAlive.ShouldBeFalse("what the context held must go with the graph");

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Calls(int count)
        {
            WeakReference? last = null;
            for (var n = 0; n < count; n++)
            {
                using var scope = NewDisposeScope();
                var data = new object();
                last = new WeakReference(data);
                var x = ones(4).requires_grad_();
                // Every second graph is dropped without a backward.
                var loss = Keeping.apply(x, data).sum();
                if (n % 2 == 0) loss.backward();
            }
            return last!;
        }
    }

    private sealed class Keeping : autograd.SingleTensorFunction<Keeping>
    {
        public override string Name => nameof(Keeping);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_data("payload", vars[1]);
            ctx.save_for_backward([x]);
            return x.clone();
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output * ctx.get_saved_variables()[0], null!];
    }
}
