using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>What a training does with a batch: gradients, then the update of the weights.</summary>
internal interface ITrainingStep : IDisposable
{
    /// <summary>Loss and gradients of the batch of a step, from 0.</summary>
    /// <returns>The mean loss, and how many images have the largest logit at their class.</returns>
    /// <exception cref="MiniCnnException">Kind Diverged: NaN or infinity.</exception>
    (float Loss, int Correct) Gradients(TrainingBatches batches, long step);

    /// <summary>One update at this rate.</summary>
    void Update(double rate, long step);

    /// <summary>Where the <see cref="ImageOrder.Margin"/> of each image of a batch is written, [B]; null where nobody asks.</summary>
    float[]? Margins { get; set; }

    /// <summary>Where the time goes, or null where nobody asks.</summary>
    StepProfile? Profile { get; set; }
}

/// <summary>A step by libtorch: its operators forward, its autograd backward, its optimizer.</summary>
internal sealed class AutogradStep(nn.Module<Tensor, Tensor> module, double labelSmoothing, FiniteCheck check, WeightUpdate update) : ITrainingStep
{
    static AutogradStep() => HeapMemory.KeepBlocks();

    public (float Loss, int Correct) Gradients(TrainingBatches batches, long step)
    {
        (Tensor images, Tensor labels) = StepProfile.Measure(Profile, batches.Moves(step) ? "augmentation" : "batch", () => batches.At(step)); // [B, C, H, W], [B]
        long since = Profile?.Now ?? 0;
        (float loss, int correct) = Gradients(module, labelSmoothing, images, labels, Margins);
        since = Profile?.Add("forward and backward", since) ?? 0;
        check.Step(step + 1, loss, images);
        Profile?.Add("gradient check", since);
        return (loss, correct);
    }

    public void Update(double rate, long step) => update.Step(rate);

    public float[]? Margins { get; set; }

    public StepProfile? Profile { get; set; }

    public void Dispose()
    {
    }

    /// <summary>Afterwards each parameter's <c>grad</c> is of this batch alone.</summary>
    /// <returns>The mean loss of the images [B, C, H, W] with labels [B], and how many of them have the largest logit at their class.</returns>
    public static (float Loss, int Correct) Gradients(nn.Module<Tensor, Tensor> module, double labelSmoothing, Tensor images, Tensor labels, float[]? margins = null)
    {
        using DisposeScope scope = NewDisposeScope();
        module.zero_grad(set_to_none: true);
        Tensor logits = module.call(ChannelsLast(images));                                          // [B, classes]
        Tensor loss = nn.functional.cross_entropy(logits, labels, label_smoothing: labelSmoothing); // []
        loss.backward();
        Tensor correct = logits.argmax(1).eq(labels).sum();                                         // []
        if (margins is not null)
            Evaluation.Margins(logits, Array.ConvertAll(labels.cpu().data<long>().ToArray(), label => (byte)label)).CopyTo(margins, 0);
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

/// <summary>
/// Stops a training at NaN or infinity. It checks sums, which are finite only if all their numbers are and cost one reduction; the tensor at
/// fault is searched for only then.
/// </summary>
internal sealed class FiniteCheck(nn.Module module)
{
    private const string SlowDown = "use a lower learning rate or a longer warm-up";

    private readonly (string Name, Parameter Parameter)[] _parameters = [.. module.named_parameters()];

    /// <summary>After the backward pass of a step, from 1, and before its update: loss and gradients, and the images where the loss is not finite.</summary>
    public void Step(long step, float loss, Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        if (!float.IsFinite(loss))
            Loss(step, images);

        // added up on the device, so that there is one number to wait for
        Tensor[] sums = [.. _parameters.Select(pair => pair.Parameter.grad).OfType<Tensor>().Select(gradient => gradient.sum())];
        if (sums.Length == 0 || float.IsFinite(sums.Aggregate((sum, next) => sum.add_(next)).item<float>()))
            return;
        string? name = _parameters.FirstOrDefault(pair => pair.Parameter.grad is { } gradient && !IsFinite(gradient)).Name;
        throw DivergedAt(name is null ? $"the sum of all gradients at step {step}" : $"the gradient of {name} at step {step}");
    }

    /// <summary>Throws, and says whether the input, a weight or the loss of the step was not finite first.</summary>
    public void Loss(long step, Tensor images)
    {
        if (!IsFinite(images))
            throw Diverged($"the input of step {step}", "look at the images' mean and standard deviation");
        Weights(step);
        throw DivergedAt($"the loss of step {step}");
    }

    /// <summary>Weights and buffers: before they are validated or saved.</summary>
    public void Weights(long step)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach ((string name, Tensor tensor) in module.state_dict())
        {
            if (tensor.is_floating_point() && !IsFinite(tensor))
                throw DivergedAt($"{name} at step {step}");
        }
    }

    /// <summary>The error of a training whose numbers are no longer finite there.</summary>
    public static MiniCnnException DivergedAt(string where) => Diverged(where, SlowDown);

    private static bool IsFinite(Tensor tensor)
    {
        using IDisposable noGrad = no_grad();
        return tensor.isfinite().all().item<bool>();
    }

    private static MiniCnnException Diverged(string where, string remedy) =>
        new(ErrorKind.Diverged, $"The training diverged: NaN or infinity in {where}; {remedy}");
}
