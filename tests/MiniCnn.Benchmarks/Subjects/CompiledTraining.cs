using MiniCnn.Data;
using MiniCnn.Models;
using MiniCnn.Training;

namespace MiniCnn.Benchmarks.Subjects;

/// <summary>A unit is a step of <see cref="Trainer"/>, with all its checks.</summary>
internal sealed class CompiledTraining : TrainingSubject, ITrainingObserver
{
    private readonly Trainer _trainer;
    private CancellationTokenSource _stop = new();
    private int _left;

    public CompiledTraining(Architecture network, TrainingOptions options, ImageSet images, IReadOnlyList<float> mean, IReadOnlyList<float> deviation)
        : base(network, options, images) =>
        _trainer = new Trainer(Module, images, mean, deviation, network.Output.Channels, options with { Step = StepKind.Compiled }, this);

    public override Dictionary<string, double> Take(int units)
    {
        using CancellationTokenSource stop = new();
        (_stop, _left) = (stop, units);
        _trainer.Run(stop.Token);
        return [];
    }

    public void OnStep(StepReport report)
    {
        if (--_left == 0)
            _stop.Cancel();
    }
}
