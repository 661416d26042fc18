using System.Globalization;
using MiniCnn.Training;

namespace MiniCnn.Cli.Training;

/// <summary>What a training shows while it goes on: loss and accuracy of the last steps, rate and remaining time.</summary>
internal sealed class TrainingProgress(TimeProvider clock)
{
    // a mean over about the last fifty steps: one batch's loss jumps too much to be read
    private const double Decay = 0.98;

    private TrainingPlan? _plan;
    private long _began;
    private long _steps;
    private double _share;
    private double _loss;
    private double _correct;

    public TrainingPlan Plan => _plan ?? throw new InvalidOperationException("The training has not begun");

    public double Loss => _loss / _share;

    public double Accuracy => _correct / _share;

    public double ImagesPerSecond => _steps * Plan.BatchSize / Math.Max(Seconds, 1e-9);

    public TimeSpan Remaining => _steps == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Seconds / _steps * (Plan.Steps - Plan.FirstStep - _steps));

    private double Seconds => clock.GetElapsedTime(_began).TotalSeconds;

    public void Begin(TrainingPlan plan) => (_plan, _began) = (plan, clock.GetTimestamp());

    public void Add(StepReport report)
    {
        _steps++;
        _share = (Decay * _share) + (1 - Decay);
        _loss = (Decay * _loss) + ((1 - Decay) * report.Loss);
        _correct = (Decay * _correct) + ((1 - Decay) * report.Correct / report.Images);
    }

    /// <summary><c>loss 0.312  accuracy 96.1 %  12,300 images/s</c>.</summary>
    public string Text() => string.Create(
        CultureInfo.InvariantCulture, $"loss {Loss:0.000}  accuracy {100 * Accuracy:0.0} %  {ImagesPerSecond:N0} images/s");

    /// <summary><c>epoch 1  loss 0.312  accuracy 96.1 %  validation: loss 0.08, accuracy 97.6 %</c>.</summary>
    public static string Text(EpochReport report)
    {
        string validation = report.ValidationAccuracy is null ? "" : string.Create(
            CultureInfo.InvariantCulture, $"  validation: loss {report.ValidationLoss:0.000}, accuracy {100 * report.ValidationAccuracy:0.00} %");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {report.EpochsDone:0.##}  loss {report.TrainingLoss:0.000}  accuracy {100 * report.TrainingAccuracy:0.0} %{validation}");
    }
}
