using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MiniCnn.Tests.Support;

/// <summary>What may stand where a file is expected.</summary>
internal static class SpecialFiles
{
    /// <summary>Makes a FIFO, a socket, a loop of links and, where this user may, a device like /dev/zero.</summary>
    public static IReadOnlyDictionary<string, string> Make(string folder)
    {
        string At(string name) => Path.Combine(folder, name);
        Dictionary<string, string> made = new() { ["fifo"] = At("fifo.png"), ["socket"] = At("socket.png"), ["loop"] = At("loop.png") };
        MakeFifo(made["fifo"], 0x1B6).ShouldBe(0);
        using (Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
            socket.Bind(new UnixDomainSocketEndPoint(made["socket"]));
        File.CreateSymbolicLink(made["loop"], At("loop-2"));
        File.CreateSymbolicLink(At("loop-2"), made["loop"]);
        const int CharacterDevice = 0x2000, Zero = (1 << 8) + 5;
        if (OperatingSystem.IsLinux() && MakeNode(At("device.png"), CharacterDevice | 0x1B6, Zero) == 0)
            made["device"] = At("device.png");
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
