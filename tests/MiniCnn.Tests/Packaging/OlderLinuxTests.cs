using System.Diagnostics;
using System.Reflection;
using System.Text;
using TorchSharp;

namespace MiniCnn.Tests.Packaging;

/// <summary>build/OlderLinux.targets, run by the SDK on copies of TorchSharp's library, all in one call.</summary>
public sealed class OlderLinuxTests(OlderLinuxTests.Outcome outcome) : IClassFixture<OlderLinuxTests.Outcome>
{
    private const string NewVersion = "GLIBCXX_3.4.32";

    [Fact]
    public void The_copy_no_longer_needs_the_new_version_and_copied_again_does_not_change()
    {
        Count(outcome.Original, NewVersion).ShouldBeGreaterThan(0, "the package's library needs it");
        Count(outcome.Output("needs"), NewVersion).ShouldBe(0);
        Count(outcome.Output("needs"), "_ZSt21ios_base_library_initv\0").ShouldBeLessThan(Count(outcome.Original, "_ZSt21ios_base_library_initv\0"));
        outcome.Output("needs").Length.ShouldBe(outcome.Original.Length);
        outcome.Output("needs").Zip(outcome.Original).Count(pair => pair.First != pair.Second).ShouldBeLessThan(64);
        outcome.Output("again").ShouldBe(outcome.Output("needs"));
        outcome.LinesAbout("needs").Concat(outcome.LinesAbout("again")).ShouldBeEmpty();
        File.ReadAllBytes(Outcome.Library).ShouldBe(outcome.Original, "nothing is written into the package");
        File.ReadAllBytes(outcome.InputPath("needs")).ShouldBe(outcome.Original, "the destination was a hard link to it");
    }

    [Fact]
    public void It_is_what_this_process_has_loaded()
    {
        if (!OperatingSystem.IsLinux())
            return;
        torch.ones(2).sum().item<float>().ShouldBe(2);
        using var process = Process.GetCurrentProcess();
        string loaded = process.Modules.Cast<ProcessModule>().Single(module => Path.GetFileName(module.FileName) == "libLibTorchSharp.so").FileName;
        File.ReadAllBytes(loaded).ShouldBe(outcome.Output("needs"));
    }

    [Theory]
    [InlineData("cut-32", "it is not a 64-bit little-endian ELF file")]
    [InlineData("cut-4096", "it is cut off or its section table is damaged")]
    [InlineData("cut-half", "it is cut off or its section table is damaged")]
    [InlineData("cut-1", "it is cut off or its section table is damaged")]
    [InlineData("text", "it is not a 64-bit little-endian ELF file")]
    [InlineData("section", "it has no section .gnu.version_r")]
    [InlineData("symbol", "other symbols than the expected one need GLIBCXX_3.4.32")]
    [InlineData("version", "it does not refer to GLIBCXX_3.4.30 of libstdc++")]
    public void A_damaged_one_is_one_error_and_no_file(string name, string reason)
    {
        string line = outcome.LinesAbout(name).ShouldHaveSingleItem();
        line.ShouldContain("error");
        line.ShouldContain($"cannot be made to load on older Linux: {reason}; restore the package again");
        File.Exists(outcome.OutputPath(name)).ShouldBeFalse();
    }

    private static int Count(byte[] file, string text) => file.AsSpan().Count(Encoding.ASCII.GetBytes(text));

    public sealed class Outcome : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly string[] _lines;

        public Outcome()
        {
            Directory.CreateDirectory(_folder.File("in"));
            int half = Original.Length / 2;
            foreach ((string name, byte[] content) in new (string, byte[])[]
            {
                ("needs", Original), ("cut-32", Original[..32]), ("cut-4096", Original[..4096]), ("cut-half", Original[..half]), ("cut-1", Original[..^1]),
                ("text", Encoding.ASCII.GetBytes($"<html>{NewVersion}</html>{new string(' ', 100)}")), ("section", Replaced(".gnu.version_r\0", ".gnu.version_x\0")),
                ("symbol", Replaced("_ZSt21ios_base_library_initv\0", "_ZSt21ios_base_library_exitv\0")), ("version", Replaced("GLIBCXX_3.4.30\0", "GLIBCXX_3.4.31\0")),
            })
                File.WriteAllBytes(InputPath(name), content);
            File.WriteAllText(_folder.File("relax.proj"), $"""
                <Project>
                  <Import Project="{TestData.Root}/build/OlderLinux.targets" />
                  <ItemGroup><Library Include="in/*.so" /></ItemGroup>
                  <Target Name="Relax">
                    <Copy SourceFiles="in/needs.so" DestinationFiles="out/needs.so" UseHardlinksIfPossible="true" />
                    <RelaxGlibcxx Source="%(Library.Identity)" Destination="out/%(Library.Filename).so" ContinueOnError="ErrorAndContinue" />
                    <RelaxGlibcxx Source="out/needs.so" Destination="out/again.so" />
                  </Target>
                </Project>
                """);
            _lines = DotNet.Start("dotnet", _folder.Path, "msbuild", "relax.proj", "-t:Relax", "-nologo", "-v:quiet", "-tl:off").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        public static string Library { get; } = Path.Combine(DotNet.PackageFolder, "torchsharp",
            typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0], "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

        public byte[] Original { get; } = File.ReadAllBytes(Library);

        public string InputPath(string name) => _folder.File(Path.Combine("in", name + ".so"));

        public string OutputPath(string name) => _folder.File(Path.Combine("out", name + ".so"));

        public byte[] Output(string name)
        {
            File.Exists(OutputPath(name)).ShouldBeTrue(string.Join('\n', _lines));
            return File.ReadAllBytes(OutputPath(name));
        }

        public string[] LinesAbout(string name) => [.. _lines.Where(line => line.Contains($"{name}.so", StringComparison.Ordinal))];

        public void Dispose() => _folder.Dispose();

        private byte[] Replaced(string text, string other) =>
            Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Original).Replace(text, other, StringComparison.Ordinal));
    }
}
