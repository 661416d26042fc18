using System.Reflection;

namespace MiniCnn.Models;

/// <summary>
/// Architectures that come with the library, for images of any size and any number of classes. Their texts are the embedded files
/// data/*.cnn, written for 1x28x28 and 10 classes, the first line a comment about the preset.
/// </summary>
public static class Presets
{
    private static readonly FeatureShape StandardInput = FeatureShape.Maps(1, 28, 28);

    private static readonly (string Name, string Text)[] Files =
        [.. new[] { "small", "fast", "tiny", "best", "example", "lenet", "mlp" }.Select(name => (name, ReadFile(name)))];

    /// <summary>Every preset's name with one line about it, in the order in which to meet them.</summary>
    public static IReadOnlyList<(string Name, string About)> All { get; } = [.. Files.Select(file => (file.Name, file.Text.Split('\n')[0].TrimStart('#', ' ')))];

    /// <summary>One of <see cref="All"/>, in any case, for images of a shape (default 1x28x28) and 1 to 65,536 classes.</summary>
    /// <exception cref="MiniCnnException">No such preset, or the images are too small for it.</exception>
    public static Architecture Get(string name, FeatureShape? input = null, int classes = 10)
    {
        IEnumerable<string> names = All.Select(preset => preset.Name);
        return Find(name, input, classes) ?? throw MiniCnnException.BadUsage($"there is no preset '{name}'; expected one of {string.Join(", ", names)}{Suggestion.For(name, names)}");
    }

    /// <summary>As <see cref="Get"/>, but null when no preset has the name.</summary>
    public static Architecture? Find(string name, FeatureShape? input = null, int classes = 10)
    {
        (string known, string text) = Files.FirstOrDefault(file => file.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (known is null)
            return null;
        FeatureShape shape = input ?? StandardInput;
        if (Architecture.TryParse(Adapted(text, shape, classes), known, out IReadOnlyList<ArchitectureProblem> problems) is { } architecture)
            return architecture;
        string[] fitting = [.. Files.Where(other => Architecture.TryParse(Adapted(other.Text, shape, classes), other.Name, out _) is not null).Select(other => other.Name)];
        throw MiniCnnException.BadUsage(
            $"preset '{known}' cannot be made for images of {shape} and {classes} {(classes == 1 ? "class" : "classes")}: {problems[0]}; "
            + (fitting.Length > 0 ? $"choose a preset that can ({string.Join(", ", fitting)}) or " : "") + "write the layers into a file");
    }

    /// <summary>Whether a network is the preset of that name, made for its images.</summary>
    internal static bool Is(string name, Architecture network) => Files.Any(file => file.Name == name
        && Architecture.TryParse(Adapted(file.Text, network.Input, network.Output.Channels), name, out _)?.ToString() == network.ToString());

    /// <summary>The text for other images: a crop removes as many rows and columns as of the standard ones, the last linear layer has an output for each class.</summary>
    private static string Adapted(string text, FeatureShape input, int classes)
    {
        string[] lines = text.Split('\n');
        int last = Array.FindLastIndex(lines, line => line.StartsWith("linear ", StringComparison.Ordinal));
        for (int n = 0; n < lines.Length; n++)
        {
            string[] words = lines[n].Split(' ');
            if (n == last)
                words[1] = classes.ToString(CultureInfo.InvariantCulture);
            else if (words[0] == "input")
                words[1] = input.ToString();
            else if (words[0] == "crop" && Size2D.Parse(words[1], "crop") is var (height, width))
                words[1] = $"{Math.Max(input.Height - StandardInput.Height + height, 1)}x{Math.Max(input.Width - StandardInput.Width + width, 1)}";
            lines[n] = string.Join(' ', words);
        }
        return string.Join('\n', lines);
    }

    private static string ReadFile(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"presets/{name}.cnn")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
