using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>
/// Images with the channels of a pixel side by side in memory, which libtorch's convolutions and poolings keep from layer to layer:
/// a training step takes about half of the time. Shape and numbers stay; libtorch tells the layout by the strides.
/// </summary>
internal static class ChannelsLast
{
    /// <param name="images">[N, C, H, W], contiguous.</param>
    /// <returns>[N, C, H, W]; for one channel a view of the same memory, otherwise a copy.</returns>
    public static Tensor Of(Tensor images)
    {
        long[] shape = images.shape;
        (long channels, long height, long width) = (shape[1], shape[2], shape[3]);
        // one channel lies the same either way, only the strides say what is meant
        if (channels == 1)
            return images.as_strided(shape, new long[] { height * width, 1, width, 1 });
        using DisposeScope scope = NewDisposeScope();
        return images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
