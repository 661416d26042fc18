using MiniCnn.Imaging;
using MiniCnn.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.KernelLearning;

/// <summary>
/// Learns convolution kernels that do what hand-made ones do: shows the learner images and what the target makes of them, and follows
/// its weights from the first step to the last.
/// </summary>
public static class KernelLearner
{
    /// <param name="targets">Kernels of one odd size.</param>
    /// <param name="images">One channel each, 0 to 1, all of one size that has room for the kernels.</param>
    /// <param name="options">How it is learned.</param>
    /// <param name="observer">Is told of every moment as it comes; may be null.</param>
    /// <param name="cancel">Ends the learning after the step at hand with what has been learned.</param>
    /// <exception cref="MiniCnnException">Options that do not go together (all of them at once), or images that do not fit.</exception>
    public static KernelLearningResult Learn(
        IReadOnlyList<Kernel> targets, IReadOnlyList<Plane> images, KernelLearningOptions options,
        Action<LearningMoment>? observer = null, CancellationToken cancel = default)
    {
        var task = LearningTask.Of(targets, images, options);
        (options, images) = (task.Options, task.Images);
        var spectrum = PatchSpectrum.Of(images, task.Size, options.Padding);
        DescentPlan? descent = options.Optimizer == KernelOptimizer.Sgd ? Descent(options, spectrum) : null;
        var moments = new List<LearningMoment>();
        List<Plane> filter = Initial(options);
        using var problem = new LearningProblem(options, images, task.Responses, filter);
        double? edgeF1 = null;
        void Record(int step, double loss, IReadOnlyList<Plane> weights)
        {
            if (!double.IsFinite(loss) || weights.Any(kernel => kernel.Values.Any(value => !float.IsFinite(value))))
                throw new MiniCnnException(ErrorKind.Diverged, $"Learning diverged at step {step}: the loss or a weight is no finite number; take a smaller --lr");
            moments.Add(new LearningMoment(step, loss, task.LargestError(weights), weights));
            observer?.Invoke(moments[^1]);
        }
        Record(0, LossOf(problem), problem.Weights());
        if (options.Optimizer == KernelOptimizer.ClosedForm)
            Record(1, 0, SolveAtOnce(task, spectrum, images));
        else
            Descend(problem, options, descent, task, Record, moments, cancel);
        if (options.Form == TargetForm.EdgeMap) edgeF1 = problem.EdgeF1();
        return new KernelLearningResult
        {
            Options = options,
            Targets = targets,
            TargetWeights = task.TargetWeights,
            Moments = moments,
            StepsToTolerance = moments.FirstOrDefault(moment => moment.LargestError <= options.Tolerance)?.Step,
            Spectrum = spectrum,
            Descent = descent,
            Directions = descent is null || options.Loss != KernelLoss.MeanSquared || task.TargetWeights is null ? [] : DirectionErrors.Of(spectrum, descent, task.TargetWeights, moments),
            SobelShare = LearningLimits.SobelShare(moments[^1].Weights),
            EdgeF1 = edgeF1,
            Limits = LearningLimits.Of(task, spectrum, images),
        };
    }

    private static void Descend(
        LearningProblem problem, KernelLearningOptions options, DescentPlan? descent, LearningTask task,
        Action<int, double, IReadOnlyList<Plane>> record, List<LearningMoment> moments, CancellationToken cancel)
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
            Tensor? batch = options.Optimizer == KernelOptimizer.Adam && problem.Count > options.BatchSize ? Batch(random, problem.Count, options.BatchSize) : null;
            if (options.Optimizer == KernelOptimizer.Adam)
            {
                foreach (optim.ILearningRateController? group in optimizer.ParamGroups) group.LearningRate = options.Rate!.Value * (1 - ((step - 1.0) / options.Steps!.Value));
            }
            double loss;
            if (options.Optimizer == KernelOptimizer.Lbfgs)
            {
                loss = optimizer.step(() =>
                {
                    optimizer.zero_grad();
                    Tensor now = problem.Loss();
                    now.backward();
                    return now;
                })!.ToDouble();
            }
            else
            {
                optimizer.zero_grad();
                Tensor now = problem.Loss(batch);
                now.backward();
                optimizer.step();
                loss = now.ToDouble();
            }
            record(step, loss, problem.Weights());
            if (options.Tolerance > 0 && moments[^1].LargestError <= options.Tolerance) return;
        }
    }

    private static Tensor Batch(Random random, long count, int size)
    {
        long[] indices = new long[size];
        for (int i = 0; i < size; i++) indices[i] = random.NextInt64(count);
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

    private static List<Plane> SolveAtOnce(LearningTask task, PatchSpectrum spectrum, IReadOnlyList<Plane> images) =>
        Enumerable.Range(0, task.Options.Filters!.Value).Select(f =>
        {
            double[] kernel = ClosedForm.Solve(spectrum, images, [.. task.Responses.Select(image => image[f])], task.Size, task.Options.Padding);
            return new Plane(task.Size, task.Size, Array.ConvertAll(kernel, value => (float)value));
        }).ToList();

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
