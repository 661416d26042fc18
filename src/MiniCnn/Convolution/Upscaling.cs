using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>
/// Makes an image larger without weights, to hold a transposed convolution against: <c>torch.nn.functional.interpolate</c>
/// with <c>align_corners=False</c>.
/// </summary>
public static class Upscaling
{
    /// <summary>Each output is the input at ⌊output · input size / output size⌋: blocks.</summary>
    public static Plane Nearest(Plane image, Size2D size)
    {
        Check(size);
        var output = new Plane(size.Height, size.Width);
        for (int y = 0; y < size.Height; y++)
        {
            int row = (int)((long)y * image.Height / size.Height);
            for (int x = 0; x < size.Width; x++)
                output[y, x] = image[row, (int)((long)x * image.Width / size.Width)];
        }
        return output;
    }

    /// <summary>Between the four inputs around the output's center, linearly in both directions.</summary>
    public static Plane Bilinear(Plane image, Size2D size)
    {
        Check(size);
        var output = new Plane(size.Height, size.Width);
        for (int y = 0; y < size.Height; y++)
        {
            (int top, int bottom, double down) = Between(y, image.Height, size.Height);
            for (int x = 0; x < size.Width; x++)
            {
                (int left, int right, double over) = Between(x, image.Width, size.Width);
                double above = (image[top, left] * (1 - over)) + (image[top, right] * over);
                double below = (image[bottom, left] * (1 - over)) + (image[bottom, right] * over);
                output[y, x] = (float)((above * (1 - down)) + (below * down));
            }
        }
        return output;
    }

    private static (int First, int Second, double Part) Between(int output, int inputs, int outputs)
    {
        double at = Math.Max(((output + 0.5) * inputs / outputs) - 0.5, 0);
        int first = Math.Min((int)at, inputs - 1);
        return (first, Math.Min(first + 1, inputs - 1), at - first);
    }

    private static void Check(Size2D size)
    {
        if (size.Height < 1 || size.Width < 1 || size.Area > Border.MostCells)
            throw MiniCnnException.BadUsage($"an image cannot be scaled to {size}; expected at least one row and column and at most {Border.MostCells} cells");
    }
}
