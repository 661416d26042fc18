using MiniCnn.Data;
using MiniCnn.Imaging;

namespace MiniCnn.Lessons;

/// <summary>Images whose pixels are elsewhere: moved along, or shuffled.</summary>
internal static class MovedPixels
{
    /// <summary>Every image moved, black coming in.</summary>
    public static ImageSet Shift(ImageSet images, int down, int right)
    {
        byte[] pixels = new byte[images.Pixels.Length];
        for (int plane = 0; plane < images.Count * images.Channels; plane++)
        {
            for (int row = Math.Max(down, 0); row < Math.Min(images.Height + down, images.Height); row++)
            {
                int width = images.Width - Math.Abs(right), start = ((plane * images.Height) + row) * images.Width, from = start - (down * images.Width);
                images.Pixels.AsSpan(from + Math.Max(-right, 0), width).CopyTo(pixels.AsSpan(start + Math.Max(right, 0)));
            }
        }
        return new ImageSet(pixels, images.Labels, images.Channels, images.Height, images.Width);
    }

    /// <summary>The pixels of every image in the same new order.</summary>
    public static ImageSet Shuffle(ImageSet images, int[] order)
    {
        byte[] pixels = new byte[images.Pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = images.Pixels[i - (i % order.Length) + order[i % order.Length]];
        return new ImageSet(pixels, images.Labels, images.Channels, images.Height, images.Width);
    }

    /// <summary>0 to <paramref name="count"/> − 1, shuffled (Fisher and Yates).</summary>
    public static int[] Order(int count, long seed)
    {
        var random = new SplitMix64(seed, count);
        int[] order = [.. Enumerable.Range(0, count)];
        for (int last = count - 1; last > 0; last--)
        {
            int other = random.Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
        return order;
    }

    public static Image Image(ImageSet images, int index) => new(images.Width, images.Height, 1, images.Image(index).ToArray());
}
