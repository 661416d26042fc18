using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>The loss and the gradients of a batch: by autograd, or by a step that is compiled for an architecture.</summary>
internal interface ITrainingStep : IDisposable
{
    /// <summary>Forward and backward; afterwards each parameter's <c>grad</c> is of this batch alone.</summary>
    /// <param name="images">[B, C, H, W], normalized.</param>
    /// <param name="labels">[B], 64-bit class numbers.</param>
    StepOutcome Gradients(Tensor images, Tensor labels);

    /// <summary>The fastest step there is for a module.</summary>
    static ITrainingStep For(nn.Module<Tensor, Tensor> module, TrainingOptions options) => new AutogradStep(module, options.LabelSmoothing);
}

/// <param name="Loss">Mean over the batch, before the update.</param>
/// <param name="Correct">Images whose largest logit is their class.</param>
internal readonly record struct StepOutcome(float Loss, int Correct);

/// <summary>libtorch's operators forward, its autograd backward.</summary>
/// <param name="module">[B, C, H, W] to [B, classes] logits; stays its owner's.</param>
/// <param name="labelSmoothing">The part of the target spread over all classes.</param>
internal sealed class AutogradStep(nn.Module<Tensor, Tensor> module, double labelSmoothing) : ITrainingStep
{
    public StepOutcome Gradients(Tensor images, Tensor labels)
    {
        using DisposeScope scope = NewDisposeScope();
        module.zero_grad(set_to_none: true);
        Tensor logits = module.call(ChannelsLast(images));                                          // [B, classes]
        Tensor loss = nn.functional.cross_entropy(logits, labels, label_smoothing: labelSmoothing); // []
        loss.backward();
        Tensor correct = logits.argmax(1).eq(labels).sum();                                         // []
        return new StepOutcome(loss.item<float>(), (int)correct.item<long>());
    }

    public void Dispose()
    {
        // the module is its owner's
    }

    /// <summary>
    /// Images with the channels of a pixel side by side in memory, a layout that libtorch's convolutions and poolings keep from layer to
    /// layer: a step takes about half of the time. Shape and numbers stay; libtorch recognizes the layout by the strides.
    /// </summary>
    /// <param name="images">[N, C, H, W], contiguous.</param>
    /// <returns>[N, C, H, W]; for one channel a view of the same memory, otherwise a copy.</returns>
    public static Tensor ChannelsLast(Tensor images)
    {
        long[] shape = images.shape;
        (long channels, long height, long width) = (shape[1], shape[2], shape[3]);
        // one channel has the same order either way, only the strides differ
        if (channels == 1)
            return images.as_strided(shape, [height * width, 1, width, 1]);
        using DisposeScope scope = NewDisposeScope();
        return images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
