using MiniCnn.Imaging;

namespace MiniCnn.Data;

/// <summary>Brings an image to the size and channels that a network takes.</summary>
public static class ImageFitting
{
    /// <summary>See <see cref="ImageConversion.ToChannelsFirst"/>, which prediction uses too: transparency over white.</summary>
    /// <returns>[channels, height, width].</returns>
    public static byte[] Fit(DecodedImage image, int channels, int height, int width) =>
        new Image(image.Width, image.Height, image.Channels, image.Pixels).ToChannelsFirst(channels, height, width);
}
