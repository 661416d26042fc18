using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>The loss and the gradients of a batch: libtorch's operators forward, its autograd backward.</summary>
internal static class AutogradStep
{
    /// <summary>Afterwards each parameter's <c>grad</c> is of this batch alone.</summary>
    /// <param name="module">[B, C, H, W] to [B, classes] logits.</param>
    /// <param name="labelSmoothing">The part of the target spread over all classes.</param>
    /// <param name="images">[B, C, H, W], normalized.</param>
    /// <param name="labels">[B], 64-bit class numbers.</param>
    /// <returns>The mean loss over the batch, and the images whose largest logit is their class.</returns>
    public static (float Loss, int Correct) Gradients(nn.Module<Tensor, Tensor> module, double labelSmoothing, Tensor images, Tensor labels)
    {
        using DisposeScope scope = NewDisposeScope();
        module.zero_grad(set_to_none: true);
        Tensor logits = module.call(ChannelsLast(images));                                          // [B, classes]
        Tensor loss = nn.functional.cross_entropy(logits, labels, label_smoothing: labelSmoothing); // []
        loss.backward();
        Tensor correct = logits.argmax(1).eq(labels).sum();                                         // []
        return (loss.item<float>(), (int)correct.item<long>());
    }

    /// <summary>
    /// Contiguous images [N, C, H, W] with the channels of a pixel side by side in memory, a layout that libtorch's convolutions and poolings keep from
    /// layer to layer: a step takes about half of the time. For one channel a view of the same memory, otherwise a copy.
    /// </summary>
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
