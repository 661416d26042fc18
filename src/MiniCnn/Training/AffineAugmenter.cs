using MiniCnn.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>Moves the images of a batch, each by an affine map of its own drawn from the step's random stream.</summary>
internal sealed class AffineAugmenter(AffineAugmentation options, long seed)
{
    /// <param name="images">[B, C, H, W].</param>
    /// <param name="step">Names the random stream.</param>
    /// <returns>[B, C, H, W]; outside of an image its border goes on.</returns>
    public Tensor Apply(Tensor images, long step)
    {
        long[] shape = images.shape;
        float[] maps = Maps((int)shape[0], (int)shape[2], (int)shape[3], step);
        using Tensor theta = torch.tensor(maps, new long[] { shape[0], 2, 3 }, device: images.device);
        using Tensor grid = nn.functional.affine_grid(theta, shape, align_corners: false);
        return nn.functional.grid_sample(images, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: false);
    }

    /// <summary>
    /// For each image the map from a place of the new image to one of the old, in libtorch's coordinates: −1 to 1 across the width
    /// and down the height. Turn, size and slant are meant in pixels, so the off-diagonal terms carry the ratio of the sides.
    /// </summary>
    internal float[] Maps(int count, int height, int width, long step)
    {
        SplitMix64 random = RandomStreams.ForAugmentation(seed, step);
        float[] maps = new float[count * 6];
        for (int i = 0; i < count; i++)
        {
            double angle = Draw(ref random, options.Rotation) * Math.PI / 180;
            double size = 1 + Draw(ref random, options.Scale);
            double right = Draw(ref random, options.Shift);
            double down = Draw(ref random, options.Shift);
            double slant = Draw(ref random, options.Shear);
            (double cosine, double sine) = (Math.Cos(angle) / size, Math.Sin(angle) / size);
            Span<float> map = maps.AsSpan(i * 6, 6);
            map[0] = (float)cosine;
            map[1] = (float)((slant - sine) * height / width);
            map[2] = (float)(right * 2 / width);
            map[3] = (float)(sine * width / height);
            map[4] = (float)cosine;
            map[5] = (float)(down * 2 / height);
        }

        return maps;
    }

    private static double Draw(ref SplitMix64 random, double reach) => random.Uniform((float)-reach, (float)reach);
}
