using System.Runtime.InteropServices;

namespace MiniCnn.Imaging;

/// <summary>The four functions of the TurboJPEG 2 interface (turbojpeg.h) that reading needs; version 3 keeps them.</summary>
internal sealed unsafe class TurboJpeg
{
    private const int PixelRgb = 0;
    private const int PixelGray = 6;
    private const int ColorSpaceGray = 2;
    private const int FlagStopOnWarning = 8192;
    private const int FlagLimitScans = 32768;

    private static readonly string[] Names =
        ["libturbojpeg.so.0", "libturbojpeg.0.dylib", "/opt/homebrew/lib/libturbojpeg.dylib", "/usr/local/lib/libturbojpeg.dylib", "turbojpeg.dll", "libturbojpeg.dll", "turbojpeg"];

    private readonly delegate* unmanaged[Cdecl]<nint> _initialize;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _destroy;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, CULong, int*, int*, int*, int*, int> _readHeader;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, CULong, byte*, int, int, int, int, int, int> _decompress;
    private readonly delegate* unmanaged[Cdecl]<nint, nint> _error;

    private TurboJpeg(nint library)
    {
        _initialize = (delegate* unmanaged[Cdecl]<nint>)NativeLibrary.GetExport(library, "tjInitDecompress");
        _destroy = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "tjDestroy");
        _readHeader = (delegate* unmanaged[Cdecl]<nint, byte*, CULong, int*, int*, int*, int*, int>)NativeLibrary.GetExport(library, "tjDecompressHeader3");
        _decompress = (delegate* unmanaged[Cdecl]<nint, byte*, CULong, byte*, int, int, int, int, int, int>)NativeLibrary.GetExport(library, "tjDecompress2");
        _error = (delegate* unmanaged[Cdecl]<nint, nint>)NativeLibrary.GetExport(library, "tjGetErrorStr2");
    }

    /// <summary>Null when no library of these names is installed or it lacks a function.</summary>
    public static TurboJpeg? TryLoad()
    {
        foreach (string name in Names)
        {
            if (!NativeLibrary.TryLoad(name, out nint library))
                continue;
            try
            {
                return new TurboJpeg(library);
            }
            catch (EntryPointNotFoundException)
            {
                NativeLibrary.Free(library);
            }
        }

        return null;
    }

    public Image Decode(ReadOnlySpan<byte> file, ImageLimits limits)
    {
        nint decoder = _initialize();
        if (decoder == 0)
            throw new MiniCnnException(ErrorKind.Failure, $"JPEG: libjpeg-turbo did not start: {Error(0)}");
        try
        {
            fixed (byte* bytes = file)
            {
                CULong length = new((uint)file.Length);
                int width, height, subsampling, colorSpace;
                if (_readHeader(decoder, bytes, length, &width, &height, &subsampling, &colorSpace) != 0)
                    throw MiniCnnException.BadData($"JPEG: the header cannot be read: {Error(decoder)}");
                limits.Check("JPEG", width, height);
                Image picture = new(width, height, colorSpace == ColorSpaceGray ? 1 : 3);
                int format = picture.Channels == 1 ? PixelGray : PixelRgb;
                fixed (byte* pixels = picture.Pixels)
                {
                    // A warning is how the library tells of a file that is cut off; the limit on scans stops a progressive bomb.
                    // Cameras leave stray bytes between markers, which harm nothing: then it is tried again past the warning.
                    bool fine = _decompress(decoder, bytes, length, pixels, width, 0, height, format, FlagStopOnWarning | FlagLimitScans) == 0
                        || (IsHarmless(Error(decoder))
                            && (_decompress(decoder, bytes, length, pixels, width, 0, height, format, FlagLimitScans) == 0 || IsHarmless(Error(decoder))));
                    if (!fine)
                        throw MiniCnnException.BadData($"JPEG: the picture cannot be read: {Error(decoder)}");
                }

                return picture;
            }
        }
        finally
        {
            _ = _destroy(decoder);
        }
    }

    private static bool IsHarmless(string warning) => warning.Contains("extraneous bytes", StringComparison.Ordinal);

    private string Error(nint decoder) => Marshal.PtrToStringUTF8(_error(decoder))?.ReplaceLineEndings(" ").Trim() ?? "no reason given";
}
