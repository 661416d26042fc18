namespace MiniCnn.Imaging;

/// <summary>Charts, each as pixels and as SVG.</summary>
public static class Chart
{
    /// <summary>Lines: learning curves, errors per step. Points are marked where there are few.</summary>
    /// <param name="series">At least one.</param>
    /// <param name="options">Labels, size, logarithmic axes.</param>
    /// <exception cref="MiniCnnException">Usage error: no series, or options out of range.</exception>
    public static Figure Lines(IReadOnlyList<ChartSeries> series, ChartOptions? options = null) => new LineChart(series, options ?? new ChartOptions());

    /// <summary>Level bars with their numbers.</summary>
    /// <param name="bars">From top to bottom; at least one.</param>
    /// <param name="options">Labels and size.</param>
    /// <param name="reference">A number to compare with, drawn as a broken line (chance, another run).</param>
    /// <param name="referenceName">What the reference is.</param>
    /// <exception cref="MiniCnnException">Usage error: no bars, numbers that are not finite, or options out of range.</exception>
    public static Figure Bars(IReadOnlyList<ChartBar> bars, ChartOptions? options = null, double? reference = null, string referenceName = "") =>
        new BarChart(bars, options ?? new ChartOptions(), reference, referenceName);

    /// <summary>A matrix as colored cells with their numbers and a color bar.</summary>
    /// <param name="matrix">The numbers.</param>
    /// <param name="rows">Names of rows, or none.</param>
    /// <param name="columns">Names of columns, or none.</param>
    /// <param name="map">Colors; viridis when left out.</param>
    /// <param name="range">Numbers of the ends; from the numbers when left out.</param>
    /// <param name="options">Labels and size.</param>
    /// <param name="showNumbers">Whether numbers are written into cells.</param>
    /// <exception cref="MiniCnnException">Usage error: another number of names than rows or columns, or options out of range.</exception>
    public static Figure HeatMap(
        Plane matrix, IReadOnlyList<string>? rows = null, IReadOnlyList<string>? columns = null, ColorMap? map = null, ValueRange? range = null, ChartOptions? options = null, bool showNumbers = true)
    {
        ColorMap colors = map ?? ColorMap.Viridis;
        ValueRange ends = range ?? colors.RangeOf([matrix]);
        ChartOptions settings = options ?? new ChartOptions();
        var mapping = ColorMapping.Of(matrix, colors, ends);
        if (mapping.Warning.Length > 0)
            settings = settings with { Note = string.Join('\n', new[] { settings.Note, $"Outside the scale: {mapping.Warning}" }.Where(text => text.Length > 0)) };
        return new HeatMapChart(
            matrix, (row, column) => showNumbers ? settings.NumberOf(matrix[row, column]) : "", rows ?? [], columns ?? [], colors, ends, showBar: true,
            $"Heat map of {matrix.Height} rows and {matrix.Width} columns, {NumberText.Brief(ValueRange.Of(matrix).Low)} to {NumberText.Brief(ValueRange.Of(matrix).High)}", settings);
    }

    /// <summary>
    /// How often each class was taken for each: blue on the diagonal by the share of the row that is right, red beside it by the
    /// share that is wrong, scaled to the worst so that rare errors show.
    /// </summary>
    /// <param name="counts">[true class, predicted class].</param>
    /// <param name="classes">Names; numbers when left out.</param>
    /// <param name="options">Labels and size.</param>
    /// <exception cref="MiniCnnException">Usage error: not square, another number of names, or options out of range.</exception>
    public static Figure Confusion(int[,] counts, IReadOnlyList<string>? classes = null, ChartOptions? options = null)
    {
        int n = counts.GetLength(0);
        if (n != counts.GetLength(1) || n == 0)
            throw MiniCnnException.BadUsage($"A confusion matrix of {n}x{counts.GetLength(1)} is not square; expected one row and one column a class");
        IReadOnlyList<string> names = classes ?? [.. Enumerable.Range(0, n).Select(i => i.ToString())];
        Plane shares = new(n, n);
        (long right, long all) = (0, 0);
        (double worst, int worstRow, int worstColumn) = (0, 0, 0);
        for (int row = 0; row < n; row++)
        {
            long sum = Enumerable.Range(0, n).Sum(column => (long)counts[row, column]);
            (right, all) = (right + counts[row, row], all + sum);
            for (int column = 0; column < n; column++)
            {
                shares[row, column] = sum > 0 ? counts[row, column] / (float)sum : 0;
                if (row != column && shares[row, column] > worst)
                    (worst, worstRow, worstColumn) = (shares[row, column], row, column);
            }
        }

        Plane colors = new(n, n);
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column < n; column++)
                colors[row, column] = row == column ? -0.75f * shares[row, column] : worst > 0 ? (float)(0.8 * shares[row, column] / worst) : 0;
        }

        string story = $"Confusion matrix: {right} of {all} right" + (worst > 0
            ? $"; most often {names[worstRow]} is taken for {names[worstColumn]}, {counts[worstRow, worstColumn]} times"
            : "");
        ChartOptions settings = options ?? new ChartOptions { Title = "Confusion matrix" };
        settings = settings with
        {
            YLabel = settings.YLabel.Length > 0 ? settings.YLabel : "true class",
            XLabel = settings.XLabel.Length > 0 ? settings.XLabel : "predicted class",
            Note = settings.Note.Length > 0 ? settings.Note : "Blue: right. Red: taken for another class; the darkest red is the largest share of a row that went wrong.",
        };
        return new HeatMapChart(
            colors, (row, column) => counts[row, column] > 0 ? counts[row, column].ToString() : "", names, names, ColorMap.Diverging, new ValueRange(-1, 1), showBar: false, story, settings);
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
