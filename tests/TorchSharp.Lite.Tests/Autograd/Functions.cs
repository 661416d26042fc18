using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace TorchSharp.Tests.Autograd;

/// <summary>x³ by hand; its backward is made of differentiable operations, so that it can be derived again. Saves its input.</summary>
internal sealed class Cube : SingleTensorFunction<Cube>
{
    public override string Name => nameof(Cube);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        ctx.save_for_backward([x]);
        return x * x * x;
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var x = ctx.get_saved_variables()[0];
        return [grad_output * x * x * 3];
    }
}

/// <summary>Saves what it gives.</summary>
internal sealed class Exponential : SingleTensorFunction<Exponential>
{
    public override string Name => nameof(Exponential);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var y = ((Tensor)vars[0]).exp();
        ctx.save_for_backward([y]);
        return y;
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * ctx.get_saved_variables()[0]];
}

/// <summary>Takes a number beside its tensors and keeps it as data.</summary>
internal sealed class Scaled : SingleTensorFunction<Scaled>
{
    public override string Name => nameof(Scaled);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var factor = (double)vars[1];
        ctx.save_data("factor", factor);
        return ((Tensor)vars[0] * factor) + (Tensor)vars[2];
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) =>
        [grad_output * (double)ctx.get_data("factor"), null!, grad_output.clone()];
}

/// <summary>Two results, the second without a gradient.</summary>
internal sealed class Largest : MultiTensorFunction<Largest>
{
    public override string Name => nameof(Largest);

    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        var (values, indices) = x.max(1);
        ctx.save_for_backward([indices]);
        ctx.save_data("columns", x.shape[1]);
        ctx.mark_non_differentiable([indices]);
        return [values, indices];
    }

    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var indices = ctx.get_saved_variables()[0];
        var gradient = zeros(new[] { indices.shape[0], (long)ctx.get_data("columns") }, grad_outputs[0].dtype);
        return [gradient.scatter(1, indices.unsqueeze(1), grad_outputs[0].unsqueeze(1))];
    }
}

/// <summary>x and y exchange sum and difference. What it is told about missing gradients it keeps for the test to see.</summary>
internal sealed class SumAndDifference : MultiTensorFunction<SumAndDifference>
{
    internal static bool Materialise { get; set; } = true;

    internal static bool SawNull { get; set; }

    public override string Name => nameof(SumAndDifference);

    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        ctx.set_materialize_grads(Materialise);
        var (x, y) = ((Tensor)vars[0], (Tensor)vars[1]);
        return [x + y, x - y];
    }

    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var (sum, difference) = (grad_outputs[0], grad_outputs[1]);
        SawNull = difference is null || difference.IsInvalid;
        return SawNull ? [sum.clone(), sum.clone()] : [sum + difference!, sum - difference!];
    }
}

/// <summary>Changes its argument.</summary>
internal sealed class DoubledInPlace : SingleTensorFunction<DoubledInPlace>
{
    public override string Name => nameof(DoubledInPlace);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        x.mul_(2);
        ctx.mark_dirty([x]);
        return x;
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * 2];
}

/// <summary>Fails forward or backward, with a message to be found again.</summary>
internal sealed class Failing : SingleTensorFunction<Failing>
{
    public override string Name => nameof(Failing);

    public override Tensor forward(AutogradContext ctx, params object[] vars) =>
        (string)vars[1] == "forward" ? throw new InvalidOperationException("no way forward") : ((Tensor)vars[0]).clone();

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => throw new InvalidOperationException("no way back");
}
