using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>All that a training needs to go on as if it had never stopped. Its tensors are copies in the processor's memory.</summary>
/// <param name="Numbers">What is counted.</param>
/// <param name="Tensors">Weights and buffers, the optimizer's memory, the mean and the best weights, each under its own prefix.</param>
public sealed record TrainerState(TrainerNumbers Numbers, IReadOnlyDictionary<string, Tensor> Tensors) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in Tensors.Values)
            tensor.Dispose();
    }
}

/// <summary>The counts of a training between two steps.</summary>
public sealed record TrainerNumbers
{
    /// <summary>Steps made.</summary>
    public long Step { get; init; }

    /// <summary>Epochs reported.</summary>
    public int Epochs { get; init; }

    /// <summary>Steps of the epoch that is under way.</summary>
    public long EpochSteps { get; init; }

    /// <summary>Sum of their losses.</summary>
    public double EpochLoss { get; init; }

    /// <summary>Images among them that were right.</summary>
    public long EpochCorrect { get; init; }

    /// <summary>The best score of an epoch: validation accuracy, or without validation images minus the training loss.</summary>
    public double? BestScore { get; init; }

    /// <summary>Epochs since then.</summary>
    public int EpochsWithoutBest { get; init; }
}
