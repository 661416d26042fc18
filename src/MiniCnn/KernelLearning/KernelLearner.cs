using MiniCnn.Imaging;
using MiniCnn.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.KernelLearning;

/// <summary>Learns convolution kernels from the responses of hand-made ones, and keeps the weights from the first step to the last.</summary>
public static class KernelLearner
{
    /// <param name="targets">Kernels of one odd size.</param>
    /// <param name="images">One channel each, 0 to 1, all of one size that has room for the kernels.</param>
    /// <param name="options">How it is learned.</param>
    /// <param name="observer">Receives every step; may be null.</param>
    /// <param name="cancel">Ends the learning after the step under way with what has been learned.</param>
    /// <exception cref="MiniCnnException">Options that do not go together (all of them at once), or images that do not fit.</exception>
    public static KernelLearningResult Learn(
        IReadOnlyList<Kernel> targets, IReadOnlyList<Plane> images, KernelLearningOptions options,
        Action<LearningMoment>? observer = null, CancellationToken cancel = default)
    {
        using var task = LearningTask.Of(targets, images, options);
        (options, images) = (task.Options, task.Images);
        var spectrum = PatchSpectrum.Of(images, task.Size, options.Padding);
        DescentPlan? descent = options.Optimizer == KernelOptimizer.Sgd ? Descent(options, spectrum) : null;
        List<Plane> filter = Initial(options);
        using var problem = new LearningProblem(options, images, task.Wanted, filter);
        var record = new LearningRecord(task, observer);
        record.Add(0, LossOf(problem), problem.Weights());
        if (options.Optimizer == KernelOptimizer.ClosedForm)
            record.Add(1, 0, [.. Enumerable.Range(0, options.Filters!.Value).Select(f => spectrum.Solve(images, task.Wanted, f, options.Padding))]);
        else
            Descend(problem, options, descent, record, cancel);
        IReadOnlyList<LearningMoment> moments = record.Moments;
        return new KernelLearningResult
        {
            Options = options,
            Targets = targets,
            TargetWeights = task.TargetWeights,
            Moments = moments,
            StepsToTolerance = record.StepsToTolerance,
            Spectrum = spectrum,
            Descent = descent,
            Directions = descent is null || options.Loss != KernelLoss.MeanSquared || task.TargetWeights is null ? [] : DirectionErrors.Of(spectrum, descent, task.TargetWeights, moments),
            SobelShare = LearningLimits.SobelShare(moments[^1].Weights),
            EdgeF1 = options.Form == TargetForm.EdgeMap ? problem.EdgeF1() : null,
            Limits = LearningLimits.Of(task, spectrum, images),
        };
    }

    private static void Descend(LearningProblem problem, KernelLearningOptions options, DescentPlan? descent, LearningRecord record, CancellationToken cancel)
    {
        using optim.Optimizer optimizer = options.Optimizer switch
        {
            KernelOptimizer.Sgd => optim.SGD(problem.Parameters, descent!.Step, descent.Momentum),
            KernelOptimizer.Adam => optim.Adam(problem.Parameters, options.Rate!.Value),
            _ => optim.LBFGS(problem.Parameters, options.Rate!.Value, max_iter: 1, tolerange_grad: 0, tolerance_change: 0, history_size: 20),
        };
        var random = new Random(options.Seed);
        for (int step = 1; step <= options.Steps && !cancel.IsCancellationRequested; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor? batch = null;
            if (options.Optimizer == KernelOptimizer.Adam)
            {
                if (problem.Count > options.BatchSize)
                    batch = Batch(random, problem.Count, options.BatchSize);
                foreach (optim.ILearningRateController group in optimizer.ParamGroups)
                    group.LearningRate = options.Rate!.Value * (1 - ((step - 1.0) / options.Steps!.Value));
            }

            Tensor loss = optimizer.step(() =>
            {
                optimizer.zero_grad();
                Tensor now = problem.Loss(batch);
                now.backward();
                return now;
            })!;
            record.Add(step, loss.ToDouble(), problem.Weights());
            if (options.Tolerance > 0 && record.StepsToTolerance is not null)
                return;
        }
    }

    private static Tensor Batch(Random random, long count, int size)
    {
        long[] indices = new long[size];
        for (int i = 0; i < size; i++)
            indices[i] = random.NextInt64(count);
        return tensor(indices);
    }

    private static DescentPlan Descent(KernelLearningOptions options, PatchSpectrum spectrum)
    {
        var fastest = DescentPlan.Fastest(spectrum, options.Filters!.Value);
        return new DescentPlan(options.Rate ?? fastest.Step, options.Momentum ?? fastest.Momentum);
    }

    private static double LossOf(LearningProblem problem)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        return problem.Loss().ToDouble();
    }

    /// <summary>Uniform within ±1/k, as a convolution layer with one input starts.</summary>
    private static List<Plane> Initial(KernelLearningOptions options)
    {
        var random = new Random(options.Seed);
        int size = options.Size!.Value;
        return Enumerable.Range(0, options.Filters!.Value)
            .Select(_ => new Plane(size, size, Enumerable.Range(0, size * size).Select(_ => (float)(((random.NextDouble() * 2) - 1) / size)).ToArray()))
            .ToList();
    }
}
