using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace MiniCnn.Runs;

/// <summary>The folder of one run, and the only place that knows its file names. It is created whole, under a name that nothing had before: no run is ever overwritten.</summary>
public sealed partial class RunFolder
{
    /// <summary>The folder of all runs, in the current one, unless another is named.</summary>
    public const string DefaultParent = "runs";

    private RunFolder(string path) => Folder = path;

    /// <summary>The folder's path, as it was given.</summary>
    public string Folder { get; }

    /// <summary>The folder's own name, safe to print.</summary>
    public string Name => PrintableText.Of(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder))));

    /// <summary>One row an epoch, CSV.</summary>
    public string MetricsFile => In("metrics.csv");

    /// <summary>The trained weights; there when the run is done.</summary>
    public string WeightsFile => In("model.safetensors");

    /// <summary>Pictures of the filters.</summary>
    public string PicturesFolder => In("pictures");

    /// <summary>A page about the run.</summary>
    public string ReportFile => In("report.html");

    internal string ConfigurationFile => In("run.json");

    internal string ArchitectureFile => In("architecture.cnn");

    internal string InitialWeightsFile => In("initial.safetensors");

    /// <summary>The state of the training: rewritten at the end of each epoch and when it is stopped.</summary>
    internal string CheckpointFile => In("checkpoint.safetensors");

    /// <summary>Weights of the epoch that validated best.</summary>
    internal string BestWeightsFile => In("best.safetensors");

    /// <summary>The last file of a run.</summary>
    internal string ResultFile => In("result.json");

    /// <summary>There only where the training diverged.</summary>
    internal string DivergenceFile => In("diverged.txt");

    /// <summary>True when training and evaluation have ended.</summary>
    public bool IsFinished => File.Exists(ResultFile);

    /// <summary>How the training diverged, in one line; null where it did not. It would diverge again: the same seed takes the same steps.</summary>
    public string? Divergence => File.Exists(DivergenceFile) ? RunJson.ReadText(DivergenceFile).Trim() : null;

    /// <summary>Makes the folder of a new run, where nothing or an empty folder is.</summary>
    internal static RunFolder Create(string path, RunConfiguration configuration, IReadOnlyDictionary<string, Tensor>? initial = null) => FreshFolder.TryCreate(path, Fill(configuration, initial))
        ? new RunFolder(path)
        : throw MiniCnnException.BadUsage(
            $"{path} is there already and nothing in it is overwritten; choose another folder, or resume the run in it if it is unfinished");

    /// <summary>Takes the first name that is free: the stem with -1, -2 and so on.</summary>
    internal static RunFolder CreateNext(string parent, string stem, RunConfiguration configuration, IReadOnlyDictionary<string, Tensor>? initial = null) =>
        new(FreshFolder.CreateNext(parent, stem, Fill(configuration, initial)));

    /// <summary>Opens the folder of a run.</summary>
    /// <exception cref="MiniCnnException">It is not there, or not a run's.</exception>
    public static RunFolder Open(string path)
    {
        RunFolder folder = new(path);
        if (!Directory.Exists(path))
            throw MiniCnnException.BadData($"There is no run {path}; expected the folder of a run");
        if (!File.Exists(folder.ConfigurationFile))
            throw MiniCnnException.BadData($"{path} is not a run's folder: it has no {Path.GetFileName(folder.ConfigurationFile)}; expected a folder that a training made");
        return folder;
    }

    /// <summary>Opens a run by its folder, or by its name among the runs of a folder.</summary>
    /// <exception cref="MiniCnnException">There is no such run.</exception>
    public static RunFolder Find(string pathOrName, string parent) =>
        Open(new[] { pathOrName, Path.Combine(parent, pathOrName) }.FirstOrDefault(Directory.Exists) ?? pathOrName);

    /// <summary>All runs directly in a folder, by name; none where the folder is not there.</summary>
    public static IReadOnlyList<RunFolder> List(string parent) => !Directory.Exists(parent)
        ? []
        : [.. Directory.EnumerateDirectories(parent)
            .Select(path => new RunFolder(path))
            .Where(folder => File.Exists(folder.ConfigurationFile) && !folder.Name.StartsWith('.'))
            .OrderBy(folder => Number().Replace(folder.Name, number => number.Value.PadLeft(10, '0')), StringComparer.Ordinal)];

    /// <exception cref="MiniCnnException">The file is not there, or not of this version.</exception>
    public RunConfiguration ReadConfiguration() => RunJson.Read<RunConfiguration>(ConfigurationFile);

    internal void WriteMetrics(IEnumerable<EpochRow> rows) => AtomicFile.WriteText(MetricsFile, MetricsTable.Write(rows));

    /// <summary>The metrics so far; none before the first epoch has ended.</summary>
    public IReadOnlyList<EpochRow> ReadMetrics() => File.Exists(MetricsFile) ? MetricsTable.Parse(RunJson.ReadText(MetricsFile), MetricsFile) : [];

    internal void WriteResult(RunResult result) => AtomicFile.WriteText(ResultFile, RunJson.Write(result));

    internal void WriteDivergence(string why) => AtomicFile.WriteText(DivergenceFile, why + "\n");

    /// <summary>The trained weights, or the best so far of a run that is not finished.</summary>
    internal string FindWeights() => new[] { WeightsFile, BestWeightsFile }.FirstOrDefault(File.Exists) ?? throw MiniCnnException.BadData(Divergence is { } why
        ? $"{Folder} has no trained weights: {why}; begin a new run"
        : $"{Folder} has no weights yet; resume the run");

    /// <summary>Null while the run is not finished.</summary>
    /// <exception cref="MiniCnnException">It is damaged, or of other classes than the configuration.</exception>
    public RunResult? ReadResult()
    {
        if (!IsFinished)
            return null;
        RunResult result = RunJson.Read<RunResult>(ResultFile);
        int classes = ReadConfiguration().Dataset.ClassNames.Count;
        MiniCnnException.ThrowIfDamaged(ResultFile, (result.Confusion.Count != classes, (FormattableString)$"confusion has {result.Confusion.Count} rows, and {ConfigurationFile} {classes} classes"));
        return result;
    }

    /// <summary>Keeps other processes from training the same run until it is disposed of, also by death; what a killed one left half written is removed.</summary>
    internal IDisposable Lock()
    {
        try
        {
            FileStream held = new(In(".training"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            foreach (string half in Directory.EnumerateFiles(Folder, "*.tmp"))
                Disk.Delete(half);
            FreshFolder.DeleteClaim(Folder);
            return held;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MiniCnnException(
                ErrorKind.Failure, $"{Folder} cannot be trained now: {cause.Message.TrimEnd('.')}; wait for the other process, or check the permissions", cause);
        }
    }

    private string In(string name) => Path.Combine(Folder, name);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    /// <summary>The configuration comes last: it is what makes a folder a run's.</summary>
    private static Action<string> Fill(RunConfiguration configuration, IReadOnlyDictionary<string, Tensor>? initial) => path =>
    {
        RunFolder folder = new(path);
        AtomicFile.WriteText(folder.ArchitectureFile, configuration.Model.Text);
        if (initial is not null)
            TensorStorage.Write(folder.InitialWeightsFile, initial);
        AtomicFile.WriteText(folder.ConfigurationFile, RunJson.Write(configuration));
    };
}
