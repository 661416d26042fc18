using static TorchSharp.torch;

namespace MiniCnn.Runs;

/// <summary>Whether a device that an option names is there.</summary>
internal static class RunDevice
{
    public static void ThrowIfMissing(string device)
    {
        if (device.StartsWith("cuda", StringComparison.Ordinal) && !cuda.is_available())
            throw MiniCnnException.BadUsage($"Device {device} is not there: this libtorch sees no CUDA device; use cpu, or see: minicnn doctor");
    }
}
