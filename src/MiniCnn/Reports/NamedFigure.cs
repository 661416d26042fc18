namespace MiniCnn.Reports;

/// <summary>A figure with the name of its file.</summary>
/// <param name="Name">Without folder and extension: <c>filters-conv1</c>.</param>
/// <param name="Figure">The image.</param>
public sealed record NamedFigure(string Name, Figure Figure)
{
    /// <summary>
    /// Writes figures to a folder, each as PNG and as SVG under its name; or to a file with an image's extension, where several
    /// get their names after the file's (<c>out-conv1.png</c>). All files appear at the end; on an error or when canceled, none does.
    /// </summary>
    /// <returns>The files written.</returns>
    /// <exception cref="MiniCnnException">An extension that no image format has, or the file system refused.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public static IReadOnlyList<string> Write(string path, IReadOnlyList<NamedFigure> figures, CancellationToken cancel = default)
    {
        if (figures.Count == 0)
            return [];
        string extension = Path.GetExtension(path);
        string[] files = extension.Length == 0 || Directory.Exists(path)
            ? [.. figures.SelectMany(named => new[] { Path.Combine(path, named.Name + ".png"), Path.Combine(path, named.Name + ".svg") })]
            : figures.Count == 1 ? [path] : [.. figures.Select(named => $"{path[..^extension.Length]}-{named.Name}{extension}")];
        string folder = Path.GetDirectoryName(Path.GetFullPath(files[0]))!;
        bool existed = Directory.Exists(folder);
        try
        {
            FreshFolder.WithTemporary(folder, temporary =>
            {
                for (int i = 0; i < files.Length; i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    figures[i * figures.Count / files.Length].Figure.Write(Path.Combine(temporary, Path.GetFileName(files[i])));
                }

                cancel.ThrowIfCancellationRequested();
                foreach (string file in files)
                    AtomicFile.Replace(Path.Combine(temporary, Path.GetFileName(file)), file);
            });
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MiniCnnException(ErrorKind.Failure, $"Cannot write {path}: {cause.Message.TrimEnd('.')}; choose another place or free space there", cause);
        }
        finally
        {
            if (!existed && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }

        return files;
    }
}
