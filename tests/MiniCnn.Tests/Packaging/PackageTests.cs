using System.IO.Compression;
using System.Runtime.InteropServices;

namespace MiniCnn.Tests.Packaging;

/// <summary>The packages, made and used as somebody else uses them: nothing but the SDK, no file of this repository.</summary>
public sealed class PackageTests : IDisposable
{
    private const long LargestPackage = 250_000_000; // what the public registry takes

    private readonly TemporaryFolder _folder = new();
    private readonly string _version = $"0.1.0-test{Guid.NewGuid():N}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_tool_trains_and_a_program_of_ten_lines_runs()
    {
        string rid = RuntimeInformation.RuntimeIdentifier;
        foreach (string project in new[] { "MiniCnn", "MiniCnn.Cli" })
        {
            DotNet.Run(TestData.Root, "pack", $"src/{project}", "-c", "Release", "--artifacts-path", _folder.File("artifacts"), "-o", _folder.File("feed"),
                $"-p:Version={_version}", $"-p:ToolPackageRuntimeIdentifiers={rid}", "-v:quiet", "-tl:off").ShouldNotContain("warning");
        }
        Directory.Delete(_folder.File("artifacts"), recursive: true);
        string[] packages = [.. new DirectoryInfo(_folder.File("feed")).EnumerateFiles().Select(file => file.Name.Replace("." + _version, "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        packages.ShouldBe(["MiniCnn.Cli.nupkg", $"MiniCnn.Cli.{rid}.nupkg", "MiniCnn.nupkg", "MiniCnn.snupkg"], ignoreOrder: true);
        new DirectoryInfo(_folder.File("feed")).EnumerateFiles().ShouldAllBe(file => file.Length < LargestPackage);
        Entries("MiniCnn").ShouldBe(["README.md", "buildTransitive/MiniCnn.targets", "buildTransitive/OlderLinux.cs", "lib/net10.0/MiniCnn.dll", "lib/net10.0/MiniCnn.xml"], ignoreOrder: true);
        Entries($"MiniCnn.Cli.{rid}").Count(name => Path.GetFileNameWithoutExtension(name) is "libtorch_cpu" or "torch_cpu").ShouldBe(1);

        // only this feed; everything else is already restored
        File.WriteAllText(_folder.File("nuget.config"), """<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>""");
        ToolTrains();
        ProgramRuns();
    }

    private void ToolTrains()
    {
        DotNet.Run(_folder.Path, "tool", "install", "MiniCnn.Cli", "--version", _version, "--tool-path", _folder.File("tools"), "--add-source", _folder.File("feed"));
        string minicnn = Directory.EnumerateFiles(_folder.File("tools"), "minicnn*").Single();
        DotNet.RunProgram(minicnn, _folder.Path, "--version").Trim().ShouldBe($"minicnn {_version}");
        DotNet.RunProgram(minicnn, _folder.Path, "train", "digits", "--model", "small", "--epochs", "0.1", "--out", "run", "--no-report", "--no-pictures");
        File.Exists(_folder.File("run/result.json")).ShouldBeTrue();
        Directory.Delete(_folder.File("tools"), recursive: true);
    }

    private void ProgramRuns()
    {
        Directory.CreateDirectory(_folder.File("program"));
        File.WriteAllText(_folder.File("program/program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>../packages</RestorePackagesPath>
                <RestoreFallbackFolders>{DotNet.PackageFolder}</RestoreFallbackFolders>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="MiniCnn" Version="{_version}" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(_folder.File("program/Program.cs"), """
            using MiniCnn.Data;
            using MiniCnn.Filters;
            using MiniCnn.Models;
            using MiniCnn.Runs;
            using MiniCnn.Training;

            Dataset digits = DigitDataset.Create(new DigitOptions { Train = 500, Test = 100 });
            using Experiment experiment = Experiment.Begin(digits, Presets.Get("small"), Recipes.Fast, "run");
            Console.WriteLine($"tested on {experiment.Run()!.TestImages} images");
            Console.WriteLine($"{ModelFilters.Of(experiment.Module).Layers[0].Bank.Outputs} filters");
            """);
        DotNet.Run(_folder.File("program"), "run", "-c", "Release").ReplaceLineEndings("\n").ShouldEndWith("tested on 100 images\n16 filters\n");
    }

    private IEnumerable<string> Entries(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(_folder.File($"feed/{package}.{_version}.nupkg"));
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)
            && !name.EndsWith(".nuspec", StringComparison.Ordinal) && name != "[Content_Types].xml")];
    }
}
