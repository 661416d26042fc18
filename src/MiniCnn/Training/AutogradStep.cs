using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>The step of every model: libtorch's operators forward, its autograd backward.</summary>
/// <param name="module">[B, C, H, W] to [B, classes] logits; stays its owner's.</param>
/// <param name="labelSmoothing">The part of the target spread over all classes.</param>
internal sealed class AutogradStep(nn.Module<Tensor, Tensor> module, double labelSmoothing) : ITrainingStep
{
    public StepOutcome Gradients(Tensor images, Tensor labels)
    {
        using DisposeScope scope = NewDisposeScope();
        module.zero_grad(set_to_none: true);
        Tensor logits = module.call(ChannelsLast.Of(images));                                       // [B, classes]
        Tensor loss = nn.functional.cross_entropy(logits, labels, label_smoothing: labelSmoothing); // []
        loss.backward();
        Tensor correct = logits.argmax(1).eq(labels).sum();                                         // []
        return new StepOutcome(loss.item<float>(), (int)correct.item<long>());
    }

    public void Dispose()
    {
        // what it uses belongs to others
    }
}
