using MiniCnn.Cli.Terminal;
using MiniCnn.Data;
using Spectre.Console;

namespace MiniCnn.Cli.Datasets;

/// <summary>A bar per file on a terminal, a line per file elsewhere; mirrors that failed are told either way.</summary>
internal sealed class DownloadProgress : IDownloadObserver
{
    private readonly Output output;
    private readonly ProgressContext? bars;
    private ProgressTask? bar;

    private DownloadProgress(Output output, ProgressContext? bars) => (this.output, this.bars) = (output, bars);

    /// <summary>Runs work that may download.</summary>
    public static T Watch<T>(CommandContext context, Func<IDownloadObserver, T> work)
    {
        if (!context.Terminal.ErrorIsTerminal)
            return work(new DownloadProgress(context.Output, null));
        return context.Output.Progress.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn())
            .Start(bars => work(new DownloadProgress(context.Output, bars)));
    }

    public void Started(DatasetFile file, Uri from)
    {
        if (bars is null)
            output.Message($"fetching {from}");
        else
            bar = bars.AddTask(Markup.Escape($"{file.Name} from {from.Host}"));
    }

    public void Received(DatasetFile file, long bytes, long? total)
    {
        if (bar is null)
            return;
        bar.IsIndeterminate = total is null;
        bar.MaxValue = total ?? file.Bytes;
        bar.Value = bytes;
    }

    public void Failed(DatasetFile file, Uri from, string reason)
    {
        bar?.StopTask();
        if (bars is null)
            output.Warning($"{from.Host}: {reason}");
        else
            output.Progress.MarkupLineInterpolated($"minicnn: {from.Host}: {reason}");
    }

    public void Finished(DatasetFile file, string path)
    {
        if (bar is not null)
            bar.Value = bar.MaxValue;
    }
}
