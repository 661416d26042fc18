using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>
/// Makes an image larger without weights, for comparison with a transposed convolution: <c>torch.nn.functional.interpolate</c> with
/// <c>align_corners=False</c>.
/// </summary>
internal static class Upscaling
{
    /// <summary>Each output is the input at ⌊output · input size / output size⌋: blocks.</summary>
    public static Plane Nearest(Plane image, Size2D size) => Interpolate(image, size, (output, inputs, outputs) => ((int)((long)output * inputs / outputs), 0));

    /// <summary>Between the four inputs around the output's center, linearly in both directions.</summary>
    public static Plane Bilinear(Plane image, Size2D size) => Interpolate(image, size, (output, inputs, outputs) =>
    {
        double at = Math.Max(((output + 0.5) * inputs / outputs) - 0.5, 0);
        return ((int)at, at - (int)at);
    });

    /// <param name="image">[i_h, i_w].</param>
    /// <param name="size">Of the output.</param>
    /// <param name="place">(output, inputs, outputs) → the input before it, and the share of the next one.</param>
    private static Plane Interpolate(Plane image, Size2D size, Func<int, int, int, (int First, double Share)> place)
    {
        if (size.Height < 1 || size.Width < 1 || size.Area > Border.MaxCells)
            throw MiniCnnException.BadUsage($"an image cannot be scaled to {size}; expected at least one row and column and at most {Border.MaxCells} cells");
        var output = new Plane(size.Height, size.Width);
        for (int y = 0; y < size.Height; y++)
        {
            (int top, double down) = place(y, image.Height, size.Height);
            int bottom = Math.Min(top + 1, image.Height - 1);
            for (int x = 0; x < size.Width; x++)
            {
                (int left, double over) = place(x, image.Width, size.Width);
                int right = Math.Min(left + 1, image.Width - 1);
                double above = (image[top, left] * (1 - over)) + (image[top, right] * over), below = (image[bottom, left] * (1 - over)) + (image[bottom, right] * over);
                output[y, x] = (float)((above * (1 - down)) + (below * down));
            }
        }
        return output;
    }
}
