using MiniCnn.Cli.Doctor;
using MiniCnn.Tests.Packaging;

namespace MiniCnn.Tests.Cli;

public sealed class DoctorTests
{
    [Fact]
    public void The_version_is_one_line()
    {
        var run = CommandRun.Of("--version");
        (run.ExitCode, run.Error).ShouldBe((0, ""));
        run.Output.ShouldMatch(@"\Aminicnn \d+\.\d+\.\d+\r?\n\z");
    }

    [Fact]
    public void It_reports_TorchSharp_threads_and_data()
    {
        var run = CommandRun.Of("doctor");
        (run.ExitCode, run.Error).ShouldBe((0, ""));
        run.Output.ShouldMatch(@"TorchSharp +0\.\d+\.\d+, libtorch 2\.\d+");
        foreach (string row in new[] { "TorchSharp", "libtorch", "threads", "SIMD", "CUDA", "digits" })
            run.Output.ShouldMatch($@"\b{row}\b");
        var missing = CommandRun.Of("doctor", "--data", "nowhere/at/all");
        missing.ExitCode.ShouldBe(0);
        missing.Output.ShouldMatch(@"- mnist: .*nowhere/at/all \(given folder\): there is no such folder");
    }

    [Fact]
    public void For_machines_it_is_json_with_the_file_that_libtorch_came_from()
    {
        using var report = JsonDocument.Parse(CommandRun.Of("doctor", "--json").Output);
        JsonElement torch = report.RootElement.GetProperty("torch");
        torch.GetProperty("libTorch").GetString().ShouldNotBeNullOrEmpty();
        torch.GetProperty("threads").GetInt32().ShouldBeGreaterThan(0);
        report.RootElement.GetProperty("usable").GetBoolean().ShouldBeTrue();
        if (!OperatingSystem.IsLinux())
            return;
        string? file = torch.GetProperty("loadedFrom").GetString();
        Path.GetFileName(file).ShouldStartWith("libtorch_cpu");
        File.Exists(file).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /a/libLibTorchSharp.so)", "no GLIBCXX_3.4.32; build with build/OlderLinux.targets")]
    [InlineData("libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by /a/libLibTorchSharp.so)", "no GLIBCXX_3.4.30, it is older than GCC 12; use Debian 12")]
    [InlineData("libc.so.6: version `GLIBC_2.34' not found (required by /a/libLibTorchSharp.so)", "older than GLIBC_2.34, which libtorch needs; use Debian 12")]
    [InlineData("libcudart.so.12: cannot open shared object file: No such file or directory", "CUDA and the NVIDIA driver or a library of CUDA is missing")]
    [InlineData("CUDA driver version is insufficient for CUDA runtime version", "the NVIDIA driver is too old")]
    [InlineData("CUDA error: no kernel image is available for execution on the device", "no code for this GPU; use --device cpu")]
    [InlineData("System.DllNotFoundException: Unable to load shared library 'LibTorchSharp' or one of its dependencies.", "library not found: build again")]
    [InlineData("libtorch_cpu.so: cannot open shared object file: No such file or directory", "library not found: build again")]
    [InlineData("This application or script uses TorchSharp but doesn't contain a reference to libtorch-cpu, Version=2.10.0.", "library not found: build again")]
    [InlineData("Unable to load DLL 'LibTorchSharp' or one of its dependencies: The specified module could not be found. (0x8007007E)", "Visual C++ Redistributable")]
    [InlineData("dlopen(libLibTorchSharp.dylib): mach-o file, but is an incompatible architecture (have 'arm64', need 'x86_64')", "library of another processor")]
    [InlineData("something else", "libtorch cannot be loaded: build again")]
    public void A_library_that_does_not_load_has_its_remedy(string message, string advice) => TorchAdvice.ForFailure(message).ShouldContain(advice);

    [Theory]
    [InlineData(false, 0, false, 2, "")]
    [InlineData(true, 1, true, 2, "")]
    [InlineData(true, 0, false, 2, "there is no NVIDIA driver; install it, or build with LibTorchPackage=TorchSharp-cpu")]
    [InlineData(true, 0, true, 2, "no device answers; update the driver")]
    [InlineData(false, 0, true, 2, "built for the CPU; build with LibTorchPackage=TorchSharp-cuda-linux")]
    [InlineData(false, 0, false, 8, "8 threads on 4 processors slow each other down; set OMP_NUM_THREADS=4, or train with --threads 1")]
    public void A_library_that_could_do_more_has_its_advice(bool builtForCuda, int devices, bool driver, int threads, string advice)
    {
        TorchFinding torch = new() { BuiltForCuda = builtForCuda, CudaDevices = devices, NvidiaDriver = driver, Threads = threads, Processors = 4 };
        string.Join('\n', TorchAdvice.ForFacts(torch)).ShouldContain(advice);
        TorchAdvice.ForFacts(torch).Count().ShouldBe(advice.Length == 0 ? 0 : 1);
    }

    [Theory]
    [InlineData("TorchSharp-cuda-linux")]
    [InlineData("TorchSharp-cuda-windows")]
    public void One_property_chooses_the_package_of_libtorch(string package)
    {
        string items = DotNet.Run(TestData.Root, "msbuild", "src/MiniCnn", "-getItem:PackageReference", "-getItem:PackageVersion", $"-p:LibTorchPackage={package}");
        JsonElement all = JsonDocument.Parse(items).RootElement.GetProperty("Items");
        foreach (string kind in new[] { "PackageReference", "PackageVersion" })
        {
            string[] names = [.. all.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
            names.ShouldContain(package);
            names.ShouldNotContain("TorchSharp-cpu");
        }
    }
}
