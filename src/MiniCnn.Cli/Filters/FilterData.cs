namespace MiniCnn.Cli.Filters;

internal static class FilterData
{
    public static object Json(ModelFilters run, IReadOnlyList<LayerFilters> layers, bool numbers) => new
    {
        Run = run.Name,
        Weights = Path.GetFileName(run.WeightsFile),
        Layers = layers.Select(layer => new
        {
            layer.Name,
            Kind = layer.Layer.Layer.Keyword,
            Filters = layer.Bank.Outputs,
            Channels = layer.Bank.Inputs,
            layer.Bank.Height,
            layer.Bank.Width,
            Statistics = FilterStatistics.Of(layer.Bank).Select(row => new
            {
                Filter = row.Output,
                row.Norm,
                row.Mean,
                row.Sparsity,
                row.OddEnergy,
                row.Separability,
                Orientation = row.Orientation.Preferred,
                row.Orientation.CircularVariance,
                InitialNorm = layer.Initial is { } initial ? FilterStatistics.Of(initial, row.Output).Norm : (double?)null,
                Weights = numbers ? Matrices(layer.Bank, row.Output) : null,
                InitialWeights = numbers && layer.Initial is { } before ? Matrices(before, row.Output) : null,
            }),
        }),
    };

    /// <summary>A row per filter; with numbers a row per weight.</summary>
    public static string Csv(IReadOnlyList<LayerFilters> layers, bool numbers) => numbers
        ? CsvText.Write(["layer", "filter", "channel", "row", "column", "weight", "initial"], layers.SelectMany(Weights))
        : CsvText.Write(
            ["layer", "filter", "norm", "mean", "sparsity", "odd_energy", "separability", "orientation", "circular_variance"],
            layers.SelectMany(layer => FilterStatistics.Of(layer.Bank).Select(row => (object?[])
            [
                layer.Name, row.Output, row.Norm, row.Mean, row.Sparsity, row.OddEnergy, row.Separability, row.Orientation.Preferred, row.Orientation.CircularVariance,
            ])));

    private static IEnumerable<object?[]> Weights(LayerFilters layer) =>
        from slice in Enumerable.Range(0, layer.Bank.Slices.Count)
        from row in Enumerable.Range(0, layer.Bank.Height)
        from column in Enumerable.Range(0, layer.Bank.Width)
        select new object?[]
        {
            layer.Name, slice / layer.Bank.Inputs, slice % layer.Bank.Inputs, row, column, layer.Bank.Slices[slice][row, column], layer.Initial?.Slices[slice][row, column],
        };

    /// <summary>[channels][rows][columns].</summary>
    private static float[][][] Matrices(FilterBank bank, int output) =>
        [.. bank.Channels(output).Select(channel => channel.Rows())];
}
