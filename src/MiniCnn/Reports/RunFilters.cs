using System.Runtime.InteropServices;
using MiniCnn.Filters;
using MiniCnn.Runs;
using Architecture = MiniCnn.Models.Architecture;

namespace MiniCnn.Reports;

/// <summary>The filters of a run, read from its folder without building the model.</summary>
/// <param name="Folder">The run's.</param>
/// <param name="Architecture">Its model.</param>
/// <param name="WeightsFile">Where the weights came from: the trained ones, or the best so far of a run that is not finished.</param>
/// <param name="Layers">In the model's order; none for a model without convolutions that does not look at the image.</param>
public sealed record RunFilters(RunFolder Folder, Architecture Architecture, string WeightsFile, IReadOnlyList<LayerFilters> Layers)
{
    /// <exception cref="MiniCnnException">The run has no weights yet, or they are damaged or of another architecture.</exception>
    public static RunFilters Read(RunFolder folder)
    {
        RunModel model = folder.ReadConfiguration().Model;
        var architecture = Architecture.Parse(model.Text, model.Name);
        string file = folder.FindWeights();
        Func<string, float[]>? initial = File.Exists(folder.InitialWeightsFile) ? Numbers(folder.InitialWeightsFile) : null;
        return new RunFilters(folder, architecture, file, ModelFilters.Of(architecture, Numbers(file), initial));
    }

    /// <summary>The layers of these names, all of them where none is named.</summary>
    /// <exception cref="MiniCnnException">A name that no layer has, a layer without filters, or a model without any.</exception>
    public IReadOnlyList<LayerFilters> Choose(IReadOnlyList<string> names)
    {
        if (Layers.Count == 0)
            throw MiniCnnException.BadData($"{Folder.Name}'s model {Architecture.Name} has no layer whose weights are pictures; use a run of a model with a convolution");
        return names.Count == 0 ? Layers : [.. names.Select(name => Layers.FirstOrDefault(layer => layer.Name == name) ?? throw MiniCnnException.BadUsage(
            $"{Architecture[name].Name} has no filters to look at; expected one of {string.Join(", ", Layers.Select(layer => layer.Name))}"))];
    }

    private static Func<string, float[]> Numbers(string path)
    {
        var file = SafeTensors.Read(path);
        return name =>
        {
            if (!file.Tensors.TryGetValue(name, out StoredTensor? tensor))
                throw MiniCnnException.BadData($"{path} has no {name}, which the model has; use weights of the same architecture");
            return tensor.Type == ElementType.F32
                ? MemoryMarshal.Cast<byte, float>(tensor.Data.Span).ToArray()
                : throw MiniCnnException.BadData($"{path} holds {name} as {tensor.Type}; expected F32, as a run writes it");
        };
    }
}
