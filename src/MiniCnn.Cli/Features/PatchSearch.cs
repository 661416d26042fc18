using MiniCnn.Explanations;
using TorchSharp;

namespace MiniCnn.Cli.Features;

/// <summary>The patches with the highest activations of a layer, searched and shown.</summary>
internal sealed class PatchSearch(Classifier classifier, string layer, ImageSet images, int top, CancellationToken cancel)
{
    private const int BatchSize = 250;

    private readonly IReadOnlyList<IReadOnlyList<BestPatch>> _patches = BestPatches.Of(classifier.Module, layer, Batches(classifier, images), top, cancel);

    /// <summary>The layers that were named, or all convolutions.</summary>
    public static IReadOnlyList<string> Layers(Architecture architecture, IReadOnlyList<string> named)
    {
        string[] chosen = named.Count > 0 ? [.. named.Select(name => architecture[name].Name)]
            : [.. architecture.Layers.Where(layer => layer.Layer is FilterLayer).Select(layer => layer.Name)];
        return chosen.Length > 0 ? chosen : throw MiniCnnException.BadUsage(
            $"{architecture.Name} has no convolution; name a layer with --layer: {string.Join(", ", architecture.Layers.Select(layer => layer.Name))}");
    }

    public NamedFigure Figure() => new($"patches-{layer}", PatchFigures.Of(
        classifier.Architecture[layer], ModelFilters.Read(classifier.Folder).Layers.FirstOrDefault(known => known.Name == layer), _patches, images, classifier.ClassNames));

    public IEnumerable<object> Json() => _patches.SelectMany(row => row.Select((patch, rank) => new
    {
        Layer = layer,
        patch.Filter,
        Rank = rank + 1,
        patch.Image,
        Label = images.Labels[patch.Image],
        patch.Activation,
        patch.Row,
        patch.Column,
        patch.Region.Field,
        patch.Region.Seen,
    }));

    public static string Csv(IEnumerable<PatchSearch> layers) => CsvText.Write(
        ["layer", "filter", "rank", "image", "label", "activation", "row", "column", "top", "left", "height", "width"], layers.SelectMany(search => search.Rows()));

    public void Print(CommandContext context)
    {
        ImageRegion field = _patches[0][0].Region.Field;
        context.Output.Line($"{layer}: {classifier.Architecture[layer].Text}; "
            + $"each filter's best {_patches[0].Count} of {images.Count} images, {field.Height}x{field.Width} pixels seen by one output");
        int across = TerminalPlanes.Across(context.Terminal, field.Width);
        foreach (IReadOnlyList<BestPatch> row in _patches)
        {
            context.Output.Line($"filter {row[0].Filter}: {string.Join(", ", row.Select(patch => PatchFigures.Caption(patch, images, classifier.ClassNames)))}");
            Image[] pictures = [.. row.Take(across).Select(patch => PatchFigures.Cut(patch, images))];
            context.Output.Out.Write(TerminalPlanes.Row(pictures, [.. row.Take(across).Select(patch => $"#{patch.Image}")], context.Terminal));
        }
    }

    private IEnumerable<object?[]> Rows() => _patches.SelectMany(row => row.Select((patch, rank) => (object?[])
    [
        layer, patch.Filter, rank + 1, patch.Image, images.Labels[patch.Image], patch.Activation, patch.Row, patch.Column,
        patch.Region.Field.Top, patch.Region.Field.Left, patch.Region.Field.Height, patch.Region.Field.Width,
    ]));

    private static IEnumerable<torch.Tensor> Batches(Classifier classifier, ImageSet images) =>
        Enumerable.Range(0, images.Count).Chunk(BatchSize).Select(part => classifier.Normalize(images.Subset(part)));
}
