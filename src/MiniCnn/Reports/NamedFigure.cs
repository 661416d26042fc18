using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>A figure with the name of its file.</summary>
/// <param name="Name">Without folder and extension: <c>filters-conv1</c>.</param>
/// <param name="Figure">What is drawn.</param>
public sealed record NamedFigure(string Name, Figure Figure)
{
    /// <summary>
    /// Writes figures to a folder, each as PNG and as SVG under its name; or to a file of a picture's extension, where several
    /// get their names behind the file's (<c>out-conv1.png</c>).
    /// </summary>
    /// <returns>The files written.</returns>
    /// <exception cref="MiniCnnException">An extension that no picture has, or the file system refused.</exception>
    public static IReadOnlyList<string> Write(string path, IReadOnlyList<NamedFigure> figures)
    {
        if (figures.Count == 0)
            return [];
        string extension = Path.GetExtension(path);
        string[] files = extension.Length == 0 || Directory.Exists(path)
            ? [.. figures.SelectMany(named => new[] { Path.Combine(path, named.Name + ".png"), Path.Combine(path, named.Name + ".svg") })]
            : figures.Count == 1 ? [path] : [.. figures.Select(named => $"{path[..^extension.Length]}-{named.Name}{extension}")];
        for (int i = 0; i < files.Length; i++)
            figures[i * figures.Count / files.Length].Figure.Write(files[i]);
        return files;
    }
}
