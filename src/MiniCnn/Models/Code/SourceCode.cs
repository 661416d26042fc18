using System.Globalization;

namespace MiniCnn.Models;

/// <summary>
/// An architecture as source code of another: a class with the same layers under the same names, so that weights saved from one
/// are loaded by the other.
/// </summary>
public static class SourceCode
{
    /// <summary>A whole source file; ends with a line break.</summary>
    public static string Of(Architecture architecture, CodeLanguage language) =>
        language == CodeLanguage.Python ? PyTorchCode.Of(architecture) : TorchSharpCode.Of(architecture);

    /// <summary>What the class is called: the architecture's name in Pascal case, without what a name cannot hold.</summary>
    internal static string ClassName(Architecture architecture)
    {
        IEnumerable<string> words = string.Concat(architecture.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        bool usable = name.Length > 0 && char.IsAsciiLetter(name[0]) && !name.Equals("Tensor", StringComparison.Ordinal) && !name.Equals("None", StringComparison.Ordinal)
            && !name.Equals("True", StringComparison.Ordinal) && !name.Equals("False", StringComparison.Ordinal) && !name.Equals("F", StringComparison.Ordinal);
        return usable ? name : $"Network{name}";
    }

    /// <summary>Says where the file comes from: totals, and the architecture it was made from.</summary>
    internal static IEnumerable<string> Header(Architecture architecture, string comment)
    {
        var summary = ModelSummary.Of(architecture);
        yield return string.Create(CultureInfo.InvariantCulture, $"{comment} {summary.Parameters:N0} parameters, {summary.MultiplyAdds:N0} multiply-adds an image. Made by MiniCnn from:");
        foreach (string line in architecture.ToString().TrimEnd('\n').Split('\n'))
            yield return $"{comment}   {line}";
    }

    /// <summary>A tensor's shape with the batch: <c>[N, 16, 28, 28]</c>.</summary>
    internal static string Shape(FeatureShape shape) => $"[N, {string.Join(", ", shape.Sizes)}]";
}
