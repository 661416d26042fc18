using System.Globalization;
using MiniCnn.Imaging;
using MiniCnn.KernelLearning;

namespace MiniCnn.Reports;

/// <summary>How a learned kernel is shown: beside its target, as an animation, and its errors compared with theory.</summary>
internal static class KernelLearningFigures
{
    /// <summary>A row a kernel: initial weights, learned weights, target, and their difference with its own scale; numbers in every cell.</summary>
    public static Figure Kernels(KernelLearningResult result)
    {
        var cells = new List<SheetCell?>();
        IReadOnlyList<Plane> initial = result.Moments[0].Weights;
        var shared = ValueRange.ZeroCentered(result.Weights.Concat(result.TargetWeights ?? []));
        for (int n = 0; n < result.Weights.Count; n++)
        {
            cells.Add(SheetCell.Of(initial[n]) with { Range = shared });
            cells.Add(SheetCell.Of(Rounded(result.Weights[n])) with { Range = shared });
            if (Target(result, n) is not { } target)
                continue;
            cells.Add(SheetCell.Of(target) with { Range = shared });
            cells.Add(SheetCell.Of(result.Weights[n].Zip(target, (a, b) => a - b)));
        }
        bool withTarget = Target(result, 0) is not null;
        return new ContactSheet(cells, new ContactSheetOptions
        {
            Title = $"{string.Join(", ", result.Targets.Select(target => target.Name))}, learned",
            Note = result.LargestError is { } error ? $"Largest difference of a weight after {Steps(result)}: {error.ToString("0.0e+0", CultureInfo.InvariantCulture)}" : $"After {Steps(result)}",
            Columns = withTarget ? 4 : 2,
            Map = ColorMap.Diverging,
            Scale = SheetScale.PerCell,
            CellPixels = 132,
            ShowNumbers = result.Weights[0].Width <= 7,
            Decimals = null,
            ColumnLabels = withTarget ? ["before", "learned", "target", "difference"] : ["before", "learned"],
            RowLabels = [.. result.Weights.Select((_, n) => $"kernel {n}")],
        });
    }

    /// <summary>Loss and largest error, step after step.</summary>
    public static Figure Errors(KernelLearningResult result)
    {
        var series = new List<ChartSeries> { new("loss", result.Moments.Select(moment => new Point2(moment.Step, moment.Loss)).Where(point => point.Y > 0).ToList()) };
        if (result.LargestError is not null)
            series.Add(new ChartSeries("largest error of a weight", result.Moments.Select(moment => new Point2(moment.Step, moment.LargestError!.Value)).Where(point => point.Y > 0).ToList()));
        return Chart.Lines(series, new ChartOptions { Title = "Error at each step", XLabel = "step", YLabel = "error", LogY = true });
    }

    /// <summary>
    /// The error along each eigenvector of the windows, measured and (dashed) predicted from the spectrum; null where the theory does not
    /// apply. Of many directions the first, the last and some between are drawn.
    /// </summary>
    public static Figure? Directions(KernelLearningResult result)
    {
        if (result.Directions.Count == 0)
            return null;
        IEnumerable<int> drawn = Enumerable.Range(0, Math.Min(4, result.Directions.Count))
            .Select(n => n * (result.Directions.Count - 1) / Math.Max(1, Math.Min(4, result.Directions.Count) - 1)).Distinct();
        var series = new List<ChartSeries>();
        foreach (int n in drawn)
        {
            DirectionError direction = result.Directions[n];
            string name = string.Create(CultureInfo.InvariantCulture, $"direction {n + 1}, λ = {direction.Eigenvalue:G3}");
            Rgb color = SeriesColors.Of(series.Count / 2);
            series.Add(new ChartSeries($"{name}, measured", Positive(result.Moments, direction.Measured)) { Color = color });
            series.Add(new ChartSeries($"{name}, predicted", Positive(result.Moments, direction.Predicted)) { Color = color, Dashed = true });
        }
        return Chart.Lines(series, new ChartOptions
        {
            Title = "Error along the eigenvectors of the windows",
            XLabel = "step",
            YLabel = "error",
            LogY = true,
            PlotHeight = 300,
            Note = (result.Descent!.Momentum > 0
                ? "With this step size and momentum every direction shrinks at about the same rate; without momentum great eigenvalues would be learned first and small ones last."
                : "Without momentum great eigenvalues are learned first and small ones last.")
                + " Dashed: predicted from the spectrum, the step size and the momentum alone. Measured errors end at the precision of float32.",
        });
    }

    /// <summary>The learned kernels at about 40 moments from the first step to the last, all on one scale.</summary>
    public static Animation Trajectory(KernelLearningResult result)
    {
        var chosen = Chosen(result.Moments.Count, 40).ToList();
        var shared = ValueRange.ZeroCentered(chosen.SelectMany(n => result.Moments[n].Weights));
        return new Animation([.. chosen.Select((n, i) => new AnimationFrame(Frame(result.Moments[n]), i == chosen.Count - 1 ? 3000 : 120))]);

        Image Frame(LearningMoment moment) => ContactSheet.Of(moment.Weights, new ContactSheetOptions
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"step {moment.Step,6}"),
            Map = ColorMap.Diverging,
            Range = shared,
            CellPixels = 132,
            ShowNumbers = moment.Weights[0].Width <= 7,
            Decimals = 2,
        }).ToImage();
    }

    /// <summary>Indices of about <paramref name="max"/> moments: close together at first, where most happens, and always the first and the last.</summary>
    internal static IEnumerable<int> Chosen(int count, int max)
    {
        if (count <= max)
            return Enumerable.Range(0, count);
        return Enumerable.Range(0, max).Select(n => (int)Math.Round(Math.Pow(count, n / (max - 1.0)) - 1)).Append(count - 1).Distinct().Where(n => n < count);
    }

    private static Plane? Target(KernelLearningResult result, int n) =>
        result.LargestError is not null && result.TargetWeights is { } targets && n < targets.Count ? targets[n] : null;

    /// <summary>To four decimals, for the numbers in the cells; the rest is in the cell of the difference.</summary>
    private static Plane Rounded(Plane plane) => plane.Map(value => MathF.Round(value, 4));

    private static List<Point2> Positive(IReadOnlyList<LearningMoment> moments, IReadOnlyList<double> values) =>
        [.. moments.Zip(values, (moment, value) => new Point2(moment.Step, value)).Where(point => point.Y > 1e-12)];

    private static string Steps(KernelLearningResult result) => result.Options.Optimizer == KernelOptimizer.ClosedForm ? "solving at once" : $"{result.Moments[^1].Step} steps";
}
