using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>Bytes to numbers of mean 0 and deviation 1: (pixel / 255 − mean) / deviation, channel by channel.</summary>
internal sealed class Normalization : IDisposable
{
    private readonly Tensor _scale;
    private readonly Tensor _offset;

    /// <param name="mean">Per channel, of pixels scaled to 0–1; so is the deviation.</param>
    /// <param name="standardDeviation">Over 0.</param>
    /// <param name="device">Where the images are.</param>
    /// <exception cref="MiniCnnException">No channels, or not as many means as deviations.</exception>
    public Normalization(IReadOnlyList<float> mean, IReadOnlyList<float> standardDeviation, Device? device = null)
    {
        if (mean.Count == 0 || mean.Count != standardDeviation.Count)
            throw MiniCnnException.BadData(
                $"{mean.Count} means and {standardDeviation.Count} standard deviations do not make a normalization; expected one of each for every channel");
        float[] scale = [.. standardDeviation.Select(deviation => 1 / (255 * deviation))];
        float[] offset = [.. mean.Zip(standardDeviation, (m, deviation) => -m / deviation)];
        _scale = PerChannel(scale, device);
        _offset = PerChannel(offset, device);
    }

    /// <param name="pixels">[N, C, H, W], bytes.</param>
    /// <returns>[N, C, H, W], floats; a new tensor that the caller owns.</returns>
    public Tensor Apply(Tensor pixels)
    {
        using DisposeScope scope = NewDisposeScope();
        return pixels.to(ScalarType.Float32).mul_(_scale).add_(_offset).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _scale.Dispose();
        _offset.Dispose();
    }

    private static Tensor PerChannel(float[] values, Device? device) =>
        torch.tensor(values, new long[] { 1, values.Length, 1, 1 }, device: device).DetachFromDisposeScope();
}
