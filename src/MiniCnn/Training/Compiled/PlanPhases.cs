using MiniCnn.Training.Compiled.Operators;

namespace MiniCnn.Training.Compiled;

/// <summary>The phases of a plan, each on all threads, over segments of operators: forward to the loss, and backward.</summary>
internal sealed class PlanPhases
{
    private readonly List<Operator> _operators;
    private readonly List<Operator[]> _segments = [];
    private readonly PlanImages _images;
    private readonly CrossEntropy _loss;
    private readonly WorkerTeam _team;
    private readonly Action<int> _part;

    // of the step that runs
    private Phase _phase;
    private long _step;
    private int _count, _segment;
    private bool _training;

    public PlanPhases(List<Operator> operators, PlanImages images, CrossEntropy loss, WorkerTeam team)
    {
        (_operators, _images, _loss, _team) = (operators, images, loss, team);
        _part = Part;
        foreach (Operator op in _operators)
        {
            if (op.BeginsSegment || _segments.Count == 0)
                _segments.Add([]);
            _segments[^1] = [.. _segments[^1], op];
        }

        if (_operators[0].BeginsSegment)
            _segments.Insert(0, []);
    }

    /// <summary>What all threads do at a time; the turn is the last segment forward, the loss, and backward.</summary>
    private enum Phase { Pack, WholeForward, Forward, Turn, WholeBackward, Backward, WeightGradients, Sums }

    public StepProfile? Profile { get; set; }

    private int Threads => _team.Threads;

    /// <summary>In eval mode.</summary>
    public void Forward(int count)
    {
        Begin(count, step: 0, training: false);
        for (_segment = 0; _segment < _segments.Count; _segment++)
            RunForward(Phase.Forward);
    }

    /// <summary>Forward and backward: the gradients of the parameters, the mean loss, and how many images have the largest logit at their class.</summary>
    public (float Loss, int Correct) Gradients(int count, long step)
    {
        Begin(count, step, training: true);
        for (_segment = 0; _segment < _segments.Count; _segment++)
            RunForward(_segment < _segments.Count - 1 ? Phase.Forward : Phase.Turn);
        for (_segment = _segments.Count - 2; _segment >= 0; _segment--)
        {
            Operator next = _segments[_segment + 1][0];
            next.FinishBackward(count);
            if (next.IsWhole)
                Run(Phase.WholeBackward);
            Run(Phase.Backward);
        }

        Run(Phase.WeightGradients, "linear weight gradients");
        Run(Phase.Sums, "sum over threads");
        return _loss.Result();
    }

    private void Begin(int count, long step, bool training)
    {
        (_count, _step, _training) = (count, step, training);
        Run(Phase.Pack, "packing weights");
    }

    private void RunForward(Phase phase)
    {
        if (_segment > 0)
        {
            Operator first = _segments[_segment][0];
            first.FinishForward(_count, _training);
            if (first.IsWhole)
                Run(Phase.WholeForward);
        }

        Run(phase);
    }

    private void Run(Phase phase, string? part = null)
    {
        long since = Profile?.Now ?? 0;
        _phase = phase;
        _team.Run(_part);
        if (part is not null)
            Profile?.Add(part, since);
    }

    private void Part(int thread)
    {
        if (_phase == Phase.WholeForward)
            _segments[_segment][0].ForwardWhole(_count, thread, Threads);
        else if (_phase == Phase.WholeBackward)
            _segments[_segment + 1][0].BackwardWhole(_count, thread, Threads);
        else if (_phase is Phase.Forward or Phase.Turn or Phase.Backward)
            Images(thread);
        else
        {
            foreach (Operator op in _operators)
            {
                if (_phase == Phase.Pack)
                    op.Pack(thread, Threads);
                else if (_phase == Phase.WeightGradients)
                    op.WeightGradient(_count, thread, Threads);
                else
                    op.Reduce(thread, Threads);
            }
        }
    }

    /// <summary>The images of a thread, in groups.</summary>
    private void Images(int thread)
    {
        int end = (int)((long)_count * (thread + 1) / Threads);
        for (int first = (int)((long)_count * thread / Threads); first < end; first += MapStorage.Group)
        {
            Work work = new(first, Math.Min(first + MapStorage.Group, end), thread, _step, _training);
            long since = thread == 0 ? Profile?.Now ?? 0 : 0;
            if (_phase != Phase.Backward)
                ForwardImages(work, ref since);
            if (_phase != Phase.Forward)
                BackwardImages(work, ref since);
        }
    }

    private void ForwardImages(in Work work, ref long since)
    {
        if (_segment == 0)
        {
            _images.Copy(work);
            Note(work, _images.Part(work.Step), "", ref since);
        }

        foreach (Operator op in _segments[_segment])
        {
            op.Forward(work);
            Note(work, op.Name, " forward", ref since);
        }

        if (!work.Training || _segment + 1 >= _segments.Count)
            return;
        Operator next = _segments[_segment + 1][0];
        next.Collect(work);
        Note(work, next.Name, " forward", ref since);
    }

    private void BackwardImages(in Work work, ref long since)
    {
        if (_phase == Phase.Turn)
        {
            _loss.Add(work);
            Note(work, "loss", "", ref since);
        }
        else
        {
            Operator next = _segments[_segment + 1][0];
            next.Backward(work);
            Note(work, next.Name, " backward", ref since);
        }

        Operator[] segment = _segments[_segment];
        for (int i = segment.Length - 1; i >= 0; i--)
        {
            if (i == 0 && segment[0].BeginsSegment)
                segment[0].CollectGradient(work);
            else
                segment[i].Backward(work);
            Note(work, segment[i].Name, " backward", ref since);
        }
    }

    /// <summary>In the profile of the first thread.</summary>
    private void Note(in Work work, string part, string direction, ref long since)
    {
        if (work.Thread == 0 && Profile is { } profile)
            since = profile.Add(part + direction, since);
    }
}
