using MiniCnn.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MiniCnn.Cli.Training;

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
        _task = _context!.AddTask("first step", maxValue: plan.Steps);
        _task.Value = plan.FirstStep;
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
