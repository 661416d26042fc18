using MiniCnn.Training.Compiled;
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
        nn.Module<Tensor, Tensor> module, ImageSet images, Normalization normalization, int classes, Device? device = null, CompiledPlan? compiled = null,
        CancellationToken cancel = default)
    {
        ConfusionMatrix confusion = new(classes);
        double loss = 0;
        foreach ((int first, Tensor logits) in Logits(module, images, normalization, device, compiled, cancel))
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
        foreach ((_, Tensor logits) in Logits(module, images, normalization, device, null, cancel))
        {
            using DisposeScope scope = NewDisposeScope();
            using Tensor owned = logits;
            all.AddRange(nn.functional.softmax(logits, 1).cpu().data<float>().ToArray().Chunk((int)logits.shape[1]));
        }

        return [.. all];
    }

    /// <returns>[N] of logits [N, classes].</returns>
    internal static float[] Margins(Tensor logits, IReadOnlyList<byte> labels)
    {
        using DisposeScope scope = NewDisposeScope();
        IEnumerable<float[]> rows = logits.detach().cpu().data<float>().ToArray().Chunk((int)logits.shape[1]);
        return [.. rows.Zip(labels, (row, label) => ImageOrder.Margin(row, label))];
    }

    /// <summary>Logits [count, classes] of a batch after the other, each the caller's; by the plan or, where the network can be compiled, by one made for them.</summary>
    internal static IEnumerable<(int First, Tensor Logits)> Logits(
        nn.Module<Tensor, Tensor> module, ImageSet images, Normalization normalization, Device? device, CompiledPlan? plan, CancellationToken cancel)
    {
        using CompiledPlan? own = plan is null && device is null ? TrainingStep.ForwardPlan(module, images.Count) : null;
        CompiledPlan? compiled = plan ?? own;

        Tensor Forward(int first, int end)
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable noGrad = no_grad();
            byte[] bytes = images.Pixels[(first * images.ImageSize)..(end * images.ImageSize)];
            Tensor pixels = torch.tensor(bytes, new long[] { end - first, images.Channels, images.Height, images.Width }, dtype: ScalarType.Byte, device: device);
            Tensor input = normalization.Apply(pixels);
            return (compiled?.Logits(input) ?? module.call(AutogradStep.ChannelsLast(input))).DetachFromDisposeScope();
        }

        using var mode = new EvalMode(module);
        for (int first = 0; first < images.Count; first += BatchSize)
        {
            cancel.ThrowIfCancellationRequested();
            yield return (first, Forward(first, Math.Min(first + BatchSize, images.Count)));
        }
    }
}

/// <summary>Keeps a module in eval mode until it is disposed of, and then gives it its own mode back.</summary>
internal sealed class EvalMode : IDisposable
{
    private readonly nn.Module _module;
    private readonly bool _training;

    public EvalMode(nn.Module module)
    {
        (_module, _training) = (module, module.training);
        module.eval();
    }

    public void Dispose() => _module.train(_training);
}

/// <summary>How often images of each class were predicted to be of each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[][] _counts;

    /// <param name="classes">At least 1.</param>
    public ConfusionMatrix(int classes) => _counts = [.. Enumerable.Range(0, classes).Select(_ => new int[classes])];

    /// <summary>From rows as <see cref="Rows"/> gives them.</summary>
    /// <exception cref="MiniCnnException">The rows are not square, or a count is negative.</exception>
    public ConfusionMatrix(IReadOnlyList<IReadOnlyList<int>> rows)
    {
        _counts = [.. rows.Select(row => row.ToArray())];
        if (Array.FindIndex(_counts, row => row.Length != Classes || row.Any(count => count < 0)) is >= 0 and int wrong)
            throw MiniCnnException.BadData($"Row {wrong} of a confusion matrix has not {Classes} counts from 0; expected as many columns as rows");
    }

    /// <summary>Rows and columns.</summary>
    public int Classes => _counts.Length;

    /// <summary>All images counted.</summary>
    public int Total => _counts.Sum(row => row.Sum());

    /// <summary>Images that were classified correctly.</summary>
    public int Correct => _counts.Select((row, label) => row[label]).Sum();

    /// <summary>Part of the images that are classified correctly, 0 to 1; NaN without images.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>Row: true class; column: predicted class.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Rows => [.. _counts.Select(row => row.ToArray())];

    /// <summary>Images of a class with a prediction.</summary>
    public int this[int truth, int prediction] => _counts[truth][prediction];

    /// <summary>Counts one image.</summary>
    public void Add(int truth, int prediction) => _counts[truth][prediction]++;

    /// <summary>Part of a class's images that were classified correctly, 0 to 1; NaN without images.</summary>
    public double Recall(int label) => (double)_counts[label][label] / _counts[label].Sum();

    /// <summary>Part of the predictions of a class that were correct, 0 to 1; NaN where it was never predicted.</summary>
    public double Precision(int label) => (double)_counts[label][label] / _counts.Sum(row => row[label]);
}
