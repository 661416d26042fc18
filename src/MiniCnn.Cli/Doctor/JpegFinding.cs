using MiniCnn.Imaging;

namespace MiniCnn.Cli.Doctor;

/// <param name="Found">JPEG pictures can be read.</param>
/// <param name="Path">The file of libjpeg-turbo, if the system tells.</param>
/// <param name="Advice">What to do where it is missing.</param>
internal sealed record JpegFinding(bool Found, string? Path, string? Advice)
{
    public static JpegFinding Find() => Jpeg.IsAvailable
        ? new(true, LoadedLibraries.Find("libturbojpeg", "turbojpeg"), null)
        : new(false, null, $"JPEG: only PNG and PNM pictures can be read; {Install}");

    private static string Install => OperatingSystem.IsWindows() ? "put turbojpeg.dll of libjpeg-turbo into a folder in PATH"
        : OperatingSystem.IsMacOS() ? "brew install jpeg-turbo"
        : "install libjpeg-turbo (Debian, Ubuntu: apt-get install libturbojpeg0)";
}
