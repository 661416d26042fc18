using System.Reflection;
using MiniCnn.Cli.Terminal;
using TorchSharp;

namespace MiniCnn.Cli.Doctor;

/// <summary>TorchSharp and the libtorch that it loads.</summary>
internal sealed record TorchFinding
{
    public string TorchSharp { get; } =
        typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    public string? LibTorch { get; init; }

    /// <summary>The file that was loaded; null where the system does not report it.</summary>
    public string? LoadedFrom { get; init; }

    public int? Threads { get; init; }

    public int Processors { get; init; } = Environment.ProcessorCount;

    public int CudaDevices { get; init; }

    /// <summary>The loaded libtorch has parts for CUDA.</summary>
    public bool BuiltForCuda { get; init; }

    /// <summary>An NVIDIA driver is installed, whether or not libtorch can use it.</summary>
    public bool NvidiaDriver { get; init; }

    /// <summary>Why libtorch cannot be used, in one line; null when it can.</summary>
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
                LoadedFrom = LoadedLibraries.Find("libtorch_cpu.", "torch_cpu."),
                Threads = torch.get_num_threads(),
                CudaDevices = torch.cuda.is_available() ? torch.cuda.device_count() : 0,
                BuiltForCuda = LoadedLibraries.Find("libtorch_cuda", "torch_cuda") is not null,
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

    /// <summary>The loader's message about a missing dependency comes after all the paths that were tried.</summary>
    private static string Reason(string message)
    {
        string[] lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? dependency = lines.Skip(1).FirstOrDefault(line => line.Contains("not found (required by", StringComparison.Ordinal)
            || (line.Contains("libtorch", StringComparison.Ordinal) && !line.Contains("torchsharp", StringComparison.OrdinalIgnoreCase)));
        return Output.OneLine(dependency ?? lines.FirstOrDefault("").Split(". ")[0]);
    }
}
