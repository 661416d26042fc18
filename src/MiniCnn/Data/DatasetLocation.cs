namespace MiniCnn.Data;

/// <summary>Where the files of a dataset lie; not yet whether they are whole.</summary>
/// <param name="Info">Which dataset.</param>
/// <param name="Place">Why it was looked for there: --data, MINICNN_DATA, data/, cache or package.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Files">Paths in the order of <see cref="DatasetInfo.Files"/>.</param>
public sealed record DatasetLocation(DatasetInfo Info, string Place, string Folder, IReadOnlyList<string> Files);
