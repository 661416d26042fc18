using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>Bytes to numbers of mean 0 and deviation 1: (pixel / 255 − mean) / deviation, channel by channel.</summary>
internal sealed class Normalization
{
    private readonly float[] _scale;
    private readonly float[] _offset;

    /// <param name="mean">Per channel, of pixels scaled to 0–1; so is the deviation.</param>
    /// <param name="standardDeviation">Over 0.</param>
    /// <exception cref="MiniCnnException">No channels, or not as many means as deviations.</exception>
    public Normalization(IReadOnlyList<float> mean, IReadOnlyList<float> standardDeviation)
    {
        if (mean.Count == 0 || mean.Count != standardDeviation.Count)
            throw MiniCnnException.BadData(
                $"{mean.Count} means and {standardDeviation.Count} standard deviations do not make a normalization; expected one of each for every channel");
        _scale = [.. standardDeviation.Select(deviation => 1 / (255 * deviation))];
        _offset = [.. mean.Zip(standardDeviation, (m, deviation) => -m / deviation)];
    }

    /// <param name="pixels">[N, C, H, W], bytes.</param>
    /// <returns>[N, C, H, W], floats; a new tensor that the caller owns.</returns>
    public Tensor Apply(Tensor pixels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor PerChannel(float[] values) => tensor(values, [1, values.Length, 1, 1], device: pixels.device);
        return pixels.to(ScalarType.Float32).mul_(PerChannel(_scale)).add_(PerChannel(_offset)).MoveToOuterDisposeScope();
    }
}
