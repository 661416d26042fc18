using System.Runtime.InteropServices;

namespace MiniCnn.Training;

/// <summary>
/// Tells glibc's allocator to keep large blocks that are freed: libtorch asks for the same ones again in every step, and fresh pages cost it
/// up to half of the time. Nothing happens where the C library is another.
/// </summary>
internal static partial class HeapMemory
{
    // from malloc.h
    private const int TrimThreshold = -1, TopPad = -2, MmapMax = -4;
    private const int TopPadBytes = 64 << 20;

    private static readonly Lazy<bool> Kept = new(() => OperatingSystem.IsLinux() && Keep());

    /// <summary>Once a process; true where the allocator took all of it.</summary>
    public static bool KeepBlocks() => Kept.Value;

    private static bool Keep()
    {
        try
        {
            return mallopt(MmapMax, 0) == 1 & mallopt(TrimThreshold, int.MaxValue) == 1 & mallopt(TopPad, TopPadBytes) == 1;
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int mallopt(int option, int value);
}
