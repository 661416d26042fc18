using System.Text.RegularExpressions;

namespace MiniCnn.Tests.Rules;

/// <summary>The C# files that people wrote (golden files are what a program wrote), by their path from the root with forward slashes.</summary>
internal static class SourceFiles
{
    public static IReadOnlyDictionary<string, string[]> All { get; } = new[] { "src", "tests", "build", "scripts" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(TestData.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(TestData.Root, file).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "Golden"))
        .ToDictionary(path => path, path => File.ReadAllLines(Path.Combine(TestData.Root, path)));
}

public sealed partial class SourceRulesTests
{
    private const int LinesOfAFile = 250;

    /// <summary>Longer files, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    [Fact]
    public void A_file_has_one_subject_and_fits_on_a_few_screens() =>
        TooLong(SourceFiles.All.ToDictionary(file => file.Key, file => file.Value.Length)).ShouldBeEmpty();

    [Fact]
    public void The_list_of_long_files_names_only_long_files() =>
        LongFiles.Keys.Where(path => !SourceFiles.All.TryGetValue(path, out string[]? lines) || lines.Length <= LinesOfAFile).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_for_later_and_nothing_is_folded_away() =>
        SourceFiles.All.Where(file => file.Key != ThisFile).SelectMany(file => Unfinished(file.Key, file.Value)).ShouldBeEmpty();

    [Fact]
    public void A_namespace_is_its_folder() =>
        SourceFiles.All.Where(file => file.Key.StartsWith("src/MiniCnn", StringComparison.Ordinal) || file.Key.StartsWith("tests/MiniCnn.Tests/", StringComparison.Ordinal))
            .SelectMany(file => WrongNamespace(file.Key, file.Value)).ShouldBeEmpty();

    [Fact]
    public void Names_say_what_a_class_is_for() =>
        SourceFiles.All.Keys.Where(path => VagueName().IsMatch(Path.GetFileNameWithoutExtension(path))).ShouldBeEmpty();

    [Fact]
    public void Each_rule_finds_what_it_is_for()
    {
        TooLong(new Dictionary<string, int> { ["src/Long.cs"] = 251, ["src/Short.cs"] = 250 }).ShouldBe(["src/Long.cs has 251 lines; split it or say why in LongFiles"]);
        Unfinished("a.cs", ["var a = 1;", "    #region Fields", "// TODO: later", "[Fact(Skip = \"slow\")]", "throw new NotImplementedException();"])
            .ShouldBe(["a.cs:2", "a.cs:3", "a.cs:4", "a.cs:5"]);
        WrongNamespace("src/MiniCnn/Data/IdxFile.cs", ["namespace MiniCnn.Runs;"]).ShouldBe(["src/MiniCnn/Data/IdxFile.cs: namespace MiniCnn.Runs, expected MiniCnn.Data"]);
        WrongNamespace("src/MiniCnn/Data/Idx/File.cs", ["namespace MiniCnn.Data;"]).ShouldBeEmpty("the folders of a namespace share it");
        VagueName().IsMatch("TensorHelper").ShouldBeTrue();
    }

    private const string ThisFile = "tests/MiniCnn.Tests/Rules/SourceRulesTests.cs";

    private static IEnumerable<string> TooLong(IReadOnlyDictionary<string, int> lines) =>
        lines.Where(file => file.Value > LinesOfAFile && !LongFiles.ContainsKey(file.Key))
            .Select(file => $"{file.Key} has {file.Value} lines; split it or say why in LongFiles");

    private static IEnumerable<string> Unfinished(string path, string[] lines) =>
        lines.Index().Where(line => UnfinishedWork().IsMatch(line.Item)).Select(line => $"{path}:{line.Index + 1}");

    private static IEnumerable<string> WrongNamespace(string path, string[] lines)
    {
        string? declared = lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';');
        string[] folders = path.Split('/')[1..^1];
        if (declared is not null && declared != string.Join('.', folders) && declared != string.Join('.', folders.Take(2)))
            yield return $"{path}: namespace {declared}, expected {string.Join('.', folders.Take(2))}";
    }

    [GeneratedRegex(@"^\s*#region|\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|\[(Fact|Theory)\(.*\bSkip\s*=")]
    private static partial Regex UnfinishedWork();

    [GeneratedRegex(@"(Utils?|Helpers?|Manager|Misc|Common)$")]
    private static partial Regex VagueName();
}
