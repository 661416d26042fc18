using MiniCnn.Cli.Terminal;
using MiniCnn.Data;
using Spectre.Console;

namespace MiniCnn.Cli.Datasets;

/// <summary>
/// A bar per file on a terminal, a line per file elsewhere, and the mirrors that failed. Of an optional download nothing is reported before its
/// first byte: the caller reports in one line what is used instead.
/// </summary>
internal sealed class DownloadProgress(Output output, ProgressContext? bars, bool optional) : IDownloadObserver
{
    private ProgressTask? _bar;
    private Uri? _started;
    private bool _announced;

    /// <summary>Runs work that may download.</summary>
    /// <param name="context">Where the progress is shown.</param>
    /// <param name="work">Receives the observer of its downloads.</param>
    /// <param name="optional">Whether the work continues without the download when it fails.</param>
    public static T Watch<T>(CommandContext context, Func<IDownloadObserver, T> work, bool optional = false)
    {
        if (!context.Terminal.ErrorIsTerminal)
            return work(new DownloadProgress(context.Output, null, optional));
        return context.Output.Progress.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn())
            .Start(bars => work(new DownloadProgress(context.Output, bars, optional)));
    }

    public void Started(DatasetFile file, Uri from)
    {
        (_started, _announced) = (from, false);
        if (!optional)
            Announce(file);
    }

    public void Received(DatasetFile file, long bytes, long? total)
    {
        if (!_announced)
            Announce(file);
        if (_bar is null)
            return;
        _bar.IsIndeterminate = total is null;
        _bar.MaxValue = total ?? file.Bytes;
        _bar.Value = bytes;
    }

    public void Failed(DatasetFile file, Uri from, string reason)
    {
        _bar?.StopTask();
        if (!_announced)
            return;
        if (bars is null)
            output.Warning($"{from.Host}: {reason}");
        else
            output.Progress.MarkupLineInterpolated($"minicnn: {from.Host}: {reason}");
    }

    public void Finished(DatasetFile file, string path)
    {
        if (_bar is not null)
            _bar.Value = _bar.MaxValue;
    }

    private void Announce(DatasetFile file)
    {
        _announced = true;
        if (bars is null)
            output.Message($"fetching {_started}");
        else
            _bar = bars.AddTask(Markup.Escape($"{file.Name} from {_started?.Host}"));
    }
}
