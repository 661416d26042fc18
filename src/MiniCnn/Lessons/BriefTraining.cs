using MiniCnn.Data;
using MiniCnn.Models;
using MiniCnn.Training;
using TorchSharp;

namespace MiniCnn.Lessons;

/// <summary>A small network trained for a few seconds, to be compared with another.</summary>
internal sealed class BriefTraining : IDisposable, ITrainingObserver
{
    private readonly ArchitectureModule _module;
    private readonly Normalization _normalization;
    private readonly CancellationToken _cancel;

    public BriefTraining(Architecture architecture, Dataset digits, LessonOptions options, CancellationToken cancel)
    {
        _cancel = cancel;
        torch.manual_seed(options.Seed).Dispose();
        _module = ModelBuilder.Build(architecture);
        _normalization = new Normalization(digits.Info.Mean, digits.Info.StandardDeviation);
        try
        {
            var training = new TrainingOptions { Epochs = options.Quick ? 2 : 3, BatchSize = 64, ValidationImages = 0, Seed = options.Seed };
            using var trainer = new Trainer(_module, digits.Train, digits.Info.Mean, digits.Info.StandardDeviation, digits.Classes, training, this);
            trainer.Run(cancel);
            cancel.ThrowIfCancellationRequested();
            trainer.Finish();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Part of the images that are right.</summary>
    public double Accuracy(ImageSet images) => Evaluation.Of(_module, images, _normalization, _module.Architecture.Output.Channels, cancel: _cancel).Accuracy;

    public void Dispose()
    {
        _normalization.Dispose();
        _module.Dispose();
    }
}
