using MiniCnn.Data;

namespace MiniCnn.Cli.Doctor;

/// <param name="Name">The dataset's name in the catalog.</param>
/// <param name="BuiltIn">The program makes it itself.</param>
/// <param name="Folder">Where its files are, or null.</param>
/// <param name="Place">Why it was searched: given folder, MINICNN_DATA, data/, cache, package.</param>
/// <param name="Advice">What to do where it is missing.</param>
internal sealed record DataFinding(string Name, bool BuiltIn, string? Folder, string? Place, string? Advice)
{
    public static IReadOnlyList<DataFinding> All(DataPlaces places) => [.. DatasetCatalog.All.Select(info => Find(info, places))];

    private static DataFinding Find(DatasetInfo info, DataPlaces places)
    {
        try
        {
            return info.BuiltIn ? new(info.Name, true, null, null, null)
                : new DatasetResolver(places).Find(info) is { } found ? new(info.Name, false, Path.GetFullPath(found.Folder), found.Place, null)
                : new(info.Name, false, null, null, $"{info.Name}: run 'minicnn data get {info.Name}', or name its folder with --data or MINICNN_DATA");
        }
        catch (MiniCnnException exception)
        {
            return new(info.Name, false, null, null, $"{info.Name}: {exception.Message}");
        }
    }
}
