using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MiniCnn.Benchmarks.Measuring;
using MiniCnn.Models;
using static TorchSharp.torch;

namespace MiniCnn.Benchmarks.Subjects;

/// <summary>What a worker process does over and over.</summary>
internal abstract class Subject
{
    /// <summary>Figures of the units of work together, by name.</summary>
    public abstract Dictionary<string, double> Take(int units);

    /// <summary>Does as many units of work as each line of standard input says, and answers with a line each time.</summary>
    public static int Answer(string[] arguments)
    {
        Subject subject = Of(arguments);
        while (Console.ReadLine() is { } line)
        {
            int units = int.Parse(line, CultureInfo.InvariantCulture);
            long start = Stopwatch.GetTimestamp();
            Dictionary<string, double> parts = subject.Take(units);
            Console.WriteLine(JsonSerializer.Serialize(new Taken(Stopwatch.GetElapsedTime(start).TotalSeconds, parts)));
        }

        return 0;
    }

    private static Subject Of(string[] arguments) => arguments switch
    {
        ["training", var network, var batch, var threads, var setting, var images] => TrainingSubject.Of(Network(network), Number(batch), Number(threads), setting, Number(images)),
        ["inference", var network, var images, var threads, var setting] => new Inference(Network(network), Number(images), Number(threads), setting),
        ["kernels", var network] => new KernelPhases(Network(network)),
        ["peak"] => new Peak(),
        ["recipe", var name, var setting, var epochs, var training, var test] => new RecipeRun(name, setting, Number(epochs), Number(training), Number(test)),
        _ => throw new ArgumentException(string.Join(' ', arguments)),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A preset by its name, or an architecture's text.</summary>
    private static Architecture Network(string text) => text.Contains('\n', StringComparison.Ordinal) ? Architecture.Parse(text, "network") : Presets.Get(text);
}

/// <summary>What computes, and with which memory.</summary>
internal static class Settings
{
    public const string AsItComes = "TorchSharp", ChannelsLast = "channels_last", Tuned = "channels_last, tuned", Compiled = "compiled", PyTorch = "PyTorch";

    public static string[] All => [AsItComes, ChannelsLast, Tuned, Compiled, .. Repository.PyTorch is null ? Array.Empty<string>() : [PyTorch]];

    /// <summary>Images of one channel: the strides of channels_last over the same memory, where a setting wants them.</summary>
    public static Tensor Layout(Tensor images, string setting) =>
        setting == AsItComes ? images : images.as_strided(images.shape, [images.shape[2] * images.shape[3], 1, images.shape[3], 1]);
}
