using MiniCnn.Models;

namespace MiniCnn.Training.Compiled;

/// <summary>The images of a batch on their way into a plan's input: numbers as they are, or training images, augmented and normalized.</summary>
internal sealed unsafe class PlanImages(FeatureShape shape, FeatureMap input, (int Top, int Left) crop)
{
    private float* _numbers;
    private TrainingBatches? _batches;
    private long[] _indices = [];

    /// <summary>[count, C, H, W], contiguous.</summary>
    public void Use(float* numbers)
    {
        _numbers = numbers;
        _batches = null;
    }

    /// <summary>These of the training images.</summary>
    public void Use(TrainingBatches batches, long[] indices) => (_batches, _indices) = (batches, indices);

    /// <summary>In the profile.</summary>
    public string Part(long step) => _batches?.Moves(step) == true ? "augmentation" : "batch";

    public void Copy(in Work work)
    {
        MapLayout layout = input.Layout;
        for (int image = work.First; image < work.End; image++)
        {
            float* to = input.Values.At(image, work);
            AffineMap map = work.Training && _batches is not null ? _batches.MapAt(work.Step, image) : AffineMap.Identity;
            for (int channel = 0; channel < layout.Channels; channel++)
            {
                float* target = to + layout.Index(channel, 0, 0);
                if (_batches is null)
                    Copy(_numbers + ((((long)image * shape.Channels) + channel) * shape.Height * shape.Width), target);
                else
                    _batches.Read(_indices[image], channel, map, new PlaneWindow((nint)target, crop.Top, crop.Left, layout.Height, layout.Width, layout.RowStride, layout.Lanes));
            }
        }
    }

    private void Copy(float* plane, float* to)
    {
        MapLayout layout = input.Layout;
        for (int y = 0; y < layout.Height; y++)
        {
            float* row = plane + ((crop.Top + y) * shape.Width) + crop.Left;
            for (int x = 0; x < layout.Width; x++)
                to[(y * layout.RowStride) + (x * layout.Lanes)] = row[x];
        }
    }
}
