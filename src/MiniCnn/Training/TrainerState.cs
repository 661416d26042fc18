using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>All that a training needs to go on as if it had never stopped. Its tensors are copies in the processor's memory, each part with its own prefix.</summary>
internal sealed record TrainerState(TrainerNumbers Numbers, IReadOnlyDictionary<string, Tensor> Tensors) : IDisposable
{
    public void Dispose() => ModuleWeights.Dispose(Tensors);

    /// <summary>The tensors with a prefix, without it.</summary>
    public Dictionary<string, Tensor> Part(string prefix) => Tensors
        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value);
}

/// <summary>
/// The counts of a training between two steps; loss and correct images are sums over the steps of the epoch under way. The best score of an epoch is
/// its validation accuracy, or without validation images minus its training loss.
/// </summary>
internal sealed record TrainerNumbers(
    long Step = 0, int Epochs = 0, long EpochSteps = 0, double EpochLoss = 0, long EpochCorrect = 0, double? BestScore = null, int EpochsWithoutBest = 0,
    SelectionReport? Selection = null)
{
    /// <summary>What must hold of those of a training with that plan.</summary>
    public IEnumerable<(bool IsBroken, FormattableString Line)> Rules(TrainingPlan plan) =>
    [
        (Step < 0 || Step > plan.Steps, $"step {Step}: 0 to {plan.Steps} is expected"),
        (Epochs < 0 || EpochsWithoutBest < 0 || EpochsWithoutBest > Epochs || EpochSteps < 0 || EpochSteps > Step || EpochCorrect < 0 || EpochCorrect > EpochSteps * plan.BatchSize,
            $"epochs {Epochs}, epochsWithoutBest {EpochsWithoutBest}, epochSteps {EpochSteps}, epochCorrect {EpochCorrect}: counts from 0 that fit step {Step} are expected"),
        (!double.IsFinite(EpochLoss) || BestScore is { } score && !double.IsFinite(score), $"epochLoss {EpochLoss} and bestScore {BestScore}: finite numbers are expected"),
        .. Selection?.Rules("selection") ?? [],
    ];
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

    public static void Dispose(IReadOnlyDictionary<string, Tensor> tensors)
    {
        foreach (Tensor tensor in tensors.Values)
            tensor.Dispose();
    }

    /// <summary>Copies weights and buffers, called by the name in errors, into a module; nothing is changed unless all fit by name, shape and type.</summary>
    /// <exception cref="MiniCnnException">A name is missing or unknown, or a shape or type differs.</exception>
    public static void Load(nn.Module module, IReadOnlyDictionary<string, Tensor> weights, string name)
    {
        using IDisposable noGrad = no_grad();
        Dictionary<string, Tensor> own = module.state_dict();
        ThrowIfUnlike(own, weights, name);
        using DisposeScope scope = NewDisposeScope();
        foreach ((string key, Tensor target) in own)
            target.copy_(weights[key]);
    }

    /// <exception cref="MiniCnnException">A name is missing or unknown, or a shape or type differs.</exception>
    public static void ThrowIfUnlike(IReadOnlyDictionary<string, Tensor> own, IReadOnlyDictionary<string, Tensor> weights, string name)
    {
        if (own.Keys.Except(weights.Keys).FirstOrDefault() is { } missing)
            throw MiniCnnException.BadData($"{name} has no {missing}, which the model has; use weights of the same architecture");
        if (weights.Keys.Except(own.Keys).FirstOrDefault() is { } unknown)
            throw MiniCnnException.BadData($"{name} has {unknown}, which the model has not; use weights of the same architecture");
        foreach ((string key, Tensor target) in own)
        {
            if (Shown(weights[key]) != Shown(target))
                throw MiniCnnException.BadData($"{name} has {key} as {Shown(weights[key])}, and the model as {Shown(target)}; use weights of the same architecture");
        }
    }

    private static string Shown(Tensor tensor) => $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]";
}
