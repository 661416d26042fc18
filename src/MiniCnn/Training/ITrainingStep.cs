using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>
/// What the loop sees of a model: the loss of a batch, with the gradients in place. How they come about, by autograd or by a
/// step compiled for the architecture, is the maker's affair.
/// </summary>
public interface ITrainingStep : IDisposable
{
    /// <summary>Forward and backward; afterwards each parameter's <c>grad</c> belongs to this batch alone.</summary>
    /// <param name="images">[B, C, H, W], normalized.</param>
    /// <param name="labels">[B], 64-bit class numbers.</param>
    StepOutcome Gradients(Tensor images, Tensor labels);
}

/// <summary>What a batch said before the update.</summary>
/// <param name="Loss">Mean over the batch.</param>
/// <param name="Correct">Images whose largest answer is their class.</param>
public readonly record struct StepOutcome(float Loss, int Correct);
