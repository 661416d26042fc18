using MiniCnn.Imaging;

namespace MiniCnn.KernelLearning;

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

    /// <exception cref="MiniCnnException">Kind Diverged: the loss or a weight is NaN or infinity.</exception>
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
