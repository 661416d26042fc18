using System.Globalization;
using System.Text.Json;
using MiniCnn.Imaging;
using MiniCnn.KernelLearning;
using MiniCnn.Kernels;
using MiniCnn.Runs;

namespace MiniCnn.Reports;

/// <summary>
/// The files of a learned kernel: <c>learning.json</c>, <c>steps.csv</c>, <c>trajectory.json</c> (weights at some steps), the kernels as text that
/// <see cref="KernelReader"/> reads, and the figures.
/// </summary>
public static class KernelLearningFolder
{
    /// <summary>Writes all of it into a folder that must be free.</summary>
    /// <param name="path">The folder; null for the next free <c>runs/edges-NAME-NUMBER</c>.</param>
    /// <param name="result">What was learned.</param>
    /// <param name="images">The images it was learned from, as text.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="MiniCnnException">The folder is taken.</exception>
    public static string Write(string? path, KernelLearningResult result, string images)
    {
        void Fill(string folder) => FillFolder(folder, result, images);
        return path is null
            ? FreshFolder.CreateNext(RunFolder.DefaultParent, $"edges-{string.Join('-', result.Targets.Select(target => target.Name.Replace(':', '-')).Take(2))}", Fill)
            : FreshFolder.Create(path, Fill);
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
        Weights = result.Weights.Select(Rows),
        Target = result.TargetWeights?.Select(Rows),
        result.Limits,
    };

    private static void FillFolder(string folder, KernelLearningResult result, string images)
    {
        void Text(string name, string text) => AtomicFile.WriteText(Path.Combine(folder, name), text);
        Text("learning.json", JsonSerializer.Serialize(Summary(result, images), JsonText.Options));
        Text("steps.csv", Steps(result));
        Text("trajectory.json", JsonSerializer.Serialize(
            KernelLearningFigures.Chosen(result.Moments.Count, 100).Select(n => result.Moments[n])
                .Select(moment => new { moment.Step, moment.Loss, moment.LargestError, Weights = moment.Weights.Select(Rows) }), JsonText.Options));
        for (int n = 0; n < result.Weights.Count; n++)
            Text(string.Create(CultureInfo.InvariantCulture, $"kernel-{n}.txt"), KernelText(result.Weights[n]));
        Draw(KernelLearningFigures.Kernels(result), "kernels");
        Draw(KernelLearningFigures.Errors(result), "errors");
        if (KernelLearningFigures.Directions(result) is { } directions)
            Draw(directions, "directions");
        KernelLearningFigures.Trajectory(result).Write(Path.Combine(folder, "trajectory.gif"));

        void Draw(Figure figure, string name)
        {
            figure.Write(Path.Combine(folder, $"{name}.png"));
            figure.Write(Path.Combine(folder, $"{name}.svg"));
        }
    }

    private static string Steps(KernelLearningResult result) => CsvText.Write(
        ["step", "loss", "largest_error", .. result.Directions.SelectMany((_, n) => new[] { $"measured_{n + 1}", $"predicted_{n + 1}" })],
        result.Moments.Select((moment, t) => (object?[])
            [moment.Step, moment.Loss, moment.LargestError, .. result.Directions.SelectMany(direction => new object[] { direction.Measured[t], direction.Predicted[t] })]));

    private static string KernelText(Plane kernel) =>
        string.Join('\n', Rows(kernel).Select(row => string.Join(' ', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))))) + "\n";

    private static float[][] Rows(Plane plane) => [.. plane.Values.Chunk(plane.Width)];
}
