using System.Runtime.InteropServices;
using MiniCnn.Data;

namespace MiniCnn.Cli.Doctor;

/// <summary>What this machine has for MiniCnn.</summary>
internal sealed record MachineReport
{
    public required string MiniCnn { get; init; }

    public required string DotNet { get; init; }

    public required string System { get; init; }

    /// <summary>Physical memory or the limit set for this process.</summary>
    public required long MemoryBytes { get; init; }

    public required TorchFinding Torch { get; init; }

    public required SimdFinding Simd { get; init; }

    public required IReadOnlyList<DataFinding> Data { get; init; }

    /// <summary>What is missing and what to do about it, the most important first.</summary>
    public IReadOnlyList<string> Advice => [.. Torch.Advice, .. Data.Select(data => data.Advice).OfType<string>()];

    /// <summary>Training works here.</summary>
    public bool Usable => Torch.Problem is null;

    public static MachineReport OfThisMachine(DataPlaces places) => new()
    {
        MiniCnn = MiniCnnVersion.Text,
        DotNet = Environment.Version.ToString(),
        System = $"{RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})",
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        Torch = TorchFinding.Find(),
        Simd = SimdFinding.Find(),
        Data = DataFinding.All(places),
    };
}
