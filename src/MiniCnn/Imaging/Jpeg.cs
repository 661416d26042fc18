namespace MiniCnn.Imaging;

/// <summary>
/// JPEG reading through the TurboJPEG interface of libjpeg-turbo (https://libjpeg-turbo.org), loaded when first needed;
/// nothing else depends on it.
/// </summary>
public static class Jpeg
{
    private const string Advice = "install libjpeg-turbo (Debian and Ubuntu: apt install libturbojpeg0; macOS: brew install jpeg-turbo), or save the picture as PNG first";

    private static readonly Lazy<TurboJpeg?> Library = new(TurboJpeg.TryLoad);

    /// <summary>Whether libjpeg-turbo was found.</summary>
    public static bool IsAvailable => Library.Value is not null;

    /// <summary>Gray as 1 channel, color as 3.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="limits">Most pixels; <see cref="ImageLimits.Default"/> when left out.</param>
    /// <exception cref="MiniCnnException">Failure: libjpeg-turbo is not installed. Data error: damaged, cut off, beyond the limits.</exception>
    public static Image Decode(ReadOnlyMemory<byte> file, ImageLimits? limits = null)
    {
        TurboJpeg library = Library.Value
            ?? throw new MiniCnnException(ErrorKind.Failure, $"JPEG needs libjpeg-turbo, which was not found here; {Advice}");
        return library.Decode(file.Span, limits ?? ImageLimits.Default);
    }
}
