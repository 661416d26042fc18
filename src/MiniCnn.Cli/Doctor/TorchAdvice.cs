using System.Text.RegularExpressions;

namespace MiniCnn.Cli.Doctor;

internal static class TorchAdvice
{
    private const string ChooseCuda = "LibTorchPackage=TorchSharp-cuda-linux (Windows: TorchSharp-cuda-windows)", ChooseCpu = "LibTorchPackage=TorchSharp-cpu";

    /// <summary>By the message of the exception; the first pattern that is found in it counts.</summary>
    private static readonly (string Pattern, string Advice)[] Failures =
    [
        (@"GLIBCXX_3\.4\.(3[1-9]|[4-9]\d|\d{3,})(?=' not found)",
            "C++ runtime: this system's libstdc++ has no $&; build with build/OlderLinux.targets (not with -p:OlderLinux=false), or use Debian 13, Ubuntu 24.04 or newer"),
        (@"GLIBCXX_3\.4\.\d+(?=' not found)",
            "C++ runtime: this system's libstdc++ has no $&, it is older than GCC 12; use Debian 12, Ubuntu 22.04 or newer, or a container of one"),
        (@"GLIBC_2\.\d+(?=' not found)", "C library: this system is older than $&, which libtorch needs; use Debian 12, Ubuntu 22.04 or newer, or a container of one"),
        ("driver version is insufficient",
            $"CUDA: the NVIDIA driver is too old for this libtorch, which is built for CUDA 12.8; update it (see nvidia-smi), or build with {ChooseCpu}"),
        ("no kernel image is available", $"CUDA: this libtorch has no code for this GPU; use --device cpu, or build with {ChooseCpu}"),
        (@"(libcuda|libcudart|libcudnn|libcublas|libc10_cuda|libtorch_cuda|nvcuda|c10_cuda|torch_cuda)\S*(: cannot open shared object file|' or one of its dependencies)",
            $"CUDA: this libtorch is built for CUDA and the NVIDIA driver or a library of CUDA is missing; install the driver (see nvidia-smi), or build with {ChooseCpu}"),
        ("0x8007007E", "library not found: install the Visual C++ Redistributable 2015-2022 (x64), then build again"),
        ("is an incompatible architecture|0x8007000B",
            "library of another processor: TorchSharp-cpu has linux-x64, win-x64 and osx-arm64; use the .NET SDK of that processor"),
        ("Unable to load|cannot open shared object file|contain a reference to",
            "library not found: build again with a network (dotnet build), or clear a damaged package first (dotnet nuget locals global-packages --clear); "
            + "TorchSharp-cpu has linux-x64, win-x64 and osx-arm64"),
        ("", "libtorch cannot be loaded: build again (dotnet build); --debug shows the whole message of another command"),
    ];

    /// <summary>By the message of the exception with which loading failed, its inner ones included.</summary>
    public static string ForFailure(string message) =>
        Failures.Select(known => Regex.Match(message, known.Pattern) is { Success: true } match ? match.Result(known.Advice) : null).First(advice => advice is not null)!;

    /// <summary>By what was found where it loaded.</summary>
    public static IEnumerable<string> ForFacts(TorchFinding torch)
    {
        if (torch.BuiltForCuda && torch.CudaDevices == 0)
        {
            yield return torch.NvidiaDriver
                ? "CUDA: this libtorch is built for CUDA 12.8 and an NVIDIA driver is here, but no device answers; update the driver (see nvidia-smi)"
                : $"CUDA: this libtorch is built for CUDA, but there is no NVIDIA driver; install it, or build with {ChooseCpu}, which is smaller";
        }
        if (!torch.BuiltForCuda && torch.NvidiaDriver)
            yield return $"CUDA: this machine has an NVIDIA driver, but this libtorch is built for the CPU; build with {ChooseCuda} to use the GPU";
        if (torch.Threads > torch.Processors)
            yield return $"threads: {torch.Threads} threads on {torch.Processors} processors slow each other down; set OMP_NUM_THREADS={torch.Processors}, or train with --threads 1";
    }
}
