using MiniCnn.Data;
using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>Images of a dataset as pictures.</summary>
internal static class ImagePicture
{
    /// <summary>In colors where there are three channels, else the first in gray.</summary>
    public static Image Of(ImageSet images, int index)
    {
        ReadOnlySpan<byte> pixels = images.Image(index);
        Image picture = new(images.Width, images.Height, images.Channels == 3 ? 3 : 1);
        for (int i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = pixels[((i % picture.Channels) * images.Height * images.Width) + (i / picture.Channels)];
        return picture;
    }

    /// <summary>The first channel as numbers, 0 to 1.</summary>
    public static Plane FirstChannel(ImageSet images, int index) =>
        new(images.Height, images.Width, [.. images.Image(index)[..(images.Height * images.Width)].ToArray().Select(pixel => pixel / 255f)]);
}
