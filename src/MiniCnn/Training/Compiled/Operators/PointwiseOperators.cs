using MiniCnn.Training.Compiled.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>An activation function: its kernel, and the number that it takes.</summary>
internal readonly record struct ActivationChoice(Type Kernel, float Parameter)
{
    public static ActivationChoice None => new(typeof(NoActivation<,>), 0);

    /// <summary>Whether the backward pass needs the output only: then it is kept, and the input is not.</summary>
    public bool IsByOutput => Kernel == typeof(LeakyRelu<,>);
}

/// <summary>An activation function by itself.</summary>
internal unsafe class ActivationOperator(OperatorPlace place, ActivationChoice activation) : Operator(place)
{
    protected PointwiseKernel Kernel { get; } = PointwiseKernel.For(place.Output.Layout.Lanes, activation.Kernel);

    /// <summary>[channels, with those that fill the last block]; of a batch norm, of its normalization.</summary>
    protected float* Scale { get; } = Ones(place);
    protected float* Shift { get; } = place.Storage.Memory.Floats(Width(place));
    protected float* Center { get; } = place.Storage.Memory.Floats(Width(place));

    protected int Blocks { get; } = place.Output.Layout.Blocks;

    protected static int Width(OperatorPlace place) => place.Output.Layout.Blocks * place.Output.Layout.Lanes;

    public override void Forward(in Work work)
    {
        for (int i = work.First * Blocks; i < work.End * Blocks; i++)
        {
            (int image, int block) = Math.DivRem(i, Blocks);
            PointwiseTile tile = Tile(block, Input.Layout, Output.Layout, Output.Layout);
            Kernel.Forward(&tile, Input.Value(image, block, work), Output.Value(image, block, work));
        }
    }

    public override void Backward(in Work work)
    {
        if (NeedsInputGradient)
            Derive(activation.IsByOutput ? Output : Input, Input, work, null);
    }

    /// <summary>The output's gradient times the derivative at a map, to a map's gradient; adds to sums [block][2][lanes] where there are any.</summary>
    protected void Derive(FeatureMap at, FeatureMap to, in Work work, double* sums)
    {
        for (int i = work.First * Blocks; i < work.End * Blocks; i++)
        {
            (int image, int block) = Math.DivRem(i, Blocks);
            PointwiseTile tile = Tile(block, at.Layout, to.GradientLayout, Output.GradientLayout);
            double* blockSums = sums == null ? null : sums + (2 * block * at.Layout.Lanes);
            Kernel.Backward(&tile, at.Value(image, block, work), Output.Slope(image, block, work), to.Slope(image, block, work), blockSums);
        }
    }

    protected PointwiseTile Tile(int block, MapLayout input, MapLayout output, MapLayout gradient) => new()
    {
        Rows = Output.Layout.Height,
        Length = Output.Layout.RowLength,
        InputRow = input.RowStride,
        OutputRow = output.RowStride,
        GradientRow = gradient.RowStride,
        Parameter = activation.Parameter,
        Scale = Scale + (block * input.Lanes),
        Shift = Shift + (block * input.Lanes),
        Center = Center + (block * input.Lanes),
    };

    private static float* Ones(OperatorPlace place)
    {
        float* ones = place.Storage.Memory.Floats(Width(place));
        new Span<float>(ones, Width(place)).Fill(1);
        return ones;
    }
}

/// <summary>
/// A batch norm with the activation after it. Its statistics are those of the whole batch, so it begins a segment; sums are taken around
/// the running mean, in double precision over images, so that a large mean costs no digits. Backward: dx = a · dy + b · (x − mean) + c.
/// </summary>
internal sealed unsafe class BatchNormOperator : ActivationOperator
{
    private const double Epsilon = 1e-5, Momentum = 0.1;

    private readonly CompiledParameter _gamma, _beta;
    private readonly Tensor _runningMean, _runningVariance, _batches;
    private readonly MapLayout _layout;
    private readonly MapStorage _sums;
    private readonly int _threads;
    private readonly double[] _mean, _inverse;
    private readonly float* _factors;

    /// <param name="place">The values of its input and the gradient of its output are kept for the batch.</param>
    /// <param name="activation">After it.</param>
    /// <param name="gamma">[channels], as beta.</param>
    /// <param name="beta">Added at last.</param>
    /// <param name="module">Has the running statistics.</param>
    public BatchNormOperator(OperatorPlace place, ActivationChoice activation, CompiledParameter gamma, CompiledParameter beta, NormBase module)
        : base(place, activation)
    {
        (_gamma, _beta, _layout) = (gamma, beta, Input.Layout);
        (_runningMean, _runningVariance, _batches) = (module.running_mean!, module.running_var!, module.num_batches_tracked!);
        _threads = place.Storage.Threads;
        _sums = place.Storage.PerThread(4 * Width(place));
        _factors = place.Storage.Memory.Floats(3 * Width(place));
        (_mean, _inverse) = (new double[_layout.Channels], new double[_layout.Channels]);
    }

    public override bool BeginsSegment => true;

    /// <summary>The running mean is the center of the sums.</summary>
    public override void Pack(int part, int parts)
    {
        if (part == 0)
            new ReadOnlySpan<float>(CompiledParameter.AddressOf(_runningMean), _layout.Channels).CopyTo(new(Center, _layout.Channels));
    }

    public override void Collect(in Work work)
    {
        for (int i = work.First * Blocks; i < work.End * Blocks; i++)
        {
            (int image, int block) = Math.DivRem(i, Blocks);
            PointwiseTile tile = Tile(block, _layout, _layout, _layout);
            Kernel.Sums(&tile, Input.Value(image, block, work), Sums(work.Thread) + (2 * block * _layout.Lanes));
        }
    }

    public override void FinishForward(int images, bool training)
    {
        float* runningMean = CompiledParameter.AddressOf(_runningMean);
        float* runningVariance = CompiledParameter.AddressOf(_runningVariance);
        double count = (double)images * _layout.Height * _layout.Width;
        for (int channel = 0; channel < _layout.Channels; channel++)
        {
            double mean = runningMean[channel], variance = runningVariance[channel];
            if (training)
            {
                (double sum, double squares) = Take(channel);
                mean = Center[channel] + (sum / count);
                variance = Math.Max(0, (squares / count) - (sum / count * (sum / count)));
                runningMean[channel] = (float)(((1 - Momentum) * runningMean[channel]) + (Momentum * mean));
                runningVariance[channel] = (float)(((1 - Momentum) * runningVariance[channel]) + (Momentum * variance * count / (count - 1)));
            }

            (_mean[channel], _inverse[channel]) = (mean, 1 / Math.Sqrt(variance + Epsilon));
            Center[channel] = (float)mean;
            Scale[channel] = (float)(_gamma.Values[channel] * _inverse[channel]);
            Shift[channel] = (float)(_beta.Values[channel] + ((Center[channel] - mean) * _gamma.Values[channel] * _inverse[channel]));
        }

        if (training)
            ++*(long*)CompiledParameter.AddressOf(_batches);
    }

    public override void CollectGradient(in Work work) => Derive(Input, Output, work, Sums(work.Thread));

    public override void FinishBackward(int images)
    {
        double count = (double)images * _layout.Height * _layout.Width;
        for (int channel = 0; channel < _layout.Channels; channel++)
        {
            (double sum, double products) = Take(channel);
            // the kernel's center is the mean rounded to a float
            double scaled = (products + ((Center[channel] - _mean[channel]) * sum)) * _inverse[channel];
            _beta.Gradient[channel] = (float)sum;
            _gamma.Gradient[channel] = (float)scaled;
            double factor = _gamma.Values[channel] * _inverse[channel];
            (int block, int lane) = Math.DivRem(channel, _layout.Lanes);
            float* factors = _factors + (3 * block * _layout.Lanes) + lane;
            double slope = -factor * _inverse[channel] * scaled / count;
            factors[0] = (float)factor;
            factors[_layout.Lanes] = (float)slope;
            factors[2 * _layout.Lanes] = (float)((-factor * sum / count) + (slope * (Center[channel] - _mean[channel])));
        }
    }

    public override void Backward(in Work work)
    {
        for (int i = work.First * Blocks; i < work.End * Blocks && NeedsInputGradient; i++)
        {
            (int image, int block) = Math.DivRem(i, Blocks);
            PointwiseTile tile = Tile(block, _layout, Input.GradientLayout, Output.GradientLayout);
            float* factors = _factors + (3 * block * _layout.Lanes);
            Kernel.Combine(&tile, Input.Value(image, block, work), Output.Slope(image, block, work), factors, Input.Slope(image, block, work));
        }
    }

    /// <summary>Of a thread, [block][2][lanes] in double precision.</summary>
    private double* Sums(int thread) => (double*)_sums.At(thread);

    /// <summary>Both sums of a channel over all threads, in their order; they are cleared.</summary>
    private (double First, double Second) Take(int channel)
    {
        (int block, int lane) = Math.DivRem(channel, _layout.Lanes);
        int at = (2 * block * _layout.Lanes) + lane;
        (double first, double second) = (0, 0);
        for (int thread = 0; thread < _threads; thread++)
        {
            double* sums = Sums(thread);
            first += sums[at];
            second += sums[at + _layout.Lanes];
            (sums[at], sums[at + _layout.Lanes]) = (0, 0);
        }

        return (first, second);
    }
}
