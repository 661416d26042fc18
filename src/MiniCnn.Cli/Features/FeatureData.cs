using MiniCnn.Explanations;

namespace MiniCnn.Cli.Features;

/// <summary>Feature maps and best patches as JSON and CSV.</summary>
internal static class FeatureData
{
    public static object Json(string run, string image, IReadOnlyList<FeatureMaps> layers, bool numbers) => new
    {
        Run = run,
        Image = image,
        Layers = layers.Select(layer => new
        {
            layer.Name,
            layer.Layer.Text,
            Shape = layer.Layer.Output.ToString(),
            layer.Zeros,
            Maps = layer.Maps.Select((map, i) => new
            {
                Map = i,
                Min = map.Values.Min(),
                Max = map.Values.Max(),
                Mean = map.Values.Average(),
                Values = numbers || layer.IsFlat ? map.Values.Chunk(map.Width) : null,
            }),
        }),
    };

    public static string Csv(IReadOnlyList<FeatureMaps> layers) => CsvText.Write(
        ["layer", "map", "row", "column", "value"],
        from layer in layers
        from map in layer.Maps.Select((plane, i) => (Plane: plane, Index: i))
        from i in Enumerable.Range(0, map.Plane.Values.Length)
        select new object?[] { layer.Name, map.Index, i / map.Plane.Width, i % map.Plane.Width, map.Plane.Values[i] });

    public static IEnumerable<object> Json(string layer, IReadOnlyList<IReadOnlyList<BestPatch>> patches, Func<int, int> label) => patches.SelectMany(row => row.Select((patch, rank) => new
    {
        Layer = layer,
        patch.Filter,
        Rank = rank + 1,
        patch.Image,
        Label = label(patch.Image),
        patch.Activation,
        patch.Row,
        patch.Column,
        patch.Region.Field,
        patch.Region.Seen,
    }));

    public static IEnumerable<object?[]> Rows(string layer, IReadOnlyList<IReadOnlyList<BestPatch>> patches, Func<int, int> label) =>
        patches.SelectMany(row => row.Select((patch, rank) => new object?[]
        {
            layer, patch.Filter, rank + 1, patch.Image, label(patch.Image), patch.Activation, patch.Row, patch.Column,
            patch.Region.Field.Top, patch.Region.Field.Left, patch.Region.Field.Height, patch.Region.Field.Width,
        }));
}
