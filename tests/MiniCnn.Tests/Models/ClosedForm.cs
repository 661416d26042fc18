using MiniCnn.Models;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Models;

/// <summary>The weights and inputs of scripts/references/models.py, which are formulas.</summary>
internal static class ClosedForm
{
    public static void Fill(ArchitectureModule module)
    {
        var state = module.state_dict();
        var p = 0;
        foreach (var layer in module.Architecture.Layers)
        {
            foreach (var kind in new[] { "weight", "bias" })
            {
                if (state.TryGetValue($"{layer.Name}.{kind}", out var parameter))
                    Set(parameter, Values(parameter, p++));
            }
            if (state.TryGetValue($"{layer.Name}.running_mean", out var mean))
                Set(mean, i => 0.1 * Math.Sin(i));
            if (state.TryGetValue($"{layer.Name}.running_var", out var variance))
                Set(variance, i => 1 + (0.5 * Math.Sin(i) * Math.Sin(i)));
        }
    }

    public static Tensor Input(FeatureShape shape)
    {
        var values = new float[2 * shape.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)Math.Sin(0.37 * i);
        return tensor(values).reshape(new long[] { 2, shape.Channels, shape.Height, shape.Width });
    }

    private static Func<long, double> Values(Tensor parameter, int p)
    {
        var fanIn = parameter.shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        var scale = parameter.shape.Length > 1 ? 1 / Math.Sqrt(fanIn) : 0.5;
        return i => Math.Sin((0.1 * i) + p) * scale;
    }

    private static void Set(Tensor target, Func<long, double> value)
    {
        var values = new float[target.numel()];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)value(i);
        using var guard = no_grad();
        using var flat = tensor(values);
        using var source = flat.reshape(target.shape);
        target.copy_(source);
    }
}
