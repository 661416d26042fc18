using MiniCnn.KernelLearning;

namespace MiniCnn.Cli.Edges;

internal static class EdgeReport
{
    public static void Print(KernelLearningResult result, string images, CommandContext context)
    {
        Output output = context.Output;
        string targets = string.Join(", ", result.Targets.Select(target => target.Name));
        output.Line($"{targets} from {images}: windows of {result.Options.Size}x{result.Options.Size} span {result.Spectrum.Rank} "
            + $"of {result.Spectrum.Eigenvalues.Count} directions, condition number {Number(result.Spectrum.ConditionNumber)}");
        if (result.Descent is { } descent)
            output.Line($"step size {Number(descent.Step)} and momentum {Number(descent.Momentum)}, as the spectrum allows unless given");
        output.Line();
        // the first moment, those at powers of two, and the last
        foreach (LearningMoment moment in result.Moments.Where((moment, n) => (n & (n - 1)) == 0 || moment == result.Moments[^1]))
            output.Line(MomentLine(moment));
        output.Line();
        if (result.Directions.Count > 0)
        {
            output.Line("error along the eigenvectors of the windows, measured (and predicted from the spectrum)");
            output.Line("direction  eigenvalue  " + string.Join("  ", DirectionMoments(result).Select(n => $"step {result.Moments[n].Step}".PadRight(20))).TrimEnd());
            foreach ((DirectionError? direction, int n) in result.Directions.Select((direction, n) => (direction, n)))
            {
                string row = string.Create(CultureInfo.InvariantCulture, $"{n + 1,9}  {direction.Eigenvalue,10:G3}  ");
                output.Line((row + string.Join("  ", DirectionMoments(result).Select(moment =>
                    string.Create(CultureInfo.InvariantCulture, $"{direction.Measured[moment]:0.0e+00} ({direction.Predicted[moment]:0.0e+00})").PadRight(20)))).TrimEnd());
            }
            output.Line();
        }
        for (int n = 0; n < result.Weights.Count; n++)
            PrintKernel(result, n, context);
        output.Line(Verdict(result));
        foreach (string limit in result.Limits)
            output.Line($"cannot be learned here: {limit}");
    }

    private static string Verdict(KernelLearningResult result)
    {
        string steps = result.Options.Optimizer == KernelOptimizer.ClosedForm ? "at once" : string.Create(CultureInfo.InvariantCulture, $"after {result.Moments[^1].Step} steps");
        var parts = new List<string>();
        if (result.LargestError is { } error)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"largest difference of a weight from its target {steps}: {error:0.0e+0}"));
            if (result.StepsToTolerance is null && result.Options.Tolerance > 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"the tolerance {result.Options.Tolerance:0.0e+0} was not reached"));
        }
        else
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"loss {steps}: {result.Moments[^1].Loss:0.0000}"));
        if (result.SobelShare is { } share) parts.Add(string.Create(CultureInfo.InvariantCulture, $"cosine to the span of Sobel's pair {share:0.0000}"));
        if (result.EdgeF1 is { } f1) parts.Add(string.Create(CultureInfo.InvariantCulture, $"F1 of the edges {f1:0.000}"));
        return string.Join("; ", parts);
    }

    private static void PrintKernel(KernelLearningResult result, int n, CommandContext context)
    {
        (Plane? before, Plane? learned) = (result.Moments[0].Weights[n], result.Weights[n]);
        Plane? target = result.LargestError is not null ? result.TargetWeights?[n] : null;
        int width = learned.Width * 8;
        context.Output.Line(string.Create(CultureInfo.InvariantCulture, $"kernel {n}: ") + "before".PadRight(width + 2)
            + "learned".PadRight(width + 2) + (target is null ? "" : "target"));
        for (int row = 0; row < learned.Height; row++)
            context.Output.Line(("          " + Row(before, row) + "  " + Row(learned, row) + (target is null ? "" : "  " + Row(target, row))).TrimEnd());
        context.Output.Line();
    }

    private static string Row(Plane plane, int row) => string.Concat(Enumerable.Range(0, plane.Width)
        .Select(column => Math.Round(plane[row, column], 4) is var value ? (value == 0 ? 0 : value).ToString("0.0000", CultureInfo.InvariantCulture).PadLeft(8) : ""));

    private static IEnumerable<int> DirectionMoments(KernelLearningResult result) =>
        new[] { 0, 1, 2, 4 }.Select(part => part * (result.Moments.Count - 1) / 4).Distinct();

    private static string MomentLine(LearningMoment moment) => string.Create(CultureInfo.InvariantCulture, $"step {moment.Step,5}  loss {moment.Loss:0.000e+00}")
        + (moment.LargestError is { } error ? string.Create(CultureInfo.InvariantCulture, $"  largest error {error:0.000e+00}") : "");

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}

/// <summary>One line on a terminal that is rewritten as the kernel is learned; nothing elsewhere.</summary>
internal sealed class EdgeProgress(CommandContext context)
{
    private long _shown;

    public void Show(LearningMoment moment)
    {
        if (!context.Terminal.ErrorIsTerminal) return;
        long now = context.Clock.GetTimestamp();
        if (_shown != 0 && context.Clock.GetElapsedTime(_shown, now).TotalMilliseconds < 100) return;
        _shown = now;
        string error = moment.LargestError is { } largest ? $"  largest error {largest.ToString("0.0e+0", CultureInfo.InvariantCulture)}" : "";
        context.Output.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\rstep {moment.Step}  loss {moment.Loss:0.0e+0}{error}   "));
    }

    public void End()
    {
        if (_shown != 0) context.Output.Error.Write("\r" + new string(' ', 70) + "\r");
    }
}
