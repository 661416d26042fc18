namespace MiniCnn.Imaging;

/// <summary>One line of a line chart.</summary>
public sealed record ChartSeries
{
    /// <param name="name">As the legend names it.</param>
    /// <param name="points">From left to right; a NaN breaks the line.</param>
    public ChartSeries(string name, IReadOnlyList<Point2> points) => (Name, Points) = (name, points);

    /// <summary>A line through numbers at 1, 2, 3 … (epochs, steps).</summary>
    /// <param name="name">As the legend names it.</param>
    /// <param name="values">From left to right; a NaN breaks the line.</param>
    /// <param name="firstX">Where the first number stands.</param>
    public ChartSeries(string name, IEnumerable<double> values, double firstX = 1)
        : this(name, [.. values.Select((value, i) => new Point2(firstX + i, value))])
    {
    }

    /// <summary>As the legend names it.</summary>
    public string Name { get; }

    /// <summary>From left to right.</summary>
    public IReadOnlyList<Point2> Points { get; }

    /// <summary>Its color; left out, the next of <see cref="SeriesColors"/>.</summary>
    public Rgb? Color { get; init; }

    /// <summary>A broken line: for what is predicted or only a reference.</summary>
    public bool Dashed { get; init; }
}
