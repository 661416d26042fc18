namespace MiniCnn.Imaging;

/// <summary>
/// Eight-bit pixels, row after row from the top left, channels interleaved: 1 gray, 3 red-green-blue, 4 with alpha
/// (straight, not premultiplied).
/// </summary>
public sealed class Image
{
    /// <exception cref="MiniCnnException">Sides below 1, channels other than 1, 3 or 4, or a length that does not fit.</exception>
    public Image(int width, int height, int channels, byte[] pixels)
    {
        if (width < 1 || height < 1 || channels is not (1 or 3 or 4) || pixels.LongLength != (long)width * height * channels)
        {
            throw MiniCnnException.BadUsage(
                $"An image of {width}x{height} with {channels} channels cannot be made from {pixels.LongLength} bytes; "
                    + "expected sides >= 1, 1, 3 or 4 channels and width*height*channels bytes");
        }
        (Width, Height, Channels, Pixels) = (width, height, channels, pixels);
    }

    /// <summary>An image of zeros: black, and transparent where there is an alpha channel.</summary>
    public Image(int width, int height, int channels)
        : this(width, height, channels, new byte[checked(width * height * channels)])
    {
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>1, 3 or 4 bytes a pixel.</summary>
    public int Channels { get; }

    /// <summary>[Height, Width, Channels], each 0–255.</summary>
    public byte[] Pixels { get; }

    /// <summary>One channel of one pixel; x from the left, y from the top.</summary>
    public byte this[int x, int y, int channel]
    {
        get => Pixels[(((y * Width) + x) * Channels) + channel];
        set => Pixels[(((y * Width) + x) * Channels) + channel] = value;
    }
}
