using System.Text.Json;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Cli;

public sealed class DoctorTests
{
    [Fact]
    public void It_names_provider_libtorch_threads_and_data()
    {
        var run = CommandRun.Of("doctor");
        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        foreach (string? row in new[] { "provider", "libtorch", "threads", "SIMD", "CUDA", "JPEG", "digits" })
            run.Output.ShouldMatch($@"\b{row}\b");
    }

    [Fact]
    public void For_machines_it_is_json()
    {
        var run = CommandRun.Of("doctor", "--json");
        run.ExitCode.ShouldBe(0);
        using var report = JsonDocument.Parse(run.Output);
        JsonElement torch = report.RootElement.GetProperty("torch");
        torch.GetProperty("libTorch").GetString().ShouldNotBeNullOrEmpty();
        torch.GetProperty("threads").GetInt32().ShouldBeGreaterThan(0);
        report.RootElement.GetProperty("usable").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void On_linux_it_says_from_which_file_libtorch_came()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var report = JsonDocument.Parse(CommandRun.Of("doctor", "--json").Output);
        string? file = report.RootElement.GetProperty("torch").GetProperty("loadedFrom").GetString();
        Path.GetFileName(file).ShouldStartWith("libtorch_cpu");
        File.Exists(file).ShouldBeTrue();
    }

    [Fact]
    public void A_data_folder_that_is_not_there_is_told_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        string missing = Path.Combine(folder.Path, "nowhere");
        var run = CommandRun.Of("doctor", "--data", missing);
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain($"- mnist: {missing} (given folder): there is no such folder");
    }
}
