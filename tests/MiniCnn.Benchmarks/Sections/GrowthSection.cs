using MiniCnn.Benchmarks.Measuring;
using MiniCnn.Benchmarks.Subjects;

namespace MiniCnn.Benchmarks.Sections;

/// <summary>How the time of a compiled step grows, along one axis at a time.</summary>
internal static class GrowthSection
{
    private sealed record Point(int Side = 28, int Channels = 16, int Batch = 64, int Images = 2_048)
    {
        public Worker Start() => Worker.Of("training", Network, $"{Batch}", "1", Settings.Compiled, $"{Images}");

        private string Network => $"""
            input 1x{Side}x{Side}
            conv {Channels} 5x5 padding 2
            relu
            maxpool 2
            conv {2 * Channels} 3x3 padding 1
            relu
            maxpool 2
            flatten
            linear 10

            """;
    }

    public static string Measure(Effort effort)
    {
        (string Name, int[] Values, Func<int, Point> At)[] axes =
        [
            ("side of the image", [14, 28, 56, 112], side => new(Side: side)), ("channels of the first layer", [8, 16, 32, 64], channels => new(Channels: channels)),
            ("images in a batch", [16, 64, 256, 1_024], batch => new(Batch: batch)), ("training images", [2_048, 8_192, 32_768, 131_072], images => new(Images: images)),
        ];
        return $"""
            Microseconds of a compiled training step for one image, on one thread, of the preset `small` unless an axis changes it (28x28, 16 channels, batches of 64 from
            2,048 images). The exponent is that of the power of the axis that fits best: 0 where the time for an image stays the same.

            {Table.Of(["axis", "values", "µs for an image", "exponent"], axes.Select(axis => Row(effort, axis.Name, effort.Quick ? axis.Values[..2] : axis.Values, axis.At)))}
            """;
    }

    private static string[] Row(Effort effort, string name, int[] values, Func<int, Point> at)
    {
        Measured[] measured = Competition.Of(effort, values.Select(value => at(value).Start()));
        double[] times = [.. values.Zip(measured, (value, one) => 1e6 * one.Seconds / at(value).Batch)];
        return [name, string.Join(", ", values.Select(value => $"{value:N0}")), string.Join(", ", times.Select(time => $"{time:F1}")), $"{Exponent(values, times):F2}"];
    }

    /// <summary>The slope of the least-squares line through the logarithms.</summary>
    private static double Exponent(int[] values, double[] times)
    {
        double[] x = [.. values.Select(value => Math.Log(value))], y = [.. times.Select(time => Math.Log(time))];
        (double meanX, double meanY) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }
}
