using System.Globalization;
using MiniCnn.Filters;
using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>How filters are shown.</summary>
public sealed record FilterFigureOptions
{
    /// <summary>Whether each filter has its own scale, so that weak ones show their structure. Default no: one scale for the layer.</summary>
    public bool ScalePerFilter { get; init; }

    /// <summary>Whether the weights are written into the pictures. Default no.</summary>
    public bool ShowNumbers { get; init; }

    /// <summary>Whether the filters before training stand over the trained ones. Default no.</summary>
    public bool ShowInitial { get; init; }

    /// <summary>Filters shown of a layer, the first so many; at least 1. Default 64, of deep layers 16.</summary>
    public int? MostFilters { get; init; }

    /// <summary>Input channels shown of a deep layer's filter, the first so many; at least 1. Default 16.</summary>
    public int MostChannels { get; init; } = 16;
}

/// <summary>The filters of a layer as contact sheets.</summary>
public static class FilterFigures
{
    private const int MostWithStatistics = 32;
    private const string Legend = "‖w‖: norm. odd: share of the energy that turns over when the filter is turned by 180°, 100 % for an edge detector. "
        + "Angle: across the stripes that it answers to most.";

    /// <summary>All sheets of a layer: one, or for red-green-blue filters one in colors and one by channels, for deep ones before training another.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="options">Scale, numbers, before and after.</param>
    public static IReadOnlyList<NamedFigure> Of(LayerFilters layer, FilterFigureOptions? options = null)
    {
        options ??= new FilterFigureOptions();
        List<NamedFigure> figures = [];
        if (layer.IsColor)
            figures.Add(new($"filters-{layer.Name}-color", Colors(layer, options)));
        if (layer.Bank.Inputs == 1)
        {
            figures.Add(new($"filters-{layer.Name}", options.ShowInitial && layer.Initial is { } initial ? BeforeAndAfter(layer, initial, options) : Single(layer, options)));
            return figures;
        }

        var range = ValueRange.ZeroCenterd(layer.Bank.Slices.Select(slice => slice.Weights));
        figures.Add(new($"filters-{layer.Name}", Deep(layer, layer.Bank, options, Title(layer), range)));
        if (options.ShowInitial && layer.Initial is { } before)
            figures.Add(new($"filters-{layer.Name}-before", Deep(layer, before, options, $"{Title(layer)}, before training", range)));
        return figures;
    }

    /// <summary>What a layer's sheet is called: <c>conv1: 8 filters of 5×5</c>.</summary>
    public static string Title(LayerFilters layer)
    {
        FilterBank bank = layer.Bank;
        string channels = layer.IsColor ? " on red, green and blue" : bank.Inputs > 1 ? $" on {bank.Inputs} channels" : "";
        return $"{layer.Name}: {bank.Outputs} {(bank.Outputs == 1 ? "filter" : "filters")} of {bank.Height}×{bank.Width}{channels}";
    }

    /// <summary>A filter of three channels in colors: 0 is mid gray, ±<paramref name="most"/> the ends of each color.</summary>
    public static Image ColorPicture(FilterBank bank, int output, float most)
    {
        Plane[] channels = [.. Enumerable.Range(0, 3).Select(input =>
            new Plane(bank.Height, bank.Width, Array.ConvertAll(bank[output, input].Values, weight => most > 0 ? Math.Clamp(0.5f + (weight / (2 * most)), 0, 1) : 0.5f)))];
        return ImageConversion.FromPlanes(channels, out _);
    }

    private static ContactSheet Single(LayerFilters layer, FilterFigureOptions options)
    {
        int count = Math.Min(layer.Bank.Outputs, options.MostFilters ?? 64);
        IReadOnlyList<string> captions = Captions(layer.Bank, count);
        return ContactSheet.Of(layer.Bank.Slices.Take(count).Select(slice => slice.Weights), Options(layer, options, count, Title(layer)), captions);
    }

    private static ContactSheet BeforeAndAfter(LayerFilters layer, FilterBank initial, FilterFigureOptions options)
    {
        int count = Math.Min(layer.Bank.Outputs, options.MostFilters ?? 64);
        int columns = Math.Min(count, 8);
        IReadOnlyList<string> captions = Captions(layer.Bank, count);
        List<SheetCell?> cells = [];
        List<string> labels = [];
        for (int first = 0; first < count; first += columns)
        {
            labels.AddRange(["before", "after", "change"]);
            foreach (string row in labels.TakeLast(3))
            {
                for (int output = first; output < first + columns; output++)
                {
                    cells.Add(output >= count ? null : row switch
                    {
                        "before" => SheetCell.Of(initial[output, 0]),
                        "after" => SheetCell.Of(layer.Bank[output, 0]),
                        _ => SheetCell.Of(Difference(layer.Bank[output, 0], initial[output, 0]), captions[output]),
                    });
                }
            }
        }

        return new ContactSheet(cells, Options(layer, options, count, $"{Title(layer)}, before and after training") with { Columns = columns, RowLabels = labels });
    }

    private static ContactSheet Colors(LayerFilters layer, FilterFigureOptions options)
    {
        int count = Math.Min(layer.Bank.Outputs, options.MostFilters ?? 64);
        float largest = layer.Bank.Slices.Max(slice => slice.Weights.Values.Max(Math.Abs));
        string scale = options.ScalePerFilter ? "the largest weight of each filter" : $"±{NumberText.Brief(largest)}";
        ContactSheetOptions sheet = Options(layer, options, count, $"{Title(layer)}, in colors") with
        {
            Note = Notes(layer, options, count, $"Weight 0 is mid gray; the ends of each color are {scale}."),
        };
        List<SheetCell?> after = Row(layer.Bank);
        if (!options.ShowInitial || layer.Initial is not { } initial)
            return new ContactSheet(after, sheet);
        List<SheetCell?> before = Row(initial);
        int columns = Math.Min(count, 8);
        List<SheetCell?> cells = [];
        List<string> labels = [];
        for (int first = 0; first < count; first += columns)
        {
            labels.AddRange(["before", "after"]);
            foreach (List<SheetCell?> row in new[] { before, after })
                cells.AddRange(Enumerable.Range(first, columns).Select(i => i < count ? row[i] : null));
        }

        return new ContactSheet(cells, sheet with { Columns = columns, RowLabels = labels });

        List<SheetCell?> Row(FilterBank bank)
        {
            IReadOnlyList<string> captions = Captions(bank, count);
            return [.. Enumerable.Range(0, count).Select(output => SheetCell.Of(
                ColorPicture(bank, output, options.ScalePerFilter ? Enumerable.Range(0, 3).Max(input => bank[output, input].Values.Max(Math.Abs)) : largest), captions[output]))];
        }
    }

    private static ContactSheet Deep(LayerFilters layer, FilterBank bank, FilterFigureOptions options, string title, ValueRange range)
    {
        int count = Math.Min(bank.Outputs, options.MostFilters ?? 16), channels = Math.Min(bank.Inputs, options.MostChannels);
        IReadOnlyList<string> names = layer.IsColor ? ["red", "green", "blue"] : [.. Enumerable.Range(0, channels).Select(channel => channel.ToString(CultureInfo.InvariantCulture))];
        return new ContactSheet(
            [.. Enumerable.Range(0, count).SelectMany(output => Enumerable.Range(0, channels).Select(input => SheetCell.Of(bank[output, input])))],
            Options(layer, options, count, title) with
            {
                CellPixels = options.ShowNumbers ? 36 * Math.Max(bank.Height, bank.Width) : layer.IsColor ? 56 : 36,
                Gap = 5,
                Columns = channels,
                ColumnLabels = [.. names.Take(channels)],
                RowLabels = [.. Captions(bank, count).Select((caption, output) => count <= 16 ? caption.Replace("\nodd", " · odd", StringComparison.Ordinal) : output.ToString(CultureInfo.InvariantCulture))],
                Scale = options.ScalePerFilter ? SheetScale.PerRow : SheetScale.Shared,
                Range = options.ScalePerFilter ? null : range,
                Note = Notes(layer, options, count, layer.IsColor ? "" : "Rows: filters. Columns: the input channels that they look at."),
            });
    }

    private static ContactSheetOptions Options(LayerFilters layer, FilterFigureOptions options, int count, string title) => new()
    {
        Title = title,
        CellPixels = layer.IsLinear ? 84 : options.ShowNumbers ? 36 * Math.Max(layer.Bank.Height, layer.Bank.Width) : count <= MostWithStatistics ? 80 : 48,
        Decimals = 2,
        Scale = options.ScalePerFilter ? SheetScale.PerCell : SheetScale.Shared,
        ShowNumbers = options.ShowNumbers && !layer.IsLinear,
        Note = Notes(layer, options, count, ""),
    };

    private static string Notes(LayerFilters layer, FilterFigureOptions options, int count, string about)
    {
        FilterBank bank = layer.Bank;
        bool deep = bank.Inputs > 1 && !layer.IsColor;
        string shown = string.Join(" and ", new[]
        {
            count < bank.Outputs ? $"{count} of {bank.Outputs} filters" : "",
            deep && options.MostChannels < bank.Inputs ? $"{options.MostChannels} of {bank.Inputs} input channels" : "",
        }.Where(part => part.Length > 0));
        return string.Join(' ', new[] { about, count <= MostWithStatistics ? Legend : "", shown.Length > 0 ? $"Shown: {shown}." : "" }.Where(part => part.Length > 0));
    }

    private static IReadOnlyList<string> Captions(FilterBank bank, int count) => count > MostWithStatistics
        ? [.. Enumerable.Range(0, count).Select(output => output.ToString(CultureInfo.InvariantCulture))]
        : [.. Enumerable.Range(0, count).Select(output => FilterStatistics.Of(bank, output)).Select(statistics =>
            $"{statistics.Output}: ‖w‖ {NumberText.Fixed(statistics.Norm, 2)}\nodd {NumberText.Fixed(100 * statistics.OddEnergy, 0)} %, {NumberText.Fixed(statistics.Orientation.Preferred, 0)}°")];

    private static Plane Difference(Plane a, Plane b) => new(a.Height, a.Width, [.. a.Values.Zip(b.Values, (x, y) => x - y)]);
}
