using TorchSharp;
using static TorchSharp.torch;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Convolution;

/// <summary>Makes an image larger without weights, for comparison with a transposed convolution: blocks, or linearly in both directions (<c>align_corners=False</c>).</summary>
internal static class Upscaling
{
    public static Plane Nearest(Plane image, Size2D size) => Interpolate(image, size, InterpolationMode.Nearest);

    public static Plane Bilinear(Plane image, Size2D size) => Interpolate(image, size, InterpolationMode.Bilinear);

    private static Plane Interpolate(Plane image, Size2D size, InterpolationMode mode)
    {
        if (size.Height < 1 || size.Width < 1 || size.Area > Border.MaxCells)
            throw MiniCnnException.BadUsage($"an image cannot be scaled to {size}; expected at least one row and column and at most {Border.MaxCells} cells");
        using DisposeScope scope = NewDisposeScope();
        Tensor source = tensor(image.Values, [1, 1, image.Height, image.Width], float64);
        Tensor scaled = nn.functional.interpolate(source, size: [size.Height, size.Width], mode: mode, align_corners: mode == InterpolationMode.Bilinear ? false : null);
        return new(size.Height, size.Width, scaled.to(float32).contiguous().data<float>().ToArray());
    }
}
