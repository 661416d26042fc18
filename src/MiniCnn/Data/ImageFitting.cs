using MiniCnn.Imaging;

namespace MiniCnn.Data;

/// <summary>Resizes an image to the size and channels of a network's input.</summary>
internal static class ImageFitting
{
    /// <summary>Crops the middle to the aspect ratio of the target, in whole pixels, then resizes. Alpha is composited over white.</summary>
    /// <param name="image">Of any size.</param>
    /// <param name="channels">1: luma of Rec. 601; 3: RGB.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <returns>[channels, height, width].</returns>
    public static byte[] Fit(Image image, int channels, int height, int width)
    {
        int cropWidth = Math.Clamp((int)Math.Round((double)image.Height * width / height), 1, image.Width);
        int cropHeight = Math.Clamp((int)Math.Round((double)image.Width * height / width), 1, image.Height);
        Image middle = image.Crop((image.Width - cropWidth) / 2, (image.Height - cropHeight) / 2, cropWidth, cropHeight);
        Image opaque = channels == 1 ? middle.ToGray() : middle.ToRgb();
        Image resized = opaque.Resize(width, height, cropWidth < width ? ResizeMethod.Bilinear : ResizeMethod.Area);
        byte[] planes = new byte[channels * height * width];
        for (int i = 0; i < planes.Length; i++)
            planes[((i % channels) * height * width) + (i / channels)] = resized.Pixels[i];
        return planes;
    }
}
