using MiniCnn.Benchmarks.Measuring;
using MiniCnn.Benchmarks.Subjects;
using MiniCnn.Models;

namespace MiniCnn.Benchmarks.Sections;

/// <summary>Layers of the compiled step against what the processor can do at most.</summary>
internal static class KernelSection
{
    private const string Linear = "input 1x96x96\nflatten\nlinear 128\n";

    /// <param name="Conv">The line of the architecture.</param>
    /// <param name="Channels">Of its input.</param>
    /// <param name="Side">Of its input.</param>
    /// <param name="Pools">Whether a max-pool of 2×2 is fused with it.</param>
    private sealed record Layer(string Conv, int Channels, int Side, bool Pools)
    {
        private string Text(string before) => $"input {Channels}x{Side}x{Side}\n{before}{Conv} as measured\n{(Pools ? "relu\nmaxpool 2\n" : "")}global-avgpool\nlinear 10\n";

        /// <summary>The convolution learns, and nothing before it does.</summary>
        public string Alone => Text(Channels == 1 ? "" : "relu\n");

        /// <summary>Behind a layer that learns.</summary>
        public string Inside => Text($"conv {Channels} 1x1\n");
    }

    public static string Measure(Effort effort)
    {
        Layer[] layers =
        [
            .. from layer in effort.Some(("conv 32 3x3 padding 1", 16, 14), ("conv 16 5x5 padding 2", 1, 28), ("conv 64 3x3", 32, 26))
               from pools in new[] { false, true }
               select new Layer(layer.Item1, layer.Item2, layer.Item3, pools),
        ];
        string[] networks = [.. layers.Select(layer => layer.Alone), .. layers.Select(layer => layer.Inside)];
        Measured[] measured = Competition.Of(effort, [Worker.Of("peak"), .. networks.Append(Linear).Select(network => Worker.Of("kernels", network))]);
        double peak = measured[0].Parts[Peak.Work] / measured[0].Seconds;
        IEnumerable<string[]> rows = layers.Select((layer, i) => Row(layer, peak, measured[1 + i], measured[1 + layers.Length + i]));
        return $"""
            One thread, batches of {KernelPhases.Batch}. The processor's peak, fused multiply-adds of its widest vectors on registers alone: {peak:F0} GFLOP/s.
            GFLOP/s and their part of the peak. Two operations are counted for each multiply-add of the dense layer, padding included, of the forward pass and again of
            each gradient; what belongs to a pass (bias, pool, copies) is in its time and not in its operations. Behind a 2×2 max-pool one output of four has a gradient:
            a backward pass that skips the others computes a quarter of what is counted, and can exceed the peak.

            {Table.Of(["layer", "forward", "weight gradient", "weight and input gradient"], [.. rows, LinearRow(peak, measured[^1])])}
            """;
    }

    private static string[] Row(Layer layer, double peak, Measured alone, Measured inside)
    {
        long work = Architecture.Parse(layer.Alone, "layer")["measured"].MultiplyAdds;
        string name = $"{layer.Conv} of {layer.Channels}x{layer.Side}x{layer.Side}{(layer.Pools ? ", max-pool 2" : "")}";
        double forward = Seconds(alone, "measured", " forward"), weights = Seconds(alone, "measured", " backward"), both = Seconds(inside, "measured", " backward");
        // a layer of gray images comes first, and needs no gradient of them
        return [name, Rate(work, forward, peak), Rate(work, weights, peak), layer.Channels == 1 ? "" : Rate(2 * work, both, peak)];
    }

    /// <summary>The forward pass of so large a layer is of the whole batch, which the profile does not note: it is the rest of the step.</summary>
    private static string[] LinearRow(double peak, Measured measured)
    {
        long work = Architecture.Parse(Linear, "layer").Layers[^1].MultiplyAdds;
        double forward = Seconds(measured, "", " forward") + measured.Parts[KernelPhases.Rest];
        return ["linear 128 of 9216", Rate(work, forward, peak), Rate(work, Seconds(measured, "linear", " weight gradients"), peak), ""];
    }

    /// <summary>The phases of that layer and pass.</summary>
    private static double Seconds(Measured measured, string layer, string pass) => measured.Parts
        .Where(part => part.Key.StartsWith(layer, StringComparison.Ordinal) && part.Key.EndsWith(pass, StringComparison.Ordinal)).Sum(part => part.Value);

    private static string Rate(long work, double seconds, double peak)
    {
        double rate = 2e-9 * work * KernelPhases.Batch / seconds;
        return seconds > 0 ? $"{rate:F0} ({100 * rate / peak:F0} %)" : "not noted";
    }
}
