using MiniCnn.Cli.Terminal;
using MiniCnn.Data;
using MiniCnn.Explanations;
using MiniCnn.Filters;
using MiniCnn.Imaging;
using MiniCnn.Models;
using MiniCnn.Reports;
using MiniCnn.Runs;
using TorchSharp;

namespace MiniCnn.Cli.Features;

/// <summary>The patches with the highest activations of some layers, searched and shown.</summary>
internal static class PatchSearch
{
    private const int BatchSize = 250;

    /// <summary>The layers that were named, or all convolutions.</summary>
    public static IReadOnlyList<string> Layers(Architecture architecture, IReadOnlyList<string> named)
    {
        string[] chosen = named.Count > 0 ? [.. named.Select(name => architecture[name].Name)]
            : [.. architecture.Layers.Where(layer => layer.Layer is FilterLayer).Select(layer => layer.Name)];
        return chosen.Length > 0 ? chosen : throw MiniCnnException.BadUsage($"{architecture.Name} has no convolution; name a layer with --layer: {string.Join(", ", architecture.Layers.Select(layer => layer.Name))}");
    }

    public static IReadOnlyList<IReadOnlyList<BestPatch>> Find(Classifier classifier, string layer, ImageSet images, int top, CancellationToken cancel) =>
        BestPatches.Of(classifier.Module, layer, Batches(classifier, images), top, cancel);

    public static NamedFigure Figure(Classifier classifier, string layer, IReadOnlyList<IReadOnlyList<BestPatch>> patches, ImageSet images) => new(
        $"patches-{layer}",
        PatchFigures.Of(
            classifier.Architecture[layer], ModelFilters.Read(classifier.Folder).Layers.FirstOrDefault(known => known.Name == layer), patches, images, classifier.ClassNames));

    public static void Print(Classifier classifier, string layer, IReadOnlyList<IReadOnlyList<BestPatch>> patches, ImageSet images, CommandContext context)
    {
        ImageRegion field = patches[0][0].Region.Field;
        context.Output.Line($"{layer}: {classifier.Architecture[layer].Text}; each filter's best {patches[0].Count} of {images.Count} images, {field.Height}x{field.Width} pixels seen by one output");
        int across = TerminalPlanes.Across(context.Terminal, field.Width);
        foreach (IReadOnlyList<BestPatch> row in patches)
        {
            context.Output.Line($"filter {row[0].Filter}: {string.Join(", ", row.Select(patch => PatchFigures.Caption(patch, images, classifier.ClassNames)))}");
            Image[] pictures = [.. row.Take(across).Select(patch => PatchFigures.Cut(patch, images))];
            context.Output.Out.Write(TerminalPlanes.Row(pictures, [.. row.Take(across).Select(patch => $"#{patch.Image}")], context.Terminal));
        }
    }

    private static IEnumerable<torch.Tensor> Batches(Classifier classifier, ImageSet images)
    {
        for (int first = 0; first < images.Count; first += BatchSize)
            yield return classifier.Normalize(images.Subset(Enumerable.Range(first, Math.Min(BatchSize, images.Count - first)).ToArray()));
    }
}
