using System.Diagnostics;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Rules;

/// <summary>scripts/setup with a provider.props that a person wrote: it is taken as it is, or refused in one line.</summary>
public sealed class SetupScriptTests
{
    [Theory]
    [InlineData("<Project><PropertyGroup><TorchProvider>Lite</TorchProvider></PropertyGroup></Project>", "Lite")]
    [InlineData("<Project>\n<PropertyGroup>\n  <TorchProvider Condition=\"'$(TorchProvider)' == ''\">TorchSharp</TorchProvider>\n</PropertyGroup>\n</Project>\n", "TorchSharp")]
    [InlineData("<Project>\r\n <PropertyGroup><TorchProvider Condition=\"'$(A)' > '1'\">Lite</TorchProvider></PropertyGroup>\r\n</Project>", null)]
    [InlineData("<Project><PropertyGroup><TorchProvider>torch</TorchProvider></PropertyGroup></Project>", null)]
    [InlineData("<Project />", null)]
    public void A_choice_by_hand_holds_or_is_refused(string choice, string? provider)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var scripts = Directory.CreateDirectory(Path.Combine(folder.Path, "scripts")).FullName;
        foreach (var name in (string[])["setup", "common.sh"])
            File.Copy(Path.Combine(TestData.Root, "scripts", name), Path.Combine(scripts, name));
        File.WriteAllText(Path.Combine(folder.Path, "provider.props"), choice);

        var start = new ProcessStartInfo("bash", [Path.Combine(scripts, "setup"), "--print"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd());
        process.WaitForExit();

        process.ExitCode.ShouldBe(provider is null ? 1 : 0, error);
        output.ShouldBe(provider is null ? "" : $"{provider}\n");
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(provider is null ? 1 : 0, error);
    }
}
