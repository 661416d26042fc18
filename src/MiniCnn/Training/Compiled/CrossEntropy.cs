namespace MiniCnn.Training.Compiled;

/// <summary>The mean cross-entropy of a batch with its labels smoothed, as PyTorch's <c>cross_entropy</c>, and its gradient by the logits.</summary>
internal sealed unsafe class CrossEntropy(FeatureMap logits, int threads, PlanMemory memory)
{
    // eight numbers apart: threads that write do not share a cache line
    private readonly double* _sums = memory.Doubles(8 * threads);
    private readonly int* _labels = memory.Integers(new int[1 << 16]);
    private int _count;
    private float _smoothing;

    /// <summary>Begins a batch, of which the labels follow.</summary>
    public void Begin(double smoothing)
    {
        (_count, _smoothing) = (0, (float)smoothing);
        new Span<double>(_sums, 8 * threads).Clear();
    }

    /// <summary>The label of the next image, of at most 65,536.</summary>
    public void Label(int label)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)label, (uint)logits.Layout.Channels);
        _labels[_count++] = label;
    }

    /// <summary>Of an image of the batch.</summary>
    public float Margin(int image) => ImageOrder.Margin(new(logits.Values.At(image), logits.Layout.Channels), _labels[image]);

    /// <summary>Loss and gradient of these images.</summary>
    public void Add(in Work work)
    {
        int classes = logits.Layout.Channels;
        for (int image = work.First; image < work.End; image++)
        {
            float* l = logits.Values.At(image);
            float* gradient = logits.Gradient.At(image, work);
            new Span<float>(gradient, logits.GradientLayout.Size).Clear();
            int label = _labels[image], best = 0;
            float sum = 0, all = 0;
            for (int k = 0; k < classes; k++)
            {
                best = l[k] > l[best] ? k : best;
                all += l[k];
            }

            for (int k = 0; k < classes; k++)
                sum += gradient[k] = MathF.Exp(l[k] - l[best]);
            float uniform = _smoothing / classes;
            for (int k = 0; k < classes; k++)
                gradient[k] = ((gradient[k] / sum) - uniform) / _count;
            gradient[label] -= (1 - _smoothing) / _count;
            double* sums = _sums + (8 * work.Thread);
            sums[0] += MathF.Log(sum) + l[best] - ((1 - _smoothing) * l[label]) - (uniform * all);
            sums[1] += best == label ? 1 : 0;
        }
    }

    /// <summary>The mean loss of the batch, and how many images have the largest logit at their label.</summary>
    public (float Loss, int Correct) Result()
    {
        (double loss, double correct) = (0, 0);
        for (int thread = 0; thread < threads; thread++)
        {
            loss += _sums[8 * thread];
            correct += _sums[(8 * thread) + 1];
        }

        return ((float)(loss / _count), (int)correct);
    }
}
