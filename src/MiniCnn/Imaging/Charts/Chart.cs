namespace MiniCnn.Imaging;

/// <summary>Charts, each as pixels and as SVG.</summary>
public static class Chart
{
    /// <summary>Lines: learning curves, errors per step. Points are marked where there are few.</summary>
    /// <exception cref="MiniCnnException">Usage error: no series, or options out of range.</exception>
    public static Figure Lines(IReadOnlyList<ChartSeries> series, ChartOptions? options = null) => new LineChart(series, options ?? new ChartOptions());

    /// <summary>Level bars with their numbers from top to bottom; a reference (chance, another run) is a dashed line.</summary>
    /// <exception cref="MiniCnnException">Usage error: no bars, numbers that are not finite, or options out of range.</exception>
    public static Figure Bars(IReadOnlyList<ChartBar> bars, ChartOptions? options = null, double? reference = null, string referenceName = "") =>
        new BarChart(bars, options ?? new ChartOptions(), reference, referenceName);

    /// <summary>A matrix as colored cells with their numbers and a color bar; the map is viridis and its range that of the numbers when left out.</summary>
    /// <exception cref="MiniCnnException">Usage error: another number of names than rows or columns, or options out of range.</exception>
    public static Figure HeatMap(
        Plane matrix, IReadOnlyList<string>? rows = null, IReadOnlyList<string>? columns = null,
        ColorMap? map = null, ValueRange? range = null, ChartOptions? options = null, bool showNumbers = true)
    {
        ColorMap colors = map ?? ColorMap.Viridis;
        ValueRange ends = range ?? colors.RangeOf([matrix]);
        ChartOptions settings = options ?? new ChartOptions();
        var mapping = ColorMapping.Of(matrix, colors, ends);
        if (mapping.Warning.Length > 0)
            settings = settings with { Note = $"{settings.Note}\nOutside the scale: {mapping.Warning}".TrimStart('\n') };
        return new HeatMapChart(
            new(matrix, (row, column) => showNumbers ? settings.NumberOf(matrix[row, column]) : "", rows ?? [], columns ?? [], colors, ends, ShowBar: true,
                $"Heat map of {matrix.Height} rows and {matrix.Width} columns, {NumberText.Brief(ValueRange.Of(matrix).Low)} to {NumberText.Brief(ValueRange.Of(matrix).High)}"), settings);
    }

    /// <summary>
    /// How often each true class (row) was taken for each class (column): blue on the diagonal by the share of the row that is right, red beside it by the
    /// share that is wrong, scaled to the worst so that rare errors show.
    /// </summary>
    /// <exception cref="MiniCnnException">Usage error: not square, another number of names, or options out of range.</exception>
    public static Figure Confusion(int[,] counts, IReadOnlyList<string>? classes = null, ChartOptions? options = null)
    {
        int n = counts.GetLength(0);
        if (n != counts.GetLength(1) || n == 0)
            throw MiniCnnException.BadUsage($"A confusion matrix of {n}x{counts.GetLength(1)} is not square; expected one row and one column a class");
        IReadOnlyList<string> names = classes ?? [.. Enumerable.Range(0, n).Select(i => i.ToString())];
        long[] sums = [.. Enumerable.Range(0, n).Select(row => Enumerable.Range(0, n).Sum(column => (long)counts[row, column]))];
        float Share(int row, int column) => sums[row] > 0 ? counts[row, column] / (float)sums[row] : 0;
        (int Row, int Column) worst = Enumerable.Range(0, n * n).Select(i => (Row: i / n, Column: i % n)).MaxBy(cell => cell.Row == cell.Column ? 0 : Share(cell.Row, cell.Column));
        float largest = worst.Row == worst.Column ? 0 : Share(worst.Row, worst.Column);
        Plane colors = new(n, n, [.. Enumerable.Range(0, n * n).Select(i => (Row: i / n, Column: i % n)).Select(cell =>
            cell.Row == cell.Column ? -0.75f * Share(cell.Row, cell.Column) : largest > 0 ? (float)(0.8 * Share(cell.Row, cell.Column) / largest) : 0)]);
        string description = $"Confusion matrix: {Enumerable.Range(0, n).Sum(i => (long)counts[i, i])} of {sums.Sum()} right"
            + (largest > 0 ? $"; most often {names[worst.Row]} is taken for {names[worst.Column]}, {counts[worst.Row, worst.Column]} times" : "");
        ChartOptions settings = options ?? new ChartOptions { Title = "Confusion matrix" };
        settings = settings with
        {
            YLabel = settings.YLabel.Length > 0 ? settings.YLabel : "true class",
            XLabel = settings.XLabel.Length > 0 ? settings.XLabel : "predicted class",
            Note = settings.Note.Length > 0 ? settings.Note : "Blue: right. Red: taken for another class; the darkest red is the largest share of a row that went wrong.",
        };
        return new HeatMapChart(
            new(colors, (row, column) => counts[row, column] > 0 ? counts[row, column].ToString() : "", names,
                names, ColorMap.Diverging, new ValueRange(-1, 1), ShowBar: false, description), settings);
    }

    /// <summary>A histogram of angles around a circle; the area of a wedge is its share.</summary>
    /// <param name="degrees">Angles, counter-clockwise from the right; those that are not finite are left out.</param>
    /// <param name="weights">How much each counts; one each when left out.</param>
    /// <param name="bins">Wedges in a period, 2 to 72; the first is centered on 0°.</param>
    /// <param name="period">180 for orientations, where opposite angles are the same; 360 for directions.</param>
    /// <param name="options">Title and width (also nearly the height).</param>
    /// <exception cref="MiniCnnException">Usage error: values out of their range.</exception>
    public static Figure Rose(IReadOnlyList<double> degrees, IReadOnlyList<double>? weights = null, int bins = 12, int period = 180, ChartOptions? options = null) =>
        new RoseChart(degrees, weights ?? [], bins, period, options ?? new ChartOptions { Width = 300 });
}
