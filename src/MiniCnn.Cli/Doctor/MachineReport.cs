using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace MiniCnn.Cli.Doctor;

/// <summary>What this machine has for MiniCnn; the memory is physical memory or the limit set for this process.</summary>
internal sealed record MachineReport(string MiniCnn, string DotNet, string System, long MemoryBytes, TorchFinding Torch, SimdFinding Simd, IReadOnlyList<DataFinding> Data)
{
    /// <summary>What is missing and what to do about it, the most important first.</summary>
    public IReadOnlyList<string> Advice => [.. Torch.Advice, .. Data.Select(data => data.Advice).OfType<string>()];

    public bool Usable => Torch.Problem is null;

    public static MachineReport OfThisMachine(DataPlaces places) => new(
        RunEnvironment.VersionOf<MachineReport>(), Environment.Version.ToString(), $"{RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})",
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, TorchFinding.Find(), SimdFinding.Find(), [.. DatasetCatalog.All.Select(info => DataFinding.Of(info, places))]);
}

/// <summary>The vector instructions that this program's own loops can use, and how many 32-bit numbers one portable vector holds.</summary>
internal sealed record SimdFinding(IReadOnlyList<string> Instructions, int FloatsAtOnce)
{
    public static SimdFinding Find()
    {
        (string Name, bool There)[] known =
        [
            ("AVX-512", Avx512F.IsSupported), ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported),
            ("AVX", Avx.IsSupported), ("SSE4.2", Sse42.IsSupported), ("NEON", AdvSimd.IsSupported),
        ];
        return new([.. known.Where(set => set.There).Select(set => set.Name)], Vector<float>.Count);
    }
}

/// <summary>Where a dataset's files are and why that place was searched, or what to do where they are missing.</summary>
internal sealed record DataFinding(string Name, bool BuiltIn, string? Folder = null, string? Place = null, string? Advice = null)
{
    public static DataFinding Of(DatasetInfo info, DataPlaces places)
    {
        try
        {
            return new DatasetResolver(places).Find(info) is { } found ? new(info.Name, false, Path.GetFullPath(found.Folder), found.Place)
                : new(info.Name, info.BuiltIn, Advice: info.BuiltIn ? null : $"{info.Name}: run 'minicnn data get {info.Name}', or name its folder with --data or MINICNN_DATA");
        }
        catch (MiniCnnException exception)
        {
            return new(info.Name, false, Advice: $"{info.Name}: {exception.Message}");
        }
    }
}
