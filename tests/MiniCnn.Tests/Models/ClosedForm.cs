using static TorchSharp.torch;

namespace MiniCnn.Tests.Models;

/// <summary>The weights and inputs of scripts/references/models.py, which are formulas.</summary>
internal static class ClosedForm
{
    public static void Fill(ArchitectureModule module)
    {
        Dictionary<string, Tensor> state = module.state_dict();
        int p = 0;
        foreach (PlacedLayer layer in module.Architecture.Layers)
        {
            foreach (string? kind in new[] { "weight", "bias" })
            {
                if (state.TryGetValue($"{layer.Name}.{kind}", out Tensor? parameter))
                    Set(parameter, Values(parameter, p++));
            }
            if (state.TryGetValue($"{layer.Name}.running_mean", out Tensor? mean))
                Set(mean, i => 0.1 * Math.Sin(i));
            if (state.TryGetValue($"{layer.Name}.running_var", out Tensor? variance))
                Set(variance, i => 1 + (0.5 * Math.Sin(i) * Math.Sin(i)));
        }
    }

    public static Tensor Input(FeatureShape shape)
    {
        float[] values = new float[2 * shape.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)Math.Sin(0.37 * i);
        return tensor(values).reshape(new long[] { 2, shape.Channels, shape.Height, shape.Width });
    }

    private static Func<long, double> Values(Tensor parameter, int p)
    {
        long fanIn = parameter.shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        double scale = parameter.shape.Length > 1 ? 1 / Math.Sqrt(fanIn) : 0.5;
        return i => Math.Sin((0.1 * i) + p) * scale;
    }

    private static void Set(Tensor target, Func<long, double> value)
    {
        float[] values = new float[target.numel()];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)value(i);
        using IDisposable guard = no_grad();
        using Tensor flat = tensor(values);
        using Tensor source = flat.reshape(target.shape);
        target.copy_(source);
    }
}
