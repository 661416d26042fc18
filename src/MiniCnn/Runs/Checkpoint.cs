using System.Globalization;
using MiniCnn.Training;

namespace MiniCnn.Runs;

/// <summary>The state of a training as one safetensors file, whole or not at all: its tensors, with its counts and the time in the metadata.</summary>
internal static class Checkpoint
{
    private const string NumbersKey = "training";
    private const string SecondsKey = "epoch_seconds";

    /// <param name="path">The file.</param>
    /// <param name="state">Stays the caller's.</param>
    /// <param name="seconds">Time spent on the epoch under way.</param>
    public static void Write(string path, TrainerState state, double seconds) => TensorStorage.Write(path, state.Tensors, new Dictionary<string, string>
    {
        [NumbersKey] = RunJson.Write(state.Numbers),
        [SecondsKey] = seconds.ToString(CultureInfo.InvariantCulture),
    });

    /// <exception cref="MiniCnnException">The file is damaged or no checkpoint.</exception>
    public static (TrainerState State, double Seconds) Read(string path)
    {
        var file = SafeTensors.Read(path);
        if (!file.Metadata.TryGetValue(NumbersKey, out string? numbers)
            || !double.TryParse(file.Metadata.GetValueOrDefault(SecondsKey), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
        {
            throw MiniCnnException.BadData($"{path} is not a checkpoint: its metadata have no '{NumbersKey}' and '{SecondsKey}'; use the file that a run wrote");
        }

        return (new TrainerState(RunJson.Parse<TrainerNumbers>(numbers, path), TensorStorage.Restore(file, path)), seconds);
    }
}
