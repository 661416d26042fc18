using MiniCnn.Cli.Terminal;
using MiniCnn.Data;
using Spectre.Console;

namespace MiniCnn.Cli.Datasets;

/// <summary>
/// A bar per file on a terminal, a line per file elsewhere; mirrors that failed are told either way. Where the dataset is only a wish,
/// nothing is said before the first byte has come: what is taken instead is told in one line by the caller.
/// </summary>
internal sealed class DownloadProgress : IDownloadObserver
{
    private readonly Output output;
    private readonly ProgressContext? bars;
    private readonly bool isWish;
    private ProgressTask? bar;
    private Uri? wanted;
    private Uri? announced;

    private DownloadProgress(Output output, ProgressContext? bars, bool isWish) => (this.output, this.bars, this.isWish) = (output, bars, isWish);

    /// <summary>Runs work that may download.</summary>
    /// <param name="context">Where the progress is shown.</param>
    /// <param name="work">Is given the observer of its downloads.</param>
    /// <param name="isWish">Whether the work goes on without the download where it fails.</param>
    public static T Watch<T>(CommandContext context, Func<IDownloadObserver, T> work, bool isWish = false)
    {
        if (!context.Terminal.ErrorIsTerminal)
            return work(new DownloadProgress(context.Output, null, isWish));
        return context.Output.Progress.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn())
            .Start(bars => work(new DownloadProgress(context.Output, bars, isWish)));
    }

    public void Started(DatasetFile file, Uri from)
    {
        announced = null;
        if (!isWish)
            Announce(file, from);
        else
            wanted = from;
    }

    public void Received(DatasetFile file, long bytes, long? total)
    {
        if (announced is null && wanted is not null)
            Announce(file, wanted);
        if (bar is null)
            return;
        bar.IsIndeterminate = total is null;
        bar.MaxValue = total ?? file.Bytes;
        bar.Value = bytes;
    }

    public void Failed(DatasetFile file, Uri from, string reason)
    {
        bar?.StopTask();
        if (announced is null)
            return;
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

    private void Announce(DatasetFile file, Uri from)
    {
        announced = from;
        if (bars is null)
            output.Message($"fetching {from}");
        else
            bar = bars.AddTask(Markup.Escape($"{file.Name} from {from.Host}"));
    }
}
