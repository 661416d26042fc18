using System.Reflection;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MiniCnn.Runs;

/// <summary>What a run was computed with. Results repeat with the same libtorch, machine and threads.</summary>
/// <param name="MiniCnn">The library's version.</param>
/// <param name="Runtime">.NET's version.</param>
/// <param name="System">Operating system and processor architecture.</param>
/// <param name="Torch">TorchSharp's and libtorch's version.</param>
/// <param name="Threads">Threads that libtorch computed with.</param>
public sealed record RunEnvironment(string MiniCnn, string Runtime, string System, string Torch, int Threads)
{
    /// <summary>The environment of this process, as it is now.</summary>
    public static RunEnvironment OfProcess()
    {
        AssemblyName torch = typeof(global::TorchSharp.torch).Assembly.GetName();
        return new RunEnvironment(
            typeof(RunEnvironment).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown",
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}",
            $"{torch.Name} {torch.Version?.ToString(3)}, libtorch {__version__}",
            get_num_threads());
    }

    /// <exception cref="MiniCnnException">An option names a device that is not there.</exception>
    internal static void ThrowIfMissing(string device)
    {
        if (device.StartsWith("cuda", StringComparison.Ordinal) && !cuda.is_available())
            throw MiniCnnException.BadUsage($"Device {device} is not available: this libtorch has no CUDA device; use cpu, or a build of libtorch with CUDA");
    }
}
