using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>All that a training needs to go on as if it had never stopped. Its tensors are copies in the processor's memory.</summary>
/// <param name="Numbers">Counts and the best score.</param>
/// <param name="Tensors">Weights and buffers, the optimizer's state, the moving average and the best weights, each with its own prefix.</param>
public sealed record TrainerState(TrainerNumbers Numbers, IReadOnlyDictionary<string, Tensor> Tensors) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in Tensors.Values)
            tensor.Dispose();
    }

    /// <summary>The tensors with a prefix, without it.</summary>
    internal Dictionary<string, Tensor> Part(string prefix) => Tensors
        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value);
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

    /// <summary>Images among them that were classified correctly.</summary>
    public long EpochCorrect { get; init; }

    /// <summary>The best score of an epoch: validation accuracy, or without validation images minus the training loss.</summary>
    public double? BestScore { get; init; }

    /// <summary>Epochs since then.</summary>
    public int EpochsWithoutBest { get; init; }
}

/// <summary>Weights and buffers of a module by name.</summary>
internal static class ModuleWeights
{
    /// <summary>Copies in the processor's memory that no dispose scope owns; they belong to the caller.</summary>
    public static Dictionary<string, Tensor> Copy(IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        using DisposeScope scope = NewDisposeScope();
        return tensors.ToDictionary(pair => pair.Key, pair => pair.Value.detach().cpu().clone().DetachFromDisposeScope());
    }

    /// <summary>Copies weights and buffers into a module; nothing is changed unless all fit.</summary>
    /// <param name="module">The module.</param>
    /// <param name="weights">Exactly the module's names, each with the module's shape and type.</param>
    /// <param name="name">What errors call the weights, such as a file.</param>
    /// <exception cref="MiniCnnException">A name is missing or unknown, or a shape or type differs.</exception>
    public static void Load(nn.Module module, IReadOnlyDictionary<string, Tensor> weights, string name)
    {
        using IDisposable noGrad = no_grad();
        Dictionary<string, Tensor> own = module.state_dict();
        if (own.Keys.Except(weights.Keys).FirstOrDefault() is { } missing)
            throw MiniCnnException.BadData($"{name} has no {missing}, which the model has; use weights of the same architecture");
        if (weights.Keys.Except(own.Keys).FirstOrDefault() is { } unknown)
            throw MiniCnnException.BadData($"{name} has {unknown}, which the model has not; use weights of the same architecture");
        foreach ((string key, Tensor target) in own)
        {
            if (!weights[key].shape.SequenceEqual(target.shape) || weights[key].dtype != target.dtype)
            {
                throw MiniCnnException.BadData(
                    $"{name} has {key} as {Shown(weights[key])}, and the model as {Shown(target)}; use weights of the same architecture");
            }
        }

        using DisposeScope scope = NewDisposeScope();
        foreach ((string key, Tensor target) in own)
            target.copy_(weights[key]);
    }

    private static string Shown(Tensor tensor) => $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]";
}
