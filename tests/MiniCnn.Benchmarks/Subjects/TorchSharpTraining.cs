using MiniCnn.Data;
using MiniCnn.Models;
using MiniCnn.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Benchmarks.Subjects;

/// <summary>A step as a user of TorchSharp writes it; its batch comes from all images as bytes in memory, as in this project.</summary>
internal sealed class TorchSharpTraining(
    Architecture network, TrainingOptions options, ImageSet images, IReadOnlyList<float> mean, IReadOnlyList<float> deviation, string setting)
    : TrainingSubject(network, options, images)
{
    private readonly TrainingBatches _batches = new(images, TrainingPlan.For(options, images.Count), options, new Normalization(mean, deviation), CPU);
    private WeightUpdate? _update;
    private long _step;

    public override Dictionary<string, double> Take(int units)
    {
        if (setting == Settings.Tuned)
            HeapMemory.KeepBlocks();
        _update ??= new WeightUpdate(Module, Options);
        Module.train();
        for (int n = 0; n < units; n++)
            Step(_update);
        return [];
    }

    private void Step(WeightUpdate update)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor batch, Tensor labels) = _batches.At(_step);
        Module.zero_grad();
        Tensor loss = nn.functional.cross_entropy(Module.call(Settings.Layout(batch, setting)), labels, label_smoothing: Options.LabelSmoothing);
        loss.backward();
        update.Step(LearningRate.At(Options, _step, Plan.Steps, Plan.StepsPerEpoch));
        _step++;
        if (!float.IsFinite(loss.item<float>()))
            throw new InvalidOperationException($"the loss of step {_step} is not finite");
    }
}
