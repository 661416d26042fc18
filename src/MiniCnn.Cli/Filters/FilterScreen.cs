using System.Globalization;
using MiniCnn.Cli.Terminal;
using MiniCnn.Filters;
using MiniCnn.Imaging;
using MiniCnn.Reports;

namespace MiniCnn.Cli.Filters;

/// <summary>A layer's filters on the screen: pictures, numbers, a row of statistics each.</summary>
internal static class FilterScreen
{
    private const int MostDeepFilters = 8;
    private const int MostFilters = 64;
    private const int MostMatrices = 64;

    public static void Print(LayerFilters layer, FilterFigureOptions options, CommandContext context)
    {
        Output output = context.Output;
        output.Line(FilterFigures.Title(layer));
        Pictures(layer, layer.Bank, options, context, options.ShowInitial && layer.Initial is not null ? "after training" : "");
        if (options.ShowInitial)
        {
            if (layer.Initial is { } initial)
                Pictures(layer, initial, options, context, "before training");
            else
                output.Warning($"the run has no weights from before the first step, so {layer.Name} is shown after training alone");
        }

        if (options.ShowNumbers)
            Numbers(layer, output);
        Statistics(layer, output);
    }

    private static void Pictures(LayerFilters layer, FilterBank bank, FilterFigureOptions options, CommandContext context, string when)
    {
        var shared = ValueRange.ZeroCenterd(layer.Bank.Slices.Select(slice => slice.Weights));
        int across = TerminalPlanes.Across(context.Terminal, bank.Width);
        bool deep = bank.Inputs > 1;
        int filters = Math.Min(bank.Outputs, options.MostFilters ?? (deep ? MostDeepFilters : MostFilters)), channels = deep ? Math.Min(bank.Inputs, across) : 1;
        string scale = options.ScalePerFilter ? "each filter by its own largest weight" : TerminalPlanes.Legend(shared, context.Terminal);
        context.Output.Line($"{(when.Length > 0 ? when + "; " : "")}{scale}{Shown(bank, filters, channels)}");
        if (layer.IsColor && TerminalPlanes.ColorsOf(context.Terminal) != TerminalColors.None)
        {
            foreach (int[] part in Enumerable.Range(0, Math.Min(bank.Outputs, MostFilters)).Chunk(across))
            {
                context.Output.Out.Write(TerminalPlanes.Row(
                    [.. part.Select(filter => FilterFigures.ColorPicture(bank, filter, options.ScalePerFilter ? RangeOf(filter).High : shared.High))], [.. part.Select(Name)], context.Terminal));
            }
        }

        FilterSlice[] slices = [.. bank.Slices.Where(slice => slice.Output < filters && slice.Input < channels)];
        foreach (FilterSlice[] part in slices.GroupBy(slice => deep ? slice.Output : 0).SelectMany(group => group.Chunk(across)))
        {
            context.Output.Out.Write(TerminalPlanes.Row(
                [.. part.Select(slice => slice.Weights)], [.. part.Select(slice => deep ? $"{slice.Output}←{slice.Input}" : Name(slice.Output))],
                i => options.ScalePerFilter ? RangeOf(part[i].Output) : shared, context.Terminal));
        }

        ValueRange RangeOf(int filter) => ValueRange.ZeroCenterd(Enumerable.Range(0, bank.Inputs).Select(input => bank[filter, input]));
    }

    private static string Shown(FilterBank bank, int filters, int channels)
    {
        string[] parts =
        [
            .. filters < bank.Outputs ? [$"{filters} of {bank.Outputs} filters"] : Array.Empty<string>(),
            .. bank.Inputs > 1 && channels < bank.Inputs ? [$"{channels} of {bank.Inputs} input channels"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "" : $"; shown: {string.Join(", ", parts)} (--out writes more)";
    }

    private static void Numbers(LayerFilters layer, Output output)
    {
        FilterSlice[] slices = [.. layer.Bank.Slices.Take(MostMatrices)];
        if (layer.IsLinear)
        {
            output.Line("numbers of a linear layer are left to --csv --numbers");
            return;
        }

        foreach (FilterSlice slice in slices)
        {
            output.Line(slice.Name(layer.Bank));
            for (int row = 0; row < slice.Weights.Height; row++)
            {
                output.Line(string.Join(' ', Enumerable.Range(0, slice.Weights.Width)
                    .Select(column => slice.Weights[row, column].ToString("0.000", CultureInfo.InvariantCulture).PadLeft(7))));
            }
        }

        if (slices.Length < layer.Bank.Slices.Count)
            output.Line($"numbers of {slices.Length} of {layer.Bank.Slices.Count} matrices; --csv --numbers prints all");
    }

    private static void Statistics(LayerFilters layer, Output output)
    {
        string[] headings = ["filter", "norm", "mean", "sparse", "odd", "separable", "angle", "circ. var."];
        output.Out.Write(TextColumns.Of(layer.Initial is null ? headings : [.. headings, "before"], FilterStatistics.Of(layer.Bank).Select(row => Row(row, layer.Initial))));
        output.Line("odd: share of the energy that turns over when turned by 180°; separable: share of the best product of a column and a row; angle: across the stripes that it answers to most"
            + (layer.Initial is null ? "" : "; before: norm before training"));
    }

    private static string[] Row(FilterStatistics row, FilterBank? initial)
    {
        string[] cells =
        [
            Name(row.Output), Number(row.Norm, "0.000"), Number(row.Mean, "0.000"), Number(row.Sparsity, "0 %"), Number(row.OddEnergy, "0 %"), Number(row.Separability, "0 %"),
            Number(row.Orientation.Preferred, "0°"), Number(row.Orientation.CircularVariance, "0.00"),
        ];
        return initial is null ? cells : [.. cells, Number(FilterStatistics.Of(initial, row.Output).Norm, "0.000")];
    }

    private static string Name(int filter) => filter.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
