using MiniCnn.Data;
using MiniCnn.Models;
using MiniCnn.Training;

namespace MiniCnn.Lessons;

/// <summary>A small network trained for a few seconds, to be compared with another.</summary>
internal sealed class BriefTraining : IDisposable
{
    private readonly ArchitectureModule _module;
    private readonly Trainer? _trainer;
    private readonly CancellationToken _cancel;

    public BriefTraining(Architecture architecture, Dataset digits, LessonOptions options, CancellationToken cancel)
    {
        _cancel = cancel;
        var training = new TrainingOptions { Epochs = options.Quick ? 2 : 3, BatchSize = 64, ValidationImages = 0, Seed = options.Seed };
        _module = RandomStreams.BuildModule(architecture, training);
        try
        {
            _trainer = new Trainer(_module, digits.Train, digits.Info.Mean, digits.Info.StandardDeviation, digits.Classes, training);
            _trainer.Run(cancel);
            cancel.ThrowIfCancellationRequested();
            _trainer.Finish();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Part of the images that are classified correctly.</summary>
    public double Accuracy(ImageSet images) => _trainer!.Evaluate(images, _cancel).Accuracy;

    public void Dispose()
    {
        _trainer?.Dispose();
        _module.Dispose();
    }
}
