using MiniCnn.Filters;

namespace MiniCnn.Reports;

/// <summary>How filters are shown.</summary>
public sealed record FilterFigureOptions
{
    /// <summary>Whether each filter has its own scale, so that weak ones show their structure. Default no: one scale for the layer.</summary>
    public bool ScalePerFilter { get; init; }

    /// <summary>Whether the weights are written into the figures. Default no.</summary>
    public bool ShowNumbers { get; init; }

    /// <summary>Whether the filters before training are shown above the trained ones. Default no.</summary>
    public bool ShowInitial { get; init; }

    /// <summary>Filters shown of a layer, the first so many; at least 1. Default 64, of deep layers 16.</summary>
    public int? MaxFilters { get; init; }

    /// <summary>Input channels shown of a deep layer's filter, the first so many; at least 1. Default 16.</summary>
    public int MaxChannels { get; init; } = 16;
}

/// <summary>The filters of a layer as contact sheets.</summary>
public static class FilterFigures
{
    private const int MaxWithStatistics = 32;
    private const int Columns = 8;
    private const string Legend = "‖w‖: norm. odd: share of the energy that changes its sign when the filter is rotated by 180°, 100 % for an edge detector. "
        + "Angle: across the stripes of the strongest response.";

    /// <summary>All sheets of a layer: one, or for red-green-blue filters one in color and one by channels, for deep ones before training another.</summary>
    public static IReadOnlyList<NamedFigure> Of(LayerFilters layer, FilterFigureOptions? options = null)
    {
        options ??= new FilterFigureOptions();
        List<NamedFigure> figures = [];
        if (layer.IsColor)
            figures.Add(new($"filters-{layer.Name}-color", Colors(layer, options)));
        if (layer.Bank.Inputs == 1)
            return [.. figures, new($"filters-{layer.Name}", Single(layer, options))];
        var range = ValueRange.ZeroCentered(layer.Bank.Slices);
        figures.Add(new($"filters-{layer.Name}", Deep(layer, layer.Bank, options, Title(layer), range)));
        if (options.ShowInitial && layer.Initial is { } before)
            figures.Add(new($"filters-{layer.Name}-before", Deep(layer, before, options, $"{Title(layer)}, before training", range)));
        return figures;
    }

    /// <summary>The title of a layer's sheet: <c>conv1: 8 filters of 5×5</c>.</summary>
    public static string Title(LayerFilters layer)
    {
        FilterBank bank = layer.Bank;
        string channels = layer.IsColor ? " on red, green and blue" : bank.Inputs > 1 ? $" on {bank.Inputs} channels" : "";
        return $"{layer.Name}: {NumberText.Plural(bank.Outputs, "filter", "filters")} of {bank.Height}×{bank.Width}{channels}";
    }

    /// <summary>A filter of three channels in color: 0 is mid gray, ±<paramref name="largest"/> the ends of each color.</summary>
    internal static Image ColorImage(FilterBank bank, int output, float largest) => ImageConversion.FromPlanes(
        [.. bank.Channels(output).Select(channel => channel.Map(weight => largest > 0 ? Math.Clamp(0.5f + (weight / (2 * largest)), 0, 1) : 0.5f))], out _);

    private static ContactSheet Single(LayerFilters layer, FilterFigureOptions options)
    {
        int count = Math.Min(layer.Bank.Outputs, options.MaxFilters ?? 64);
        string[] captions = Captions(layer.Bank, count);
        ContactSheetOptions sheet = Options(layer, options, count, Title(layer));
        Plane[] after = [.. layer.Bank.Slices.Take(count)];
        if (!options.ShowInitial || layer.Initial is not { } initial)
            return ContactSheet.Of(after, sheet, captions);
        Plane[] before = [.. initial.Slices.Take(count)];
        return Stacked(
            sheet with { Title = $"{sheet.Title}, before and after training" },
            ("before", [.. before.Select(plane => SheetCell.Of(plane))]),
            ("after", [.. after.Select(plane => SheetCell.Of(plane))]),
            ("change", [.. after.Select((plane, output) => SheetCell.Of(plane.Zip(before[output], (a, b) => a - b), captions[output]))]));
    }

    private static ContactSheet Colors(LayerFilters layer, FilterFigureOptions options)
    {
        int count = Math.Min(layer.Bank.Outputs, options.MaxFilters ?? 64);
        float largest = Largest(layer.Bank.Slices);
        string scale = options.ScalePerFilter ? "the largest weight of each filter" : $"±{NumberText.Brief(largest)}";
        ContactSheetOptions sheet = Options(layer, options, count, $"{Title(layer)}, in color", $"Weight 0 is mid gray; the ends of each color are {scale}.");
        return options.ShowInitial && layer.Initial is { } initial
            ? Stacked(sheet, ("before", Cells(initial)), ("after", Cells(layer.Bank)))
            : new ContactSheet(Cells(layer.Bank), sheet);

        SheetCell[] Cells(FilterBank bank) => [.. Captions(bank, count).Select((caption, output) =>
            SheetCell.Of(ColorImage(bank, output, options.ScalePerFilter ? Largest(bank.Channels(output)) : largest), caption))];

        static float Largest(IEnumerable<Plane> planes) => planes.Max(plane => plane.Values.Max(Math.Abs));
    }

    /// <summary>Rows of equally many cells above each other, some columns at a time.</summary>
    private static ContactSheet Stacked(ContactSheetOptions options, params (string Label, SheetCell[] Cells)[] rows)
    {
        int count = rows[0].Cells.Length, columns = Math.Min(count, Columns), parts = (count + columns - 1) / columns;
        (string Label, IEnumerable<SheetCell?> Cells)[] lines = [.. Enumerable.Range(0, parts).SelectMany(part => rows.Select(row =>
            (row.Label, Enumerable.Range(part * columns, columns).Select(i => row.Cells.ElementAtOrDefault(i)))))];
        return new ContactSheet([.. lines.SelectMany(line => line.Cells)], options with { Columns = columns, RowLabels = [.. lines.Select(line => line.Label)] });
    }

    private static ContactSheet Deep(LayerFilters layer, FilterBank bank, FilterFigureOptions options, string title, ValueRange range)
    {
        int count = Math.Min(bank.Outputs, options.MaxFilters ?? 16), channels = Math.Min(bank.Inputs, options.MaxChannels);
        return new ContactSheet(
            [.. Enumerable.Range(0, count).SelectMany(output => bank.Channels(output).Take(channels).Select(slice => SheetCell.Of(slice)))],
            Options(layer, options, count, title, layer.IsColor ? "" : "Rows: filters. Columns: input channels.") with
            {
                CellPixels = options.ShowNumbers ? 36 * Math.Max(bank.Height, bank.Width) : layer.IsColor ? 56 : 36,
                Gap = 5,
                Columns = channels,
                ColumnLabels = layer.IsColor ? [.. new[] { "red", "green", "blue" }.Take(channels)] : Numbers(channels),
                RowLabels = count > 16 ? Numbers(count) : [.. Captions(bank, count).Select(caption => caption.Replace("\nodd", " · odd", StringComparison.Ordinal))],
                Scale = options.ScalePerFilter ? SheetScale.PerRow : SheetScale.Shared,
                Range = options.ScalePerFilter ? null : range,
            });
    }

    private static ContactSheetOptions Options(LayerFilters layer, FilterFigureOptions options, int count, string title, string about = "")
    {
        FilterBank bank = layer.Bank;
        bool cutChannels = bank.Inputs > 1 && !layer.IsColor && options.MaxChannels < bank.Inputs;
        string shown = Joined(" and ", count < bank.Outputs ? $"{count} of {bank.Outputs} filters" : "", cutChannels ? $"{options.MaxChannels} of {bank.Inputs} input channels" : "");
        return new()
        {
            Title = title,
            CellPixels = layer.IsLinear ? 84 : options.ShowNumbers ? 36 * Math.Max(bank.Height, bank.Width) : count <= MaxWithStatistics ? 80 : 48,
            Decimals = 2,
            Scale = options.ScalePerFilter ? SheetScale.PerCell : SheetScale.Shared,
            ShowNumbers = options.ShowNumbers && !layer.IsLinear,
            Note = Joined(" ", about, count <= MaxWithStatistics ? Legend : "", shown.Length > 0 ? $"Shown: {shown}." : ""),
        };

        static string Joined(string separator, params string[] parts) => string.Join(separator, parts.Where(part => part.Length > 0));
    }

    private static string[] Captions(FilterBank bank, int count) => count > MaxWithStatistics ? Numbers(count)
        : [.. Enumerable.Range(0, count).Select(output => FilterStatistics.Of(bank, output)).Select(statistics =>
            $"{statistics.Output}: ‖w‖ {NumberText.Fixed(statistics.Norm, 2)}\nodd {NumberText.Percent(statistics.OddEnergy, 0)}, {NumberText.Fixed(statistics.Orientation.Preferred, 0)}°")];

    private static string[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => $"{i}")];
}
