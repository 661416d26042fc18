using System.Text.Json;
using MiniCnn.KernelLearning;
using MiniCnn.Kernels;
using MiniCnn.Runs;

namespace MiniCnn.Reports;

/// <summary>
/// The files of a learned kernel: <c>learning.json</c>, <c>steps.csv</c>, <c>trajectory.json</c> (weights at some steps), the kernels as text that
/// <see cref="KernelReader"/> reads, and the figures.
/// </summary>
internal static class KernelLearningFolder
{
    /// <summary>Writes all of it into a folder that must be free, or into the next free <c>runs/edges-NAME-NUMBER</c>, which it returns.</summary>
    public static string Write(string? path, KernelLearningResult result, string images)
    {
        string name = $"edges-{string.Join('-', result.Targets.Select(target => target.Name.Replace(':', '-')).Take(2))}";
        return path is null ? FreshFolder.CreateNext(RunFolder.DefaultParent, name, folder => Fill(folder, result, images))
            : FreshFolder.Create(path, folder => Fill(folder, result, images));
    }

    /// <summary>The whole result as a value for JSON, without the moments.</summary>
    public static object Summary(KernelLearningResult result, string images) => new
    {
        Targets = result.Targets.Select(target => target.Name),
        Images = images,
        result.Options,
        Steps = result.Moments[^1].Step,
        result.StepsToTolerance,
        result.LargestError,
        Loss = result.Moments[^1].Loss,
        result.SobelShare,
        result.EdgeF1,
        result.Descent,
        ConditionNumber = result.Spectrum.ConditionNumber,
        result.Spectrum.Rank,
        result.Spectrum.Eigenvalues,
        Weights = result.Weights.Select(kernel => kernel.Rows()),
        Target = result.TargetWeights?.Select(kernel => kernel.Rows()),
        result.Limits,
    };

    private static void Fill(string folder, KernelLearningResult result, string images)
    {
        Text("learning.json", JsonSerializer.Serialize(Summary(result, images), JsonText.Options));
        Text("steps.csv", Steps(result));
        Text("trajectory.json", JsonSerializer.Serialize(
            KernelLearningFigures.Chosen(result.Moments, 100).Select(
                moment => new { moment.Step, moment.Loss, moment.LargestError, Weights = moment.Weights.Select(kernel => kernel.Rows()) }), JsonText.Options));
        foreach ((int n, Plane kernel) in result.Weights.Index())
            Text($"kernel-{n}.txt", string.Concat(kernel.Rows().Select(row => string.Join(' ', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))) + "\n")));
        (string Name, Figure? Figure)[] figures =
            [("kernels", KernelLearningFigures.Kernels(result)), ("errors", KernelLearningFigures.Errors(result)), ("directions", KernelLearningFigures.Directions(result))];
        foreach ((string name, Figure? figure) in figures)
        {
            figure?.Write(Path.Combine(folder, $"{name}.png"));
            figure?.Write(Path.Combine(folder, $"{name}.svg"));
        }

        KernelLearningFigures.Trajectory(result).Write(Path.Combine(folder, "trajectory.gif"));

        void Text(string name, string text) => AtomicFile.WriteText(Path.Combine(folder, name), text);
    }

    private static string Steps(KernelLearningResult result) => CsvText.Write(
        ["step", "loss", "largest_error", .. result.Directions.SelectMany((_, n) => new[] { $"measured_{n + 1}", $"predicted_{n + 1}" })],
        result.Moments.Select((moment, t) => (object?[])
            [moment.Step, moment.Loss, moment.LargestError, .. result.Directions.SelectMany(direction => new object[] { direction.Measured[t], direction.Predicted[t] })]));
}
