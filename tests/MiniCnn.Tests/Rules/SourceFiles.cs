using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Rules;

/// <summary>The C# files that people wrote (golden files are what a program wrote), by their path from the root with forward slashes.</summary>
internal static class SourceFiles
{
    public static IReadOnlyDictionary<string, string[]> All { get; } = new[] { "src", "tests", "build" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(TestData.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(TestData.Root, file).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "Golden"))
        .ToDictionary(path => path, path => File.ReadAllLines(Path.Combine(TestData.Root, path)));
}
