using MiniCnn.Models;
using MiniCnn.Training;
using MiniCnn.Training.Compiled;
using static TorchSharp.torch;

namespace MiniCnn.Benchmarks.Subjects;

/// <summary>A unit is a compiled step on one thread, without the optimizer; the parts are the phases that its profile notes, and the rest.</summary>
internal sealed class KernelPhases(Architecture network) : Subject
{
    public const int Batch = 64;
    public const string Rest = "rest";

    private readonly CompiledPlan _plan = new(ModelBuilder.Build(network), Batch, threads: 1);
    private readonly Tensor _images = rand([Batch, network.Input.Channels, network.Input.Height, network.Input.Width]);
    private readonly Tensor _labels = randint(0, network.Output.Channels, [Batch], ScalarType.Int64);

    public override Dictionary<string, double> Take(int units)
    {
        StepProfile profile = new(TimeProvider.System);
        _plan.Profile = profile;
        long start = profile.Now;
        for (int n = 0; n < units; n++)
            _plan.Step(_images, _labels, labelSmoothing: 0);
        double seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var parts = profile.Parts.ToDictionary(part => part.Part, part => part.Seconds);
        parts[Rest] = seconds - parts.Values.Sum();
        return parts;
    }
}
