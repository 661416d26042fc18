using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>Weights and buffers of a module, out and in by name.</summary>
public static class ModuleWeights
{
    /// <summary>Copies of all weights and buffers in the processor's memory; they belong to the caller.</summary>
    public static Dictionary<string, Tensor> Copy(nn.Module module)
    {
        using IDisposable noGrad = no_grad();
        return module.state_dict().ToDictionary(pair => pair.Key, pair => Copy(pair.Value));
    }

    /// <summary>Puts weights and buffers into a module; nothing is changed unless all fit.</summary>
    /// <param name="module">The module.</param>
    /// <param name="weights">Exactly the module's names, each with the module's shape and type.</param>
    /// <param name="name">What errors call the weights, such as a file.</param>
    /// <exception cref="MiniCnnException">A name is missing or too many, or a shape or type differs.</exception>
    public static void Load(nn.Module module, IReadOnlyDictionary<string, Tensor> weights, string name)
    {
        using IDisposable scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Dictionary<string, Tensor> own = module.state_dict();
        if (own.Keys.Except(weights.Keys).FirstOrDefault() is { } missing)
            throw MiniCnnException.BadData($"{name} has no {missing}, which the model has; use weights of the same architecture");
        if (weights.Keys.Except(own.Keys).FirstOrDefault() is { } unknown)
            throw MiniCnnException.BadData($"{name} has {unknown}, which the model has not; use weights of the same architecture");
        foreach ((string key, Tensor target) in own)
        {
            if (!weights[key].shape.SequenceEqual(target.shape) || weights[key].dtype != target.dtype)
                throw MiniCnnException.BadData(
                    $"{name} has {key} as {Shown(weights[key])}, and the model as {Shown(target)}; use weights of the same architecture");
        }

        foreach ((string key, Tensor target) in own)
            target.copy_(weights[key]);
    }

    /// <summary>A copy in the processor's memory that no dispose scope owns.</summary>
    internal static Tensor Copy(Tensor tensor)
    {
        using IDisposable scope = NewDisposeScope();
        return tensor.detach().cpu().clone().DetachFromDisposeScope();
    }

    private static string Shown(Tensor tensor) => $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]";
}
