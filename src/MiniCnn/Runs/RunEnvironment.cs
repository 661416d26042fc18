using System.Reflection;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MiniCnn.Runs;

/// <summary>What a run was computed with. The same numbers come out again with the same libtorch, machine and threads.</summary>
/// <param name="MiniCnn">This program's version.</param>
/// <param name="Runtime">.NET's version.</param>
/// <param name="System">Operating system and processor architecture.</param>
/// <param name="Torch">The assembly that speaks to libtorch, and libtorch's version.</param>
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
}
