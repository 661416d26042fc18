using MiniCnn.Filters;
using MiniCnn.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.KernelLearning;

/// <summary>Learns convolution kernels from the responses of hand-made ones, and keeps the weights from the first step to the last.</summary>
public static class KernelLearner
{
    /// <param name="targets">Kernels of one odd size.</param>
    /// <param name="images">One channel each, 0 to 1, all of one size that has space for the kernels.</param>
    /// <param name="options">How it is learned.</param>
    /// <param name="observer">Receives every step.</param>
    /// <param name="cancel">Ends the learning after the step under way with what has been learned.</param>
    /// <exception cref="MiniCnnException">Options that do not go together (all of them at once), or images that do not fit.</exception>
    public static KernelLearningResult Learn(
        IReadOnlyList<Kernel> targets, IReadOnlyList<Plane> images, KernelLearningOptions options,
        Action<LearningMoment>? observer = null, CancellationToken cancel = default)
    {
        using var task = LearningTask.Of(targets, images, options);
        (options, images) = (task.Options, task.Images);
        var spectrum = PatchSpectrum.Of(images, task.Size, options.Padding);
        var fastest = DescentPlan.Fastest(spectrum, options.Filters!.Value);
        DescentPlan? descent = options.Optimizer == KernelOptimizer.Sgd ? new DescentPlan(options.Rate ?? fastest.Step, options.Momentum ?? fastest.Momentum) : null;
        using var problem = new LearningProblem(options, images, task.Wanted, Initial(options));
        var record = new LearningRecord(task, observer);
        record.Add(0, problem.LossOfAll(), problem.Weights());
        if (options.Optimizer == KernelOptimizer.ClosedForm)
        {
            problem.SetWeights([.. Enumerable.Range(0, options.Filters.Value).Select(f => spectrum.Solve(images, task.Wanted, f, options.Padding))]);
            record.Add(1, problem.LossOfAll(), problem.Weights());
        }
        else
        {
            Descend(problem, options, descent, record, cancel);
        }

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
            Directions = descent is null || options.Loss != KernelLoss.MeanSquared || task.TargetWeights is null ? [] : Directions(spectrum, descent, task.TargetWeights, moments),
            SobelShare = ComparisonKernels.SobelPair(task.Size, task.Size) is { } pair ? moments[^1].Weights.Average(kernel => SteerableFit.Of(kernel, pair.X, pair.Y).Share) : null,
            EdgeF1 = options.Form == TargetForm.EdgeMap ? problem.EdgeF1() : null,
            Limits = [.. task.Limits(spectrum)],
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
                    batch = tensor(Enumerable.Range(0, options.BatchSize).Select(_ => random.NextInt64(problem.Count)).ToArray());
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

    /// <summary>The error along each eigenvector of the windows' moments, predicted and measured, at each kept step.</summary>
    private static IReadOnlyList<DirectionError> Directions(PatchSpectrum spectrum, DescentPlan descent, IReadOnlyList<Plane> target, IReadOnlyList<LearningMoment> moments)
    {
        var measured = moments.Select(moment => Joined(spectrum, moment.Weights, target)).ToList();
        int size = target[0].Height;
        return [.. spectrum.Eigenvalues.Select((eigenvalue, i) =>
        {
            double[] remaining = descent.Remaining(2 * eigenvalue / target.Count, moments[^1].Step);
            return new DirectionError(
                eigenvalue, new Plane(size, size, Array.ConvertAll(spectrum.Eigenvectors[i], value => (float)value)),
                [.. moments.Select(moment => Math.Abs(remaining[moment.Step]) * measured[0][i])], [.. measured.Select(errors => errors[i])]);
        })];
    }

    /// <summary>√Σ over the filters of the squared error along each direction.</summary>
    private static double[] Joined(PatchSpectrum spectrum, IReadOnlyList<Plane> weights, IReadOnlyList<Plane> target)
    {
        double[] squares = new double[spectrum.Eigenvalues.Count];
        foreach ((Plane found, Plane wanted) in weights.Zip(target))
        {
            double[] along = spectrum.Along([.. found.Values.Zip(wanted.Values, (a, b) => (double)a - b)]);
            for (int i = 0; i < along.Length; i++)
                squares[i] += along[i] * along[i];
        }
        return Array.ConvertAll(squares, Math.Sqrt);
    }

    /// <summary>Uniform within ±1/k, as a convolution layer with one input starts.</summary>
    private static List<Plane> Initial(KernelLearningOptions options)
    {
        var random = new Random(options.Seed);
        int size = options.Size!.Value;
        float[] Values() => [.. Enumerable.Range(0, size * size).Select(_ => (float)(((random.NextDouble() * 2) - 1) / size))];
        return [.. Enumerable.Range(0, options.Filters!.Value).Select(_ => new Plane(size, size, Values()))];
    }
}

/// <summary>
/// Checks and reports every step, and keeps the weights of some of them: all of a short learning; when there are too many, every second
/// one goes, so that those that stay are evenly spaced and their memory is bounded.
/// </summary>
internal sealed class LearningRecord(LearningTask task, Action<LearningMoment>? observer)
{
    private const int Max = 256;

    private readonly List<LearningMoment> _kept = [];
    private int _every = 1;
    private LearningMoment? _last;

    /// <summary>The first step at which the largest error was within the tolerance; null if that was never so.</summary>
    public int? StepsToTolerance { get; private set; }

    /// <summary>The first step, the last step, and those kept between.</summary>
    public IReadOnlyList<LearningMoment> Moments => ReferenceEquals(_kept[^1], _last) ? _kept : [.. _kept, _last!];

    public void Add(int step, double loss, IReadOnlyList<Plane> weights)
    {
        if (!double.IsFinite(loss) || weights.Any(kernel => kernel.Values.Any(value => !float.IsFinite(value))))
            throw new MiniCnnException(ErrorKind.Diverged, $"Learning diverged at step {step}: NaN or infinity in the loss or a weight; use a lower rate");
        _last = new LearningMoment(step, loss, task.LargestError(weights), weights);
        observer?.Invoke(_last);
        if (_last.LargestError <= task.Options.Tolerance)
            StepsToTolerance ??= step;
        if (step % _every != 0)
            return;
        _kept.Add(_last);
        if (_kept.Count <= Max)
            return;
        _every *= 2;
        _kept.RemoveAll(moment => moment.Step % _every != 0);
    }
}
