using MiniCnn.Training;
using static TorchSharp.torch;

namespace MiniCnn.Runs;

/// <summary>The state of a training as one safetensors file, so that all of it is there or nothing: tensors, and the counts as a note.</summary>
internal static class Checkpoint
{
    private const string NumbersKey = "training";

    public static void Write(string path, TrainerState state) =>
        TensorStorage.Write(path, state.Tensors, new Dictionary<string, string> { [NumbersKey] = RunJson.Write(state.Numbers) });

    /// <exception cref="MiniCnnException">The file is damaged or no checkpoint.</exception>
    public static TrainerState Read(string path)
    {
        var file = SafeTensors.Read(path);
        if (!file.Metadata.TryGetValue(NumbersKey, out string? numbers))
            throw MiniCnnException.BadData($"{path} is not a checkpoint: it has no note '{NumbersKey}'; use the file that a run wrote");
        return new TrainerState(RunJson.Parse<TrainerNumbers>(numbers, path), TensorStorage.Restore(file, path));
    }

    /// <summary>The weights alone of a checkpoint's tensors.</summary>
    public static Dictionary<string, Tensor> Weights(TrainerState state) => state.Tensors
        .Where(pair => pair.Key.StartsWith("weights.", StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key["weights.".Length..], pair => pair.Value);
}
