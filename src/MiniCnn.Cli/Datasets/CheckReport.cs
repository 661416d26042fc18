using MiniCnn.Data;

namespace MiniCnn.Cli.Datasets;

internal enum CheckState
{
    BuiltIn,
    Missing,
    Whole,
    Damaged,
}

/// <summary>What <c>minicnn data check</c> found.</summary>
internal sealed record CheckReport(string Name, CheckState State, string? Folder, IReadOnlyList<CheckedFile> Files)
{
    public string Summary => State switch
    {
        CheckState.BuiltIn => "built in, there are no files to check",
        CheckState.Missing => $"not found; run: minicnn data get {Name}",
        CheckState.Whole => $"whole, in {Folder}",
        _ => $"damaged, in {Folder}",
    };

    public static CheckReport Of(DatasetInfo info, DatasetResolver locator)
    {
        if (info.BuiltIn)
            return new CheckReport(info.Name, CheckState.BuiltIn, null, []);
        if (locator.Find(info) is not { } location)
            return new CheckReport(info.Name, CheckState.Missing, null, []);
        CheckedFile[] files = location.Files.Zip(location.Check(), (path, problem) => new CheckedFile(path, problem)).ToArray();
        return new CheckReport(info.Name, files.All(file => file.Problem is null) ? CheckState.Whole : CheckState.Damaged, location.Folder, files);
    }
}

internal sealed record CheckedFile(string Path, string? Problem);
