using Spectre.Console;

namespace MiniCnn.Cli.Datasets;

/// <summary>
/// A bar per file on a terminal, a line per file elsewhere, and the mirrors that failed. Of an optional download nothing is reported before its
/// first byte: the caller reports in one line what is used instead.
/// </summary>
internal sealed class DownloadProgress(Output output, ProgressContext? bars, bool optional) : IDownloadObserver
{
    private ProgressTask? _bar;
    private Uri? _unannounced;

    /// <summary>Runs work that may download and, with <paramref name="optional"/>, continues without the download when that fails.</summary>
    public static T Watch<T>(CommandContext context, Func<IDownloadObserver, T> work, bool optional = false) => !context.Terminal.ErrorIsTerminal
        ? work(new DownloadProgress(context.Output, null, optional))
        : context.Output.Progress.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn())
            .Start(bars => work(new DownloadProgress(context.Output, bars, optional)));

    public void Started(DatasetFile file, Uri from)
    {
        _unannounced = from;
        if (!optional)
            Announce(file);
    }

    public void Received(DatasetFile file, long bytes, long? total)
    {
        Announce(file);
        if (_bar is not null)
            (_bar.IsIndeterminate, _bar.MaxValue, _bar.Value) = (total is null, total ?? file.Bytes, bytes);
    }

    public void Failed(DatasetFile file, Uri from, string reason)
    {
        _bar?.StopTask();
        if (_unannounced is null && bars is null)
            output.Warning($"{from.Host}: {reason}");
        else if (_unannounced is null)
            output.Progress.MarkupLineInterpolated($"minicnn: {from.Host}: {reason}");
    }

    public void Finished(DatasetFile file, string path) => _bar?.Value = _bar.MaxValue;

    private void Announce(DatasetFile file)
    {
        if (_unannounced is { } from && bars is not null)
            _bar = bars.AddTask(Markup.Escape($"{file.Name} from {from.Host}"));
        else if (_unannounced is not null)
            output.Message($"fetching {_unannounced}");
        _unannounced = null;
    }
}
