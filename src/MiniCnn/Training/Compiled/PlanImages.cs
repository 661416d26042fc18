using MiniCnn.Models;
using static TorchSharp.torch;

namespace MiniCnn.Training.Compiled;

/// <summary>The images of a batch on their way into a plan's input: numbers as they are, or bytes of the training images by a table.</summary>
internal sealed unsafe class PlanImages(FeatureShape shape, FeatureMap input, (int Top, int Left) crop, PlanMemory memory)
{
    private float* _numbers;
    private byte* _bytes;
    private long[] _indices = [];
    private readonly float* _normalized = memory.Floats(256L * shape.Channels);

    /// <summary>[count, C, H, W], contiguous.</summary>
    public void Use(float* numbers) => _numbers = numbers;

    /// <summary>These of the training images.</summary>
    public void Use(TrainingBatches batches, long[] indices)
    {
        (Tensor pixels, float[] normalized) = batches.Bytes;
        normalized.CopyTo(new Span<float>(_normalized, normalized.Length));
        _numbers = null;
        _bytes = (byte*)CompiledParameter.AddressOf(pixels);
        _indices = indices;
    }

    public void Copy(in Work work)
    {
        MapLayout layout = input.Layout;
        for (int image = work.First; image < work.End; image++)
        {
            float* to = input.Values.At(image, work);
            for (int row = 0; row < layout.Channels * layout.Height; row++)
            {
                (int channel, int y) = Math.DivRem(row, layout.Height);
                long source = (((((_numbers == null ? _indices[image] : image) * shape.Channels) + channel) * shape.Height) + crop.Top + y) * shape.Width + crop.Left;
                float* target = to + layout.Index(channel, y, 0);
                float* numbers = _numbers + source, normalized = _normalized + (256 * channel);
                byte* bytes = _bytes + source;
                int lanes = layout.Lanes;
                for (int x = 0; x < layout.Width; x++)
                    target[x * lanes] = _numbers == null ? normalized[bytes[x]] : numbers[x];
            }
        }
    }
}
