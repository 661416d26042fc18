using MiniCnn.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>Loss and predictions of a model on labeled images, in eval mode and without gradients.</summary>
/// <param name="Loss">Mean cross-entropy, natural logarithm, without smoothing.</param>
/// <param name="Confusion">Every image, by class and prediction.</param>
public sealed record Evaluation(double Loss, ConfusionMatrix Confusion)
{
    private const int BatchSize = 1_000;

    /// <summary>Part of the images that are classified correctly, 0 to 1.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>Classifies all images once. The module's mode (train or eval) is as before afterwards.</summary>
    internal static Evaluation Of(
        nn.Module<Tensor, Tensor> module, ImageSet images, Normalization normalization, int classes, Device? device = null, CancellationToken cancel = default)
    {
        ConfusionMatrix confusion = new(classes);
        double loss = 0;
        foreach ((int first, Tensor logits) in Logits(module, images, normalization, device, cancel))
        {
            using DisposeScope scope = NewDisposeScope();
            using Tensor owned = logits;
            byte[] labels = images.Labels[first..(first + (int)logits.shape[0])];
            Tensor truth = torch.tensor(Array.ConvertAll(labels, label => (long)label), dtype: ScalarType.Int64, device: logits.device);
            loss += nn.functional.cross_entropy(logits, truth, reduction: nn.Reduction.Sum).item<float>();
            foreach ((byte label, long prediction) in labels.Zip(logits.argmax(1).cpu().data<long>().ToArray()))
                confusion.Add(label, (int)prediction);
        }

        return new Evaluation(loss / images.Count, confusion);
    }

    /// <returns>Probabilities [N][classes]; each row sums to 1.</returns>
    internal static float[][] Probabilities(
        nn.Module<Tensor, Tensor> module, ImageSet images, Normalization normalization, Device? device = null, CancellationToken cancel = default)
    {
        List<float[]> all = [];
        foreach ((_, Tensor logits) in Logits(module, images, normalization, device, cancel))
        {
            using DisposeScope scope = NewDisposeScope();
            using Tensor owned = logits;
            all.AddRange(nn.functional.softmax(logits, 1).cpu().data<float>().ToArray().Chunk((int)logits.shape[1]));
        }

        return [.. all];
    }

    /// <summary>Logits of a batch after the other; each belongs to the caller.</summary>
    private static IEnumerable<(int First, Tensor Logits)> Logits(
        nn.Module<Tensor, Tensor> module, ImageSet images, Normalization normalization, Device? device, CancellationToken cancel)
    {
        bool training = module.training;
        module.eval();
        try
        {
            for (int first = 0; first < images.Count; first += BatchSize)
            {
                cancel.ThrowIfCancellationRequested();
                yield return (first, Forward(module, images, first, Math.Min(BatchSize, images.Count - first), normalization, device));
            }
        }
        finally
        {
            module.train(training);
        }
    }

    private static Tensor Forward(nn.Module<Tensor, Tensor> module, ImageSet images, int first, int count, Normalization normalization, Device? device)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        byte[] bytes = images.Pixels[(first * images.ImageSize)..((first + count) * images.ImageSize)];
        Tensor pixels = torch.tensor(bytes, new long[] { count, images.Channels, images.Height, images.Width }, dtype: ScalarType.Byte, device: device);
        return module.call(AutogradStep.ChannelsLast(normalization.Apply(pixels))).DetachFromDisposeScope(); // [count, classes]
    }
}
