using System.ComponentModel;
using System.Diagnostics;
using MiniCnn.Data;

namespace MiniCnn.Benchmarks.Measuring;

/// <summary>What is on this machine: the clone, MNIST, Python's PyTorch.</summary>
internal static class Repository
{
    private static readonly Lazy<string?> Torch = new(FindPyTorch);

    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Its version, or null.</summary>
    public static string? PyTorch => Torch.Value;

    /// <summary>Null where it is not on this machine; nothing is downloaded.</summary>
    public static DatasetLocation? Mnist => new DatasetResolver(DataPlaces.FromEnvironment()).Find(DatasetCatalog.Mnist);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "MiniCnn.sln")) ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("there is no MiniCnn.sln above this program"));

    private static string? FindPyTorch()
    {
        try
        {
            using Process python = Process.Start(
                new ProcessStartInfo("python3", ["-c", "import torch; print(torch.__version__)"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string version = python.StandardOutput.ReadToEnd().Trim();
            python.WaitForExit();
            return python.ExitCode == 0 ? version : null;
        }
        catch (Win32Exception)
        {
            return null; // no Python
        }
    }
}
