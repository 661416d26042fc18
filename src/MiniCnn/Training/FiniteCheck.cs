using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>
/// Stops a training at NaN or infinity. It checks sums, which are finite only if all their numbers are and cost one reduction; the tensor at
/// fault is searched for only then.
/// </summary>
internal sealed class FiniteCheck(nn.Module module)
{
    private readonly (string Name, Parameter Parameter)[] _parameters = [.. module.named_parameters().Select(pair => (pair.Item1, pair.Item2))];

    /// <summary>After the backward pass, before the update: loss and gradients.</summary>
    /// <param name="step">From 1, for the message.</param>
    /// <param name="loss">Of the batch.</param>
    /// <param name="images">Of the batch, checked only where the loss is not finite.</param>
    /// <exception cref="MiniCnnException">Kind Diverged.</exception>
    public void Step(long step, float loss, Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        if (!float.IsFinite(loss))
        {
            if (!IsFinite(images))
                throw Diverged($"the input of step {step}", "look at the images' mean and standard deviation");
            Weights(step);
            throw Diverged($"the loss of step {step}", "use a lower learning rate or a longer warm-up");
        }

        // added up on the device, so that there is one number to wait for
        Tensor? sum = null;
        foreach ((_, Parameter parameter) in _parameters)
        {
            if (parameter.grad is { } gradient)
                sum = sum is null ? gradient.sum() : sum.add_(gradient.sum());
        }

        if (sum is not null && !float.IsFinite(sum.item<float>()))
            Gradients(step);
    }

    /// <summary>Weights and buffers: before they are validated or saved.</summary>
    /// <exception cref="MiniCnnException">Kind Diverged.</exception>
    public void Weights(long step)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach ((string name, Tensor tensor) in module.state_dict())
        {
            if (tensor.is_floating_point() && !IsFinite(tensor))
                throw Diverged($"{name} at step {step}", "use a lower learning rate or a longer warm-up");
        }
    }

    private void Gradients(long step)
    {
        foreach ((string name, Parameter parameter) in _parameters)
        {
            if (parameter.grad is { } gradient && !IsFinite(gradient))
                throw Diverged($"the gradient of {name} at step {step}", "use a lower learning rate or a longer warm-up");
        }

        throw Diverged($"the sum of all gradients at step {step}", "use a lower learning rate or a longer warm-up");
    }

    private static bool IsFinite(Tensor tensor)
    {
        using IDisposable noGrad = no_grad();
        return tensor.isfinite().all().item<bool>();
    }

    private static MiniCnnException Diverged(string where, string remedy) =>
        new(ErrorKind.Diverged, $"The training diverged: NaN or infinity in {where}; {remedy}");
}
