using MiniCnn.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MiniCnn.Cli.Training;

/// <summary>What a training shows while it goes on: loss and accuracy of the last steps, rate and remaining time.</summary>
internal sealed class TrainingProgress(TimeProvider clock)
{
    // a mean over about the last fifty steps: one batch's loss jumps too much to be read
    private const double Decay = 0.98;

    private long _began;
    private long _steps;
    private double _share;
    private double _loss;
    private double _correct;

    public TrainingPlan Plan { get; private set; } = null!; // until it begins

    public TimeSpan Remaining => _steps == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Seconds / _steps * (Plan.Steps - Plan.FirstStep - _steps));

    private double Seconds => clock.GetElapsedTime(_began).TotalSeconds;

    /// <summary>Again after a selection, the time of which says nothing about the steps.</summary>
    public void Begin(TrainingPlan plan) => (Plan, _began) = (plan, clock.GetTimestamp());

    public void Add(StepReport report)
    {
        _steps++;
        _share = (Decay * _share) + (1 - Decay);
        _loss = (Decay * _loss) + ((1 - Decay) * report.Loss);
        _correct = (Decay * _correct) + ((1 - Decay) * report.Correct / report.Images);
    }

    /// <summary><c>loss 0.312  accuracy 96.1 %  12,300 images/s</c>.</summary>
    public string Text() => string.Create(
        CultureInfo.InvariantCulture, $"loss {_loss / _share:0.000}  accuracy {100 * _correct / _share:0.0} %  {_steps * Plan.BatchSize / Math.Max(Seconds, 1e-9):N0} images/s");

    /// <summary><c>selected the hardest 11,800 of 59,000 images: those with margins up to 2.08 for a proxy network (1,922 parameters, 300 steps, 96.7 % correct)</c>.</summary>
    public static string Text(SelectionReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"selected the hardest {report.Kept:N0} of {report.Images:N0} images: those with margins up to {report.HighestMargin:0.00} for a proxy network "
        + $"({report.Parameters:N0} parameters, {report.Steps:N0} steps, {100 * report.Accuracy:0.0} % correct)");

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

/// <summary>A line for each epoch, and one every ten seconds within a long one: for logs and pipes.</summary>
internal sealed class PlainProgress(Output output, TimeProvider clock) : ITrainingObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly TrainingProgress _progress = new(clock);
    private long _reported;

    public void OnStart(TrainingPlan plan)
    {
        _progress.Begin(plan);
        _reported = clock.GetTimestamp();
    }

    public void OnSelection(SelectionReport report)
    {
        output.Message(TrainingProgress.Text(report));
        OnStart(_progress.Plan);
    }

    public void OnStep(StepReport report)
    {
        _progress.Add(report);
        if (clock.GetElapsedTime(_reported) < Pause)
            return;
        _reported = clock.GetTimestamp();
        output.Message($"step {report.Step} of {_progress.Plan.Steps}  {_progress.Text()}  {_progress.Remaining:h\\:mm\\:ss} left");
    }

    public void OnEpoch(EpochReport report)
    {
        _reported = clock.GetTimestamp();
        output.Message(TrainingProgress.Text(report));
    }
}

/// <summary>A bar with loss, accuracy, rate and remaining time on a terminal; epochs stay above it as lines.</summary>
internal sealed class ScreenProgress(IAnsiConsole console, TimeProvider clock) : ITrainingObserver
{
    private readonly TrainingProgress _progress = new(clock);
    private ProgressTask? _task;
    private ProgressContext? _context;

    /// <summary>Draws while the work goes on.</summary>
    public T Around<T>(Func<T> work) => console.Progress()
        .AutoClear(true)
        .Columns(new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingColumn(_progress))
        .Start(context =>
        {
            _context = context;
            return work();
        });

    public void OnStart(TrainingPlan plan)
    {
        _progress.Begin(plan);
        _task = _context!.AddTask(plan.LeftOut > 0 ? "selecting images" : "first step", maxValue: plan.Steps);
        _task.Value = plan.FirstStep;
    }

    public void OnSelection(SelectionReport report)
    {
        console.WriteLine(TrainingProgress.Text(report));
        _progress.Begin(_progress.Plan);
    }

    public void OnStep(StepReport report)
    {
        _progress.Add(report);
        _task!.Value = report.Step;
        _task.Description = _progress.Text();
    }

    public void OnEpoch(EpochReport report) => console.WriteLine(TrainingProgress.Text(report));

    private sealed class RemainingColumn(TrainingProgress progress) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text($"{progress.Remaining:h\\:mm\\:ss} left");
    }
}
