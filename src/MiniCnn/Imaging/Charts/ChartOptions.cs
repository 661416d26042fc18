namespace MiniCnn.Imaging;

/// <summary>What the charts have in common.</summary>
public sealed record ChartOptions
{
    /// <summary>The heading. Default none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Small text under the chart. Default none.</summary>
    public string Note { get; init; } = "";

    /// <summary>What the numbers along the bottom mean. Default none.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What the numbers along the left mean. Default none.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>Pixels of the whole chart, 160 to 4000. Default 560.</summary>
    public int Width { get; init; } = 560;

    /// <summary>Pixels of the plotting area of a line chart, 60 to 4000. Default 240.</summary>
    public int PlotHeight { get; init; } = 240;

    /// <summary>Equal steps upwards are equal factors; numbers of 0 and below are left out and counted. Default no.</summary>
    public bool LogY { get; init; }

    /// <summary>Equal steps to the right are equal factors. Default no.</summary>
    public bool LogX { get; init; }

    /// <summary>Where the y axis (the value axis of bars) begins. Default from the numbers.</summary>
    public double? YLow { get; init; }

    /// <summary>Where the y axis (the value axis of bars) ends. Default from the numbers.</summary>
    public double? YHigh { get; init; }

    /// <summary>Numbers that are fractions are written as per cent. Default no.</summary>
    public bool Percent { get; init; }

    /// <summary>Reports everything that is out of range at once.</summary>
    internal void Check() => MiniCnnException.ThrowIfAny(
        (Width is < 160 or > 4000, $"Width {Width}, expected 160 to 4000"),
        (PlotHeight is < 60 or > 4000, $"PlotHeight {PlotHeight}, expected 60 to 4000"),
        (YLow >= YHigh, $"YLow {NumberOf(YLow ?? 0)} and YHigh {NumberOf(YHigh ?? 0)}, expected the low one below the high one"),
        (LogY && (YLow <= 0 || YHigh <= 0), "YLow or YHigh of 0 or below with LogY, expected above 0"));

    internal string NumberOf(double value) => Percent ? NumberText.AtMost(value * 100, 2) + " %" : NumberText.Brief(value);
}
