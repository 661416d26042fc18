namespace MiniCnn.Kernels;

/// <summary>A kernel from whatever a user names it by: the catalog, a file, or the numbers themselves.</summary>
public static class KernelReader
{
    private const int LargestFile = 8 << 20;

    /// <summary>A name of <see cref="KernelCatalog"/>, a text file with one row a line (also CSV, or a JSON array of arrays), or numbers: <c>1 0 -1; 2 0 -2</c>.</summary>
    /// <exception cref="MiniCnnException">None of these: what was tried and what is nearest.</exception>
    public static KernelSet Read(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
            throw MiniCnnException.BadUsage("the kernel is empty; expected a name (sobel), a file, or numbers ('1 0 -1; 2 0 -2; 1 0 -1')");
        if (LooksLikeNumbers(trimmed))
            return Own("literal", "From the command", "Written by the user", KernelText.Parse(trimmed));
        return File.Exists(trimmed) ? ReadFile(trimmed) : LooksLikeFile(trimmed)
            ? throw MiniCnnException.BadData($"there is no kernel file '{trimmed}'; expected a text file with one row of numbers a line, or the name of a kernel, such as sobel")
            : KernelCatalog.Get(trimmed);
    }

    private static KernelSet ReadFile(string path)
    {
        try
        {
            Disk.ThrowIfSpecial(path);
            if (new FileInfo(path).Length > LargestFile)
                throw MiniCnnException.BadData($"kernel file '{path}' is larger than {LargestFile} bytes; expected rows of numbers");
            return Own(Path.GetFileNameWithoutExtension(path), Path.GetFileName(path), $"File {Path.GetFileName(path)}", KernelText.Parse(File.ReadAllText(path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw MiniCnnException.BadData($"kernel file '{path}' cannot be read: {error.Message}", error);
        }
        catch (MiniCnnException error) when (error.Kind == ErrorKind.Usage)
        {
            throw MiniCnnException.BadData($"kernel file '{path}': {error.Message}", error);
        }
    }

    private static KernelSet Own(string name, string title, string source, Imaging.Plane weights) =>
        new(PrintableText.Of(name), [new Kernel { Name = PrintableText.Of(name), Title = PrintableText.Of(title), Source = PrintableText.Of(source), Weights = weights }], KernelCombination.None);

    private static bool LooksLikeNumbers(string text) => char.IsDigit(text[0]) || text[0] is '-' or '+' or '.' or '[' or ';' || text.Contains(';', StringComparison.Ordinal);

    private static bool LooksLikeFile(string text) =>
        text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal) || Path.GetExtension(text) is ".txt" or ".csv" or ".json" or ".kernel";
}
