using MiniCnn.Training.Compiled;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Training.Compiled;

/// <summary>Loss, gradients and running statistics of the compiled step against float64 and against libtorch's float32.</summary>
public sealed class CompiledGradientTests
{
    private const int PerTest = 50;

    /// <summary>300 networks, a third of them with vectors of each width.</summary>
    [Theory]
    [InlineData(0, 16)]
    [InlineData(1, 8)]
    [InlineData(2, 4)]
    [InlineData(3, 16)]
    [InlineData(4, 8)]
    [InlineData(5, 4)]
    public void The_error_of_random_networks_is_at_most_twice_that_of_libtorch(int part, int lanes)
    {
        for (int seed = part * PerTest; seed < (part + 1) * PerTest; seed++)
            Check(RandomNetwork.Of(seed), seed, lanes);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void So_is_that_of_the_presets(int lanes)
    {
        foreach ((string name, _) in Presets.All)
        {
            // dropout draws other numbers than libtorch's
            string text = string.Join('\n', Presets.Get(name).ToString().Split('\n').Where(line => !line.StartsWith("dropout", StringComparison.Ordinal)));
            Check(Architecture.Parse(text, name), 1, lanes);
        }
    }

    private static void Check(Architecture architecture, int seed, int lanes)
    {
        Random random = new(seed);
        bool normalizes = architecture.Layers.Any(layer => layer.Layer.Keyword == "batchnorm");
        // a batch norm of two or three numbers multiplies every rounding
        int batch = random.Next(normalizes ? 8 : 1, random.Next(3) == 0 ? 131 : 20);
        double smoothing = random.Next(2) * 0.1;
        if (PlanLayers.WhyNot(architecture, batch) is { } reason)
        {
            reason.ShouldStartWith("a batch norm of ");
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        manual_seed(seed);
        Tensor images = randn(batch, architecture.Input.Channels, architecture.Input.Height, architecture.Input.Width);
        Tensor labels = randint(0, architecture.Output.Channels, batch);
        using ArchitectureModule module = ModelBuilder.Build(architecture);
        Dictionary<string, Tensor> weights = ModuleWeights.Copy(module.state_dict());
        (double loss, Dictionary<string, Tensor> exact) = Reference(architecture, weights, images, labels, smoothing, ScalarType.Float64, channelsLast: false);
        double torch = 0;
        foreach (bool channelsLast in new[] { false, true })
            torch = Math.Max(torch, Error(Reference(architecture, weights, images, labels, smoothing, ScalarType.Float32, channelsLast).Results, exact));

        using CompiledPlan plan = new(module, batch + random.Next(3), threads: 1 + random.Next(2), lanes: lanes);
        (float compiled, _) = plan.Step(images, labels, smoothing);
        double own = Error(Results(module, plan), exact);
        string what = $"seed {seed}, {lanes} lanes, batch {batch}: error {own:E1}, libtorch {torch:E1}\n{architecture}";
        double.IsNaN(own).ShouldBeFalse(what);
        own.ShouldBeLessThanOrEqualTo((2 * torch) + 1e-6, what);
        ((double)compiled).ShouldBe(loss, 1e-5 * Math.Max(1, loss), what);
        ModuleWeights.Dispose(weights);
    }

    /// <summary>The same weights, images and labels through libtorch: loss, gradients, and running statistics after the step.</summary>
    private static (double Loss, Dictionary<string, Tensor> Results) Reference(
        Architecture architecture, Dictionary<string, Tensor> weights, Tensor images, Tensor labels, double smoothing, ScalarType type, bool channelsLast)
    {
        using ArchitectureModule module = ModelBuilder.Build(architecture);
        ModuleWeights.Load(module, weights, "the weights");
        module.to(type);
        module.train();
        Tensor input = images.to(type);
        Tensor loss = nn.functional.cross_entropy(module.call(channelsLast ? AutogradStep.ChannelsLast(input) : input), labels, label_smoothing: smoothing);
        loss.backward();
        var results = module.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad!.to(ScalarType.Float64));
        foreach ((string name, Tensor buffer) in module.named_buffers().Where(pair => pair.buffer.is_floating_point()))
            results[name] = buffer.to(ScalarType.Float64, copy: true);
        return (loss.to(ScalarType.Float64).item<double>(), results);
    }

    private static Dictionary<string, Tensor> Results(ArchitectureModule module, CompiledPlan plan)
    {
        Dictionary<string, Tensor> results = plan.Parameters.ToDictionary(parameter => parameter.Name, parameter => tensor(parameter.GradientValues).view(parameter.Parameter.shape).to(ScalarType.Float64));
        foreach ((string name, Tensor buffer) in module.named_buffers().Where(pair => pair.buffer.is_floating_point()))
            results[name] = buffer.to(ScalarType.Float64, copy: true);
        return results;
    }

    /// <summary>The largest relative error of a parameter's gradient or of a running statistic; those that are next to nothing count against a hundredth of the largest.</summary>
    private static double Error(Dictionary<string, Tensor> results, Dictionary<string, Tensor> exact)
    {
        results.Keys.ShouldBe(exact.Keys, ignoreOrder: true);
        double largest = exact.Where(pair => !pair.Key.Contains("running")).Max(pair => Norm(pair.Value));
        return results.Max(pair => Norm(pair.Value - exact[pair.Key]) / Math.Max(Norm(exact[pair.Key]), pair.Key.Contains("running") ? 0 : largest / 100));
    }

    private static double Norm(Tensor values) => values.square().sum().sqrt().item<double>();
}
