using System.Diagnostics;
using System.Reflection;
using TorchSharp;

namespace MiniCnn.Cli.Doctor;

/// <summary>
/// TorchSharp and the libtorch that it loads: from which file (null where the system does not report it), and why it cannot be used, in one
/// line (null when it can). An NVIDIA driver is found whether or not libtorch can use it.
/// </summary>
internal sealed record TorchFinding
{
    public string TorchSharp { get; } = RunEnvironment.VersionOf<torch.Tensor>();
    public string? LibTorch { get; init; }
    public string? LoadedFrom { get; init; }
    public int? Threads { get; init; }
    public int Processors { get; init; } = Environment.ProcessorCount;
    public int CudaDevices { get; init; }
    public bool BuiltForCuda { get; init; }
    public bool NvidiaDriver { get; init; }
    public string? Problem { get; init; }
    public IReadOnlyList<string> Advice { get; init; } = [];

    public static TorchFinding Find()
    {
        TextWriter stdout = Console.Out;
        try
        {
            Console.SetOut(TextWriter.Null); // TorchSharp writes to stdout at length why it did not load
            torch.InitializeDeviceType(DeviceType.CPU);
            TorchFinding found = new()
            {
                LibTorch = torch.__version__,
                LoadedFrom = Loaded("libtorch_cpu.", "torch_cpu."),
                Threads = torch.get_num_threads(),
                CudaDevices = torch.cuda.is_available() ? torch.cuda.device_count() : 0,
                BuiltForCuda = Loaded("libtorch_cuda", "torch_cuda") is not null,
                NvidiaDriver = File.Exists(OperatingSystem.IsWindows() ? Path.Combine(Environment.SystemDirectory, "nvcuda.dll") : "/proc/driver/nvidia/version"),
            };
            return found with { Advice = [.. TorchAdvice.ForFacts(found)] };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Exception cause = exception;
            while (cause is TypeInitializationException or TargetInvocationException && cause.InnerException is { } inner)
                cause = inner;
            return new() { Problem = $"{cause.GetType().Name}: {Reason(cause.Message)}", Advice = [TorchAdvice.ForFailure(exception.ToString())] };
        }
        finally
        {
            Console.SetOut(stdout);
        }
    }

    /// <summary>The first library that this process has loaded whose name begins with one of these; null where the system reports none.</summary>
    private static string? Loaded(params string[] prefixes)
    {
        using var process = Process.GetCurrentProcess();
        string[] files = [.. process.Modules.Cast<ProcessModule>().Select(module => module.FileName)];
        return prefixes.SelectMany(prefix => files.Where(file => Path.GetFileName(file).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).FirstOrDefault();
    }

    /// <summary>The loader's message about a missing dependency comes after all the paths that were tried.</summary>
    private static string Reason(string message)
    {
        string[] lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? dependency = lines.Skip(1).FirstOrDefault(line => line.Contains("not found (required by", StringComparison.Ordinal)
            || (line.Contains("libtorch", StringComparison.Ordinal) && !line.Contains("torchsharp", StringComparison.OrdinalIgnoreCase)));
        return PrintableText.OneLine(dependency ?? lines.FirstOrDefault("").Split(". ")[0]);
    }
}
