using System.Reflection;
using MiniCnn.Cli.Terminal;
using TorchSharp;

namespace MiniCnn.Cli.Doctor;

/// <summary>Where the tensors are computed.</summary>
internal sealed record TorchFinding
{
    /// <summary>The assembly that has TorchSharp's API, with its version where it is the package.</summary>
    public required string Provider { get; init; }

    public string? LibTorch { get; init; }

    /// <summary>The file that was loaded; null where the system does not tell.</summary>
    public string? LoadedFrom { get; init; }

    /// <summary>The library behind matrix products.</summary>
    public string? Blas { get; init; }

    public int? Threads { get; init; }

    public int Processors { get; init; } = Environment.ProcessorCount;

    public bool Cuda { get; init; }

    public int CudaDevices { get; init; }

    /// <summary>The loaded libtorch has parts for CUDA.</summary>
    public bool BuiltForCuda { get; init; }

    /// <summary>Why libtorch cannot be used, in one line; null when it can.</summary>
    public string? Problem { get; init; }

    public IReadOnlyList<string> Advice { get; init; } = [];

    public static TorchFinding Find()
    {
        AssemblyName assembly = typeof(torch).Assembly.GetName();
        bool lite = assembly.Name != "TorchSharp";
        TextWriter stdout = Console.Out;
        string provider = lite ? assembly.Name! : $"TorchSharp {PackageVersion()}";
        try
        {
            // TorchSharp tells on stdout at length why it did not load
            Console.SetOut(TextWriter.Null);
            return Load(provider);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Exception cause = exception;
            while (cause is TypeInitializationException or TargetInvocationException && cause.InnerException is { } inner)
                cause = inner;
            string remedy = lite
                ? "run scripts/setup --again, or install libtorch-dev (Debian, Ubuntu) or unpack a libtorch from pytorch.org and set LIBTORCH to its folder, then build again"
                : "build again with a network, or run scripts/setup --again";
            return new()
            {
                Provider = provider,
                Problem = $"{cause.GetType().Name}: {Reason(cause)}",
                Advice = [$"libtorch cannot be loaded: {remedy}"],
            };
        }
        finally
        {
            Console.SetOut(stdout);
        }
    }

    private static TorchFinding Load(string provider)
    {
        torch.InitializeDeviceType(DeviceType.CPU); // loads libtorch
        int threads = torch.get_num_threads();
        string? file = LoadedLibraries.Find("libtorch_cpu.", "torch_cpu.");
        string? blas = LoadedLibraries.Find("libmkl_core", "libopenblas", "mkl_core", "libblis", "libatlas", "libblas.");
        bool cuda = torch.cuda.is_available();
        bool builtForCuda = LoadedLibraries.Find("libtorch_cuda", "torch_cuda") is not null;
        return new()
        {
            Provider = provider,
            LibTorch = torch.__version__,
            LoadedFrom = file,
            Blas = blas,
            Threads = threads,
            Cuda = cuda,
            CudaDevices = cuda ? torch.cuda.device_count() : 0,
            BuiltForCuda = builtForCuda,
            Advice = AdviceFor(blas, cuda, builtForCuda),
        };
    }

    private static List<string> AdviceFor(string? blas, bool cuda, bool builtForCuda)
    {
        var advice = new List<string>();
        // Debian's reference BLAS is libblas.so.3 too; an OpenBLAS put in its place lies in a folder that says so
        if (blas is not null && Path.GetFileName(blas).StartsWith("libblas.", StringComparison.Ordinal) && !blas.Contains("openblas", StringComparison.Ordinal))
            advice.Add("BLAS: this is the slow reference BLAS; apt-get install libopenblas0-pthread makes training several times faster");
        if (builtForCuda && !cuda)
            advice.Add("CUDA: this libtorch has it, but no device answers; look at the driver with nvidia-smi");
        return advice;
    }

    /// <summary>Of a library that does not load, what the loader says of the one that it needs; it comes after all the places tried.</summary>
    private static string Reason(Exception cause)
    {
        string[] lines = cause.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? dependency = cause is DllNotFoundException
            ? lines.Skip(1).FirstOrDefault(line => line.Contains("libtorch", StringComparison.Ordinal) && !line.Contains("torchsharp", StringComparison.OrdinalIgnoreCase))
            : null;
        return Output.OneLine(dependency ?? lines.FirstOrDefault("").Split(". ")[0]);
    }

    private static string PackageVersion() =>
        typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";
}
