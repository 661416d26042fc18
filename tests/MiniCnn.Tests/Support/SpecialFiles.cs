using System.Runtime.InteropServices;

namespace MiniCnn.Tests.Support;

/// <summary>What may stand where a file is expected.</summary>
internal static class SpecialFiles
{
    /// <summary>Makes a FIFO, a loop of links and, where this user may, a device like /dev/null and a socket.</summary>
    public static IReadOnlyDictionary<string, string> Make(string folder)
    {
        string At(string name) => Path.Combine(folder, name);
        Dictionary<string, string> made = new() { ["fifo"] = At("fifo.png"), ["loop"] = At("loop.png") };
        MakeFifo(made["fifo"], 0x1B6).ShouldBe(0);
        File.CreateSymbolicLink(made["loop"], At("loop-2"));
        File.CreateSymbolicLink(At("loop-2"), made["loop"]);
        const int CharacterDevice = 0x2000, Socket = 0xC000;
        const ulong Null = (1 << 8) + 3; // <sys/stat.h>; major 1, minor 3
        foreach ((string name, int mode, ulong device) in new[] { ("device", CharacterDevice, Null), ("socket", Socket, 0UL) })
        {
            if (OperatingSystem.IsLinux() && MakeNode(At($"{name}.png"), mode | 0x1B6, device) == 0)
                made[name] = At($"{name}.png");
        }

        return made;
    }

    /// <summary>A terabyte that takes no space.</summary>
    public static string Giant(string path)
    {
        using FileStream stream = new(path, FileMode.CreateNew);
        stream.SetLength(1L << 40);
        return path;
    }

    [DllImport("libc", EntryPoint = "mkfifo")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    [DllImport("libc", EntryPoint = "mknod")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeNode([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode, ulong device);
}
