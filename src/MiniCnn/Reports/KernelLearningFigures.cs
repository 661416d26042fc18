using MiniCnn.KernelLearning;

namespace MiniCnn.Reports;

/// <summary>How a learned kernel is shown: beside its target, as an animation, and its errors compared with theory.</summary>
internal static class KernelLearningFigures
{
    /// <summary>A row a kernel: initial weights, learned weights, target, and their difference with its own scale; numbers in every cell.</summary>
    public static Figure Kernels(KernelLearningResult result)
    {
        var shared = ValueRange.ZeroCentered(result.Weights.Concat(result.TargetWeights ?? []));
        string[] columns = Target(0) is null ? ["before", "learned"] : ["before", "learned", "target", "difference"];
        return new ContactSheet([.. result.Weights.SelectMany(Row)], new ContactSheetOptions
        {
            Title = $"{string.Join(", ", result.Targets.Select(target => target.Name))}, learned",
            Note = result.LargestError is { } error
                ? $"Largest difference of a weight after {Steps(result)}: {error.ToString("0.0e+0", CultureInfo.InvariantCulture)}" : $"After {Steps(result)}",
            Columns = columns.Length,
            Scale = SheetScale.PerCell,
            CellPixels = 132,
            ShowNumbers = result.Weights[0].Width <= 7,
            ColumnLabels = columns,
            RowLabels = [.. result.Weights.Select((_, n) => $"kernel {n}")],
        });

        // learned weights to four decimals, for the numbers in the cells; the rest is in the cell of the difference
        IEnumerable<SheetCell> Row(Plane learned, int n) =>
        [
            SheetCell.Of(result.Moments[0].Weights[n]) with { Range = shared },
            SheetCell.Of(learned.Map(value => MathF.Round(value, 4))) with { Range = shared },
            .. Target(n) is { } target ? [SheetCell.Of(target) with { Range = shared }, SheetCell.Of(learned.Zip(target, (a, b) => a - b))] : Array.Empty<SheetCell>(),
        ];

        Plane? Target(int n) => result.LargestError is null ? null : result.TargetWeights?.ElementAtOrDefault(n);
    }

    /// <summary>Loss and largest error, step after step.</summary>
    public static Figure Errors(KernelLearningResult result) => Chart.Lines(
        [
            Line("loss", result.Moments, result.Moments.Select(moment => moment.Loss), 0),
            .. result.LargestError is null ? [] : new[] { Line("largest error of a weight", result.Moments, result.Moments.Select(moment => moment.LargestError!.Value), 0) },
        ],
        new ChartOptions { Title = "Error at each step", XLabel = "step", YLabel = "error", LogY = true });

    /// <summary>
    /// The error along each eigenvector of the windows, measured and (dashed) predicted from the spectrum; null where the theory does not
    /// apply. Of many directions the first, the last and some between are drawn.
    /// </summary>
    public static Figure? Directions(KernelLearningResult result)
    {
        int count = Math.Min(4, result.Directions.Count);
        if (count == 0)
            return null;
        IEnumerable<int> drawn = Enumerable.Range(0, count).Select(n => n * (result.Directions.Count - 1) / Math.Max(1, count - 1)).Distinct();
        return Chart.Lines([.. drawn.SelectMany(Both)], new ChartOptions
        {
            Title = "Error along the eigenvectors of the windows",
            XLabel = "step",
            YLabel = "error",
            LogY = true,
            PlotHeight = 300,
            Note = (result.Descent!.Momentum > 0
                ? "With this step size and momentum every direction shrinks at about the same rate; without momentum great eigenvalues would be learned first and small ones last."
                : "Without momentum great eigenvalues are learned first and small ones last.")
                + " Dashed: predicted from the spectrum, the step size and the momentum alone. Errors below 1e−12, where rounding in float64 decides, are left out.",
        });

        IEnumerable<ChartSeries> Both(int n, int order)
        {
            DirectionError direction = result.Directions[n];
            string name = string.Create(CultureInfo.InvariantCulture, $"direction {n + 1}, λ = {direction.Eigenvalue:G3}");
            yield return Line($"{name}, measured", result.Moments, direction.Measured, 1e-12) with { Color = SeriesColors.Of(order) };
            yield return Line($"{name}, predicted", result.Moments, direction.Predicted, 1e-12) with { Color = SeriesColors.Of(order), Dashed = true };
        }
    }

    /// <summary>The learned kernels at about 40 moments from the first step to the last, all on one scale.</summary>
    public static Animation Trajectory(KernelLearningResult result)
    {
        LearningMoment[] chosen = [.. Chosen(result.Moments, 40)];
        var sheet = new ContactSheetOptions
        {
            Range = ValueRange.ZeroCentered(chosen.SelectMany(moment => moment.Weights)),
            CellPixels = 132,
            ShowNumbers = result.Weights[0].Width <= 7,
            Decimals = 2,
        };
        Image[] sheets = [.. chosen.Select(moment =>
            ContactSheet.Of(moment.Weights, sheet with { Title = string.Create(CultureInfo.InvariantCulture, $"step {moment.Step,6}") }).ToImage().ToRgb())];
        // cells are as wide as the longest number in them, which changes from step to step
        (int width, int height) = (sheets.Max(image => image.Width), sheets.Max(image => image.Height));
        return new Animation([.. sheets.Select((image, i) => new AnimationFrame(Extended(image, width, height), i == sheets.Length - 1 ? 3000 : 120))]);
    }

    /// <summary>White at the right and the bottom.</summary>
    private static Image Extended(Image image, int width, int height)
    {
        var extended = new Image(width, height, 3);
        Array.Fill(extended.Pixels, byte.MaxValue);
        for (int row = 0; row < image.Height; row++)
            image.Pixels.AsSpan(3 * row * image.Width, 3 * image.Width).CopyTo(extended.Pixels.AsSpan(3 * row * width));
        return extended;
    }

    /// <summary>About <paramref name="max"/> moments: close together at first, where most happens, and always the first and the last.</summary>
    internal static IEnumerable<LearningMoment> Chosen(IReadOnlyList<LearningMoment> moments, int max) => moments.Count <= max ? moments
        : Enumerable.Range(0, max).Select(n => (int)Math.Round(Math.Pow(moments.Count, n / (max - 1.0)) - 1)).Append(moments.Count - 1).Distinct()
            .Where(n => n < moments.Count).Select(n => moments[n]);

    /// <summary>Numbers above <paramref name="low"/> by their step.</summary>
    private static ChartSeries Line(string name, IReadOnlyList<LearningMoment> moments, IEnumerable<double> values, double low) =>
        new(name, [.. moments.Zip(values, (moment, value) => new Point2(moment.Step, value)).Where(point => point.Y > low)]);

    private static string Steps(KernelLearningResult result) => result.Options.Optimizer == KernelOptimizer.ClosedForm ? "solving at once" : $"{result.Moments[^1].Step} steps";
}
