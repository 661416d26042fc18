namespace MiniCnn.Tests.Models;

/// <summary>Texts that use every layer and option; about half of them are legal.</summary>
internal static class RandomArchitectures
{
    private static readonly string[] Activations =
        ["relu", "relu6", "leaky-relu", "leaky-relu 0.2", "elu", "elu 0.75", "selu", "silu", "gelu", "mish", "hardswish", "tanh", "sigmoid", "softplus"];

    public static string Text(Random random)
    {
        int channels = random.Next(1, 5);
        var lines = new List<string> { $"input {channels}x{random.Next(6, 20)}x{random.Next(6, 20)}" };
        int layers = random.Next(1, 5);
        for (int n = 0; n < layers; n++)
        {
            lines.Add(MapLayer(random));
            if (random.Next(2) == 0)
                lines.Add(Activations[random.Next(Activations.Length)]);
        }
        if (random.Next(2) == 0)
            lines.AddRange([random.Next(2) == 0 ? "flatten" : "global-avgpool", "batchnorm", $"linear {random.Next(1, 12)}{Maybe(random, " no-bias")}"]);
        return string.Join('\n', lines.Select((line, n) => n > 0 && random.Next(8) == 0 ? $"{line} as layer_{n}" : line));
    }

    private static string MapLayer(Random random) => random.Next(10) switch
    {
        < 4 => $"conv {random.Next(1, 4) * 2} {Size(random, 1, 4)}" + Maybe(random, $" stride {Size(random, 1, 3)}") + Maybe(random, $" padding {Padding(random)}")
            + Maybe(random, $" padding-mode {Pick(random, "zeros", "reflect", "replicate", "circular")}") + Maybe(random, $" dilation {Size(random, 1, 3)}")
            + Maybe(random, $" groups {Pick(random, "1", "2", "depthwise")}") + Maybe(random, " no-bias"),
        4 => $"transposed {random.Next(1, 4) * 2} {Size(random, 1, 4)}" + Maybe(random, $" stride {Size(random, 1, 3)}") + Maybe(random, $" padding {Size(random, 0, 2)}")
            + Maybe(random, $" output-padding {Size(random, 0, 2)}") + Maybe(random, " no-bias"),
        5 => $"{Pick(random, "maxpool", "avgpool")} {Size(random, 1, 4)}" + Maybe(random, $" stride {Size(random, 1, 3)}") + Maybe(random, $" padding {Size(random, 0, 2)}") + Maybe(random, " ceil"),
        6 => $"upsample {random.Next(1, 3)} {Pick(random, "nearest", "bilinear")}",
        7 => $"crop {Size(random, 3, 8)}",
        8 => Pick(random, "batchnorm", "groupnorm 2", "identity", "dropout 0.3"),
        _ => $"adaptive-avgpool {Size(random, 1, 8)}",
    };

    private static string Padding(Random random) => Pick(
        random, $"{random.Next(3)}", $"{Size(random, 0, 3)}", $"{random.Next(3)},{random.Next(3)},{random.Next(3)},{random.Next(3)}", "same", "valid");

    private static string Size(Random random, int least, int below) =>
        random.Next(2) == 0 ? $"{random.Next(least, below)}" : $"{random.Next(least, below)}x{random.Next(least, below)}";

    private static string Maybe(Random random, string text) => random.Next(3) == 0 ? text : "";

    private static string Pick(Random random, params string[] words) => words[random.Next(words.Length)];
}
