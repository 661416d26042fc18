using System.Text;

namespace MiniCnn.Models;

/// <summary>Where an architecture comes from when a person names one: a preset or a file.</summary>
public static class ArchitectureSource
{
    // Two hundred layers take a few kilobytes; whatever is longer is not an architecture.
    private const long LongestFile = 1 << 20;

    /// <summary>A preset for this shape and number of classes, or a file's architecture, which has its own. Write <c>./small</c> for a file called like a preset.</summary>
    /// <exception cref="MiniCnnException">Neither exists, or the text has mistakes: all of them are reported.</exception>
    public static Architecture Resolve(string nameOrFile, FeatureShape? input = null, int classes = 10) =>
        Presets.Find(nameOrFile, input, classes) ?? (File.Exists(nameOrFile) ? ReadFile(nameOrFile) : throw MiniCnnException.BadUsage(Problem(nameOrFile)!));

    /// <summary>Why <see cref="Resolve"/> would find nothing of this name, or null where there is something.</summary>
    internal static string? Problem(string nameOrFile)
    {
        string[] names = [.. Presets.All.Select(known => known.Name)];
        if (names.Contains(nameOrFile, StringComparer.OrdinalIgnoreCase) || File.Exists(nameOrFile))
            return null;
        return $"there is neither a preset nor a file '{nameOrFile}'; expected one of {string.Join(", ", names)} or a file such as my.cnn{Suggestion.For(nameOrFile, names)}";
    }

    internal static bool IsFile(string nameOrFile) => Presets.Find(nameOrFile) is null && File.Exists(nameOrFile);

    /// <summary>Reads a file; the architecture is called as the file is, without folder and extension.</summary>
    /// <exception cref="MiniCnnException">Missing, unreadable, not UTF-8 text, over a mebibyte, or with mistakes: all of them are reported.</exception>
    public static Architecture ReadFile(string path)
    {
        string text;
        try
        {
            Disk.ThrowIfSpecial(path);
            if (new FileInfo(path).Length > LongestFile)
                throw MiniCnnException.BadData($"'{path}' is larger than {LongestFile} bytes; expected the text of an architecture, one layer a line");
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            string what = cause is DecoderFallbackException ? "is not UTF-8 text" : "cannot be read";
            throw MiniCnnException.BadData($"'{path}' {what}; expected the text of an architecture, one layer a line", cause);
        }
        return Architecture.TryParse(text, Path.GetFileNameWithoutExtension(path), out IReadOnlyList<ArchitectureProblem> problems)
            ?? throw MiniCnnException.BadUsage([.. problems.Select(problem => $"{path}, {problem}")]);
    }
}
