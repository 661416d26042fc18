using MiniCnn.Benchmarks.Measuring;
using MiniCnn.Benchmarks.Subjects;
using MiniCnn.Convolution;
using MiniCnn.Models;
using MiniCnn.Training;

namespace MiniCnn.Benchmarks.Sections;

/// <summary>Steps of the presets, with each setting in a process of its own.</summary>
internal static class TrainingSection
{
    public const string Images = "4096";

    public static string Measure(Effort effort)
    {
        string[][] rows =
        [
            .. from preset in effort.Quick ? ["fast", "example"] : new[] { "small", "fast", "best", "example" }
               from batch in effort.Some(64, 256)
               from threads in effort.Some(1, 2)
               select Competition.Row(
                   effort, [preset, $"{batch}", $"{threads}"], setting => Start(preset, batch, threads, setting), measured => $"{batch / measured.Seconds:N0}"),
        ];
        return $"""
            Images per second: batch from bytes in memory, forward, backward, optimizer. Each network with the optimizer and label smoothing of its recipe, without
            augmentation; {Images} images of noise. {Competition.Legend}

            {Table.Of(["network", "batch", "threads", .. Settings.All, "compiled / best of TorchSharp"], rows)}
            """;
    }

    private static Worker Start(string preset, int batch, int threads, string setting)
    {
        TrainingOptions options = TrainingSubject.StepOptions(Presets.Get(preset), batch, threads);
        return setting == Settings.PyTorch
            ? Worker.OfPython("training", SourceCode.Of(Presets.Get(preset), CodeLanguage.Python), $"{batch}", $"{threads}", $"{options.Optimizer}", $"{options.LabelSmoothing}")
            : Worker.Of("training", preset, $"{batch}", $"{threads}", setting, Images);
    }
}
