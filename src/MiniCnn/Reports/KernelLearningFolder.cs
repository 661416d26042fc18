using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MiniCnn.Imaging;
using MiniCnn.KernelLearning;
using MiniCnn.Runs;

namespace MiniCnn.Reports;

/// <summary>
/// What is kept of a learned kernel: <c>learning.json</c>, <c>steps.csv</c>, <c>way.json</c> (weights at some moments), the kernels as text that
/// <c>minicnn conv --kernel</c> reads, and the pictures.
/// </summary>
public static class KernelLearningFolder
{
    private static readonly JsonSerializerOptions Style = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(), // also in a one-file program, where reflection is off by default
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes all of it into a folder that must be free.</summary>
    /// <param name="path">The folder; null for the next free <c>runs/edges-NAME-NUMBER</c>.</param>
    /// <param name="result">What was learned.</param>
    /// <param name="images">What it was learned from, in words.</param>
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
        Text("learning.json", JsonSerializer.Serialize(Summary(result, images), Style));
        Text("steps.csv", Steps(result));
        Text("way.json", JsonSerializer.Serialize(
            KernelLearningFigures.Chosen(result.Moments.Count, 100).Select(n => result.Moments[n])
                .Select(moment => new { moment.Step, moment.Loss, moment.LargestError, Weights = moment.Weights.Select(Rows) }), Style));
        for (int n = 0; n < result.Weights.Count; n++)
            Text(string.Create(CultureInfo.InvariantCulture, $"kernel-{n}.txt"), KernelText(result.Weights[n]));
        Draw(KernelLearningFigures.Kernels(result), "kernels");
        Draw(KernelLearningFigures.Errors(result), "errors");
        if (KernelLearningFigures.Directions(result) is { } directions) Draw(directions, "directions");
        KernelLearningFigures.Way(result).Write(Path.Combine(folder, "way.gif"));

        void Draw(Figure figure, string name)
        {
            figure.Write(Path.Combine(folder, $"{name}.png"));
            figure.Write(Path.Combine(folder, $"{name}.svg"));
        }
    }

    private static string Steps(KernelLearningResult result)
    {
        var text = new StringBuilder("step,loss,largest_error");
        for (int n = 1; n <= result.Directions.Count; n++) text.Append(CultureInfo.InvariantCulture, $",measured_{n},foretold_{n}");
        text.Append('\n');
        for (int t = 0; t < result.Moments.Count; t++)
        {
            LearningMoment moment = result.Moments[t];
            text.Append(CultureInfo.InvariantCulture, $"{moment.Step},{moment.Loss:R},{moment.LargestError:R}");
            foreach (DirectionError direction in result.Directions) text.Append(CultureInfo.InvariantCulture, $",{direction.Measured[t]:R},{direction.Predicted[t]:R}");
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string KernelText(Plane kernel) =>
        string.Join('\n', Rows(kernel).Select(row => string.Join(' ', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))))) + "\n";

    private static float[][] Rows(Plane plane) => [.. plane.Values.Chunk(plane.Width)];
}
