using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.KernelLearning;

/// <summary>
/// The images and their wanted responses as tensors, and the loss of the weights on them. A target with one solution is learned in float64: in
/// float32 the rounding of responses that many windows share biases the kernel by some 1e-6, on some images and processors more than on others.
/// A target that leaves a scale or a rotation open is learned in float32, which is faster.
/// </summary>
internal sealed class LearningProblem : IDisposable
{
    // √(Σz² + ε): without ε the square root has no gradient where every response is zero.
    private const double Epsilon = 1e-6;

    private readonly KernelLearningOptions _options;
    private readonly Tensor _images;
    private readonly Tensor _wanted;
    private readonly Parameter _weight; // [filters, 1, k, k]
    // slope and offset turn a magnitude into the logit of an edge
    private readonly Parameter _slope;
    private readonly Parameter _offset;

    /// <summary>The target kernels' responses [images, kernels, rows, columns], float64, stay the caller's; the initial weights are [filters][k, k].</summary>
    public LearningProblem(KernelLearningOptions options, IReadOnlyList<Plane> images, Tensor signed, IReadOnlyList<Plane> initial)
    {
        _options = options;
        ScalarType type = options.Form is TargetForm.Response or TargetForm.Absolute ? ScalarType.Float64 : ScalarType.Float32;
        using DisposeScope scope = NewDisposeScope();
        _images = LearningTask.Stacked(images, type);
        _wanted = options.Form switch
        {
            TargetForm.Response => signed.clone(),
            TargetForm.Absolute => signed.abs(),
            TargetForm.Magnitude => signed.square().sum(1, true).sqrt().to_type(type),
            _ => signed.square().sum(1, true).sqrt().gt(options.Threshold).to_type(type),
        };
        (_weight, _slope, _offset) = (new Parameter(LearningTask.Stacked(initial, type)), new Parameter(ones(1, type)), new Parameter(ones(1, type).neg()));
        foreach (Tensor tensor in All)
            tensor.DetachFromDisposeScope();
    }

    public long Count => _images.shape[0];

    /// <summary>Of the optimizer.</summary>
    public Parameter[] Parameters => _options.Form == TargetForm.EdgeMap ? [_weight, _slope, _offset] : [_weight];

    private Tensor[] All => [_images, _wanted, _weight, _slope, _offset];

    /// <summary>A scalar in the current dispose scope, over the images of these indices; null for all.</summary>
    public Tensor Loss(Tensor? batch = null)
    {
        Tensor wanted = batch is null ? _wanted : _wanted.index_select(0, batch);
        Tensor found = Found(batch is null ? _images : _images.index_select(0, batch));
        return _options.Loss switch
        {
            KernelLoss.CrossEntropy => nn.functional.binary_cross_entropy_with_logits(found, wanted),
            KernelLoss.MeanAbsolute => nn.functional.l1_loss(found, wanted),
            _ => nn.functional.mse_loss(found, wanted),
        };
    }

    public double LossOfAll()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        return Loss().ToDouble();
    }

    public void SetWeights(IReadOnlyList<Plane> weights)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        _weight.copy_(LearningTask.Stacked(weights, _weight.dtype));
    }

    /// <summary>F1 of the edges that the weights find among those wanted, 0–1.</summary>
    public double EdgeF1()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Tensor found = Found(_images).gt(0).to_type(_wanted.dtype);
        double both = (found * _wanted).sum().ToDouble();
        double all = found.sum().ToDouble() + _wanted.sum().ToDouble();
        return all == 0 ? 1 : 2 * both / all;
    }

    /// <summary>A copy of the weights, rounded to float32.</summary>
    public IReadOnlyList<Plane> Weights()
    {
        using DisposeScope scope = NewDisposeScope();
        int size = (int)_weight.shape[2];
        float[] values = Array.ConvertAll(_weight.detach().cpu().to_type(ScalarType.Float64).data<double>().ToArray(), value => (float)value);
        return [.. values.Chunk(size * size).Select(filter => new Plane(size, size, filter))];
    }

    public void Dispose()
    {
        foreach (Tensor tensor in All)
        {
            tensor.grad?.Dispose();
            tensor.Dispose();
        }
    }

    private Tensor Found(Tensor images)
    {
        Tensor responses = nn.functional.conv2d(images, _weight, padding: [_options.Padding, _options.Padding]);
        return _options.Form switch
        {
            TargetForm.Response => responses,
            TargetForm.Absolute => responses.abs(),
            TargetForm.Magnitude => Magnitude(responses),
            _ => (_slope * Magnitude(responses)) + _offset,
        };
    }

    private static Tensor Magnitude(Tensor responses) => (responses.square().sum(1, true) + Epsilon).sqrt();
}
