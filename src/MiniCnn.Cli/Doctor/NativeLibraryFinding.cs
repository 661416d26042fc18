using System.Runtime.InteropServices;

namespace MiniCnn.Cli.Doctor;

/// <param name="Name">The library's name.</param>
/// <param name="Found">It can be loaded.</param>
/// <param name="Path">From where, if the system tells.</param>
/// <param name="Advice">What is lost without it, and what to do.</param>
internal sealed record NativeLibraryFinding(string Name, bool Found, string? Path, IReadOnlyList<string> Advice)
{
    public static NativeLibraryFinding TurboJpeg()
    {
        string[] names = OperatingSystem.IsWindows() ? ["turbojpeg.dll", "libturbojpeg.dll"]
            : OperatingSystem.IsMacOS() ? ["libturbojpeg.dylib", "/opt/homebrew/lib/libturbojpeg.dylib", "/usr/local/lib/libturbojpeg.dylib"]
            : ["libturbojpeg.so.0", "libturbojpeg.so"];
        var found = Array.Exists(names, name => NativeLibrary.TryLoad(name, out _));
        var package = OperatingSystem.IsMacOS() ? "brew install jpeg-turbo" : OperatingSystem.IsWindows() ? "put libjpeg-turbo's turbojpeg.dll into PATH" : "apt-get install libturbojpeg0";
        return new("libturbojpeg", found, LoadedLibraries.Find("libturbojpeg", "turbojpeg"),
            found ? [] : [$"JPEG: pictures of this kind cannot be read without libturbojpeg (PNG and PNM can); {package}"]);
    }
}
