using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Cli.Filters;

internal static class FilterScreen
{
    private const int MaxDeepFilters = 8, MaxFilters = 64, MaxMatrices = 64;

    public static void Print(LayerFilters layer, FilterFigureOptions options, CommandContext context)
    {
        Output output = context.Output;
        output.Line(FilterFigures.Title(layer));
        Images(layer, layer.Bank, options, context, options.ShowInitial && layer.Initial is not null ? "after training; " : "");
        if (options.ShowInitial && layer.Initial is { } initial)
            Images(layer, initial, options, context, "before training; ");
        else if (options.ShowInitial)
            output.Warning($"the run has no weights from before the first step, so {layer.Name} is shown after training alone");
        if (options.ShowNumbers)
            Numbers(layer, output);
        Statistics(layer, output);
    }

    private static void Images(LayerFilters layer, FilterBank bank, FilterFigureOptions options, CommandContext context, string when)
    {
        var shared = ValueRange.ZeroCentered(layer.Bank.Slices);
        int across = TerminalPlanes.Across(context.Terminal, bank.Width);
        bool deep = bank.Inputs > 1;
        int filters = Math.Min(bank.Outputs, options.MaxFilters ?? (deep ? MaxDeepFilters : MaxFilters)), channels = deep ? Math.Min(bank.Inputs, across) : 1;
        string scale = options.ScalePerFilter ? "each filter by its own largest weight" : TerminalPlanes.Legend(shared, context.Terminal);
        string[] shown =
        [
            .. filters < bank.Outputs ? [$"{filters} of {bank.Outputs} filters"] : Array.Empty<string>(),
            .. deep && channels < bank.Inputs ? [$"{channels} of {bank.Inputs} input channels"] : Array.Empty<string>(),
        ];
        context.Output.Line($"{when}{scale}{(shown.Length == 0 ? "" : $"; shown: {string.Join(", ", shown)} (--out writes more)")}");
        if (layer.IsColor && context.Terminal.ImageColors != TerminalColors.None)
        {
            foreach (int[] part in Enumerable.Range(0, Math.Min(bank.Outputs, MaxFilters)).Chunk(across))
                context.Output.Out.Write(TerminalPlanes.Row(
                    [.. part.Select(filter => FilterFigures.ColorImage(bank, filter, RangeOf(filter).High))], [.. part.Select(filter => Count(filter))], context.Terminal));
        }

        IEnumerable<(int Output, int Input)> slices = Enumerable.Range(0, filters).SelectMany(output => Enumerable.Range(0, channels).Select(input => (output, input)));
        foreach ((int Output, int Input)[] part in slices.GroupBy(slice => deep ? slice.Output : 0).SelectMany(group => group.Chunk(across)))
        {
            context.Output.Out.Write(TerminalPlanes.Row(
                [.. part.Select(slice => bank[slice.Output, slice.Input])], [.. part.Select(slice => deep ? $"{slice.Output}←{slice.Input}" : $"{slice.Output}")],
                i => RangeOf(part[i].Output), context.Terminal));
        }

        ValueRange RangeOf(int filter) => options.ScalePerFilter ? ValueRange.ZeroCentered(bank.Channels(filter)) : shared;
    }

    private static void Numbers(LayerFilters layer, Output output)
    {
        if (layer.IsLinear)
        {
            output.Line("weights of a linear layer are printed only with --csv --numbers");
            return;
        }

        foreach ((int n, Plane slice) in layer.Bank.Slices.Take(MaxMatrices).Index())
        {
            output.Line(layer.Bank.NameOf(n / layer.Bank.Inputs, n % layer.Bank.Inputs));
            foreach (float[] row in slice.Values.Chunk(slice.Width))
                output.Line(string.Join(' ', row.Select(weight => Fixed(weight, 3).PadLeft(7))));
        }

        if (layer.Bank.Slices.Count > MaxMatrices)
            output.Line($"weights of {MaxMatrices} of {layer.Bank.Slices.Count} matrices; --csv --numbers prints all");
    }

    private static void Statistics(LayerFilters layer, Output output)
    {
        bool before = layer.Initial is not null;
        output.Out.Write(Output.Columns(["filter", "norm", "mean", "sparse", "odd", "separable", "angle", "circ. var.", .. before ? ["before"] : Array.Empty<string>()],
            FilterStatistics.Of(layer.Bank).Select(row => (string[])
        [
            Count(row.Output), Fixed(row.Norm, 3), Fixed(row.Mean, 3), Percent(row.Sparsity, 0), Percent(row.OddEnergy, 0),
            Percent(row.Separability, 0), $"{Fixed(row.Orientation.Preferred, 0)}°", Fixed(row.Orientation.CircularVariance, 2),
            .. layer.Initial is { } initial ? [Fixed(FilterStatistics.Of(initial, row.Output).Norm, 3)] : Array.Empty<string>(),
        ])));
        output.Line("odd: share of the energy that changes its sign when rotated by 180°; "
            + "separable: share of the best product of a column and a row; angle: across the stripes of the strongest response"
            + (before ? "; before: norm before training" : ""));
    }
}
