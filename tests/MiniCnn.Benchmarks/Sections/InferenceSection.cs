using MiniCnn.Benchmarks.Measuring;
using MiniCnn.Benchmarks.Subjects;
using MiniCnn.Convolution;
using MiniCnn.Models;

namespace MiniCnn.Benchmarks.Sections;

/// <summary>Forward passes of many images and of one.</summary>
internal static class InferenceSection
{
    public static string Measure(Effort effort)
    {
        int bulk = effort.Quick ? 1_000 : 2_000;
        string[][] Rows(int images, Func<Measured, string> figure) =>
        [
            .. from preset in effort.Some("fast", "small", "best", "example")
               from threads in effort.Some(1, 2)
               select Competition.Row(effort, [preset, $"{threads}"], setting => Start(preset, images, threads, setting), figure),
        ];
        string[] header = ["network", "threads", .. Settings.All, "compiled / best of TorchSharp"];
        return $"""
            From normalized floats to logits; the compiled forward pass has its plan made before. {Competition.Legend}

            {bulk:N0} images, images per second (TorchSharp gets 1,000 at once):

            {Table.Of(header, Rows(bulk, measured => $"{bulk / measured.Seconds:N0}"))}

            One image, microseconds:

            {Table.Of(header, Rows(1, measured => $"{1e6 * measured.Seconds:N0}"))}
            """;
    }

    private static Worker Start(string preset, int images, int threads, string setting) => setting == Settings.PyTorch
        ? Worker.OfPython("inference", SourceCode.Of(Presets.Get(preset), CodeLanguage.Python), $"{images}", $"{threads}")
        : Worker.Of("inference", preset, $"{images}", $"{threads}", setting);
}
