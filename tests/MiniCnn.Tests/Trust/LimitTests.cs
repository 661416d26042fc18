using System.Diagnostics;
using MiniCnn.Cli.Terminal;
using MiniCnn.Tests.Cli;

namespace MiniCnn.Tests.Trust;

/// <summary>What the system does not allow, and terminals and folders as they should not be.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly TinyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_larger_than_allowed_is_an_error_and_no_death()
    {
        if (!OperatingSystem.IsLinux())
            return;
        // the runtime itself needs a large file, unless it is told not to separate code that is written from code that runs
        using CommandProcess process = new(_folder.Train("--no-report", "--no-pictures"), before: "export DOTNET_EnableWriteXorExecute=0; ulimit -f 1");
        process.WaitForExit().ShouldBe(1, process.Error);
        process.Error.ShouldContain("minicnn: Cannot write ");
        process.Error.ShouldNotContain("Exception");
    }

    [Theory]
    [InlineData("fsync", "EIO", "Input/output error")]
    [InlineData("fsync", "ENOSPC", "No space left on device")]
    public void An_error_that_the_system_reports_at_a_flush_is_reported(string call, string error, string text)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/strace"))
            return;
        using CommandProcess process = new(
            _folder.Train("--no-report", "--no-pictures"), before: $"exec strace -f -qq -o /dev/null -e trace={call} -e inject={call}:error={error}:when=9 \"$@\"");
        process.WaitForExit().ShouldBe(1, process.Error);
        process.Error.ShouldContain($": {text}; choose another place");
    }

    [Fact]
    public void A_folder_whose_name_is_not_text_is_refused()
    {
        if (!OperatingSystem.IsLinux())
            return;
        string classes = _folder.At("classes");
        foreach (string name in new[] { "a", "b" })
            ImageFile.Write(Path.Combine(classes, name, "1.png"), new Image(8, 6, 1, new byte[48]));
        using (CommandProcess process = new(["train", _folder.Data, "--model", _folder.Model], before: $"mkdir \"$(printf '{classes}/caf\\351')\"\ncd {classes}/caf*"))
        {
            process.WaitForExit().ShouldBe(1, process.Error);
            process.Error.ShouldContain("not UTF-8");
            Directory.GetDirectories(classes).Length.ShouldBe(3);
        }

        var run = CommandRun.Of("train", classes);
        // .NET cannot remove it either
        Process.Start("sh", ["-c", $"rmdir {classes}/caf*"]).WaitForExit();
        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain($"minicnn: {classes}: cannot be read: ");
        run.Error.ShouldContain("UTF-8");
    }

    [Fact]
    public void A_folder_that_may_not_be_read_is_told()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        File.SetUnixFileMode(_folder.Data, UnixFileMode.None);
        var run = CommandRun.Of(_folder.Train());
        File.SetUnixFileMode(_folder.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("cannot be read");
    }

    [Fact]
    public void A_run_finds_its_images_from_another_folder_too()
    {
        string here = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = Path.GetDirectoryName(_folder.Data)!;
            string[] train = _folder.Train("--no-report", "--no-pictures");
            CommandRun.Of([train[0], "./bars", .. train[2..]]).ExitCode.ShouldBe(0);
        }
        finally
        {
            Environment.CurrentDirectory = here;
        }

        CommandRun.Of("evaluate", _folder.Run).ExitCode.ShouldBe(0);
        Directory.Move(_folder.Data, _folder.At("moved"));
        var lost = CommandRun.Of("evaluate", _folder.Run);
        lost.ExitCode.ShouldBe(3);
        lost.Error.ShouldContain("--data");
        CommandRun.Of("evaluate", _folder.Run, "--data", _folder.At("moved")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Help_fits_any_terminal()
    {
        foreach (string[] verb in new string[][] { [], ["train"], ["conv"], ["data", "get"] })
        {
            foreach (int width in new[] { 1, 2, 3, 5, 8, 13, 21, 34, 55 })
            {
                CommandRun help = await Task.Run(() => CommandRun.Run([.. verb, "--help"], TerminalInfo.None with { Width = width })).WaitAsync(TimeSpan.FromSeconds(20));
                help.ExitCode.ShouldBe(0, help.Error);
            }
        }
    }
}
