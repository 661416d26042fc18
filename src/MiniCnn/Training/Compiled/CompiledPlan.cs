using MiniCnn.Models;
using MiniCnn.Training.Compiled.Operators;
using static TorchSharp.torch;

namespace MiniCnn.Training.Compiled;

/// <summary>
/// A network as operators over memory of its own, made once: forward for any number of images up to the batch, backward after it. The
/// parameters stay the module's. Images are divided among the threads in the same way each time, so the same threads give the same bits.
/// </summary>
internal sealed unsafe class CompiledPlan : IDisposable
{
    private readonly PlanMemory _memory = new();
    private readonly WorkerTeam _team;
    private readonly List<Operator> _operators;
    private readonly List<Operator[]> _segments = [];
    private readonly MapLayout _logits;
    private readonly PlanImages _images;
    private readonly CrossEntropy _loss;
    private readonly Action<int> _pack, _forward, _lastForward, _backward, _weightGradients, _reduce, _wholeForward, _wholeBackward;

    // of the step that runs
    private long _step;
    private int _count, _segment;
    private bool _training;

    /// <param name="module">Of an architecture that can be compiled, float32, on the CPU.</param>
    /// <param name="batch">At most so many images at once.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="seed">Of dropout.</param>
    /// <param name="lanes">Widest vectors to use: 16, 8 or 4; null for the machine's.</param>
    public CompiledPlan(ArchitectureModule module, int batch, int threads, long seed = 0, int? lanes = null)
    {
        (Module, Batch) = (module, batch);
        PlanStorage storage = new(batch, threads, lanes ?? PlanBuilder.WidestLanes, _memory);
        PlanBuilder builder = new(module, storage, seed);
        _operators = builder.Build();
        Parameters = [.. builder.Parameters];
        _images = new PlanImages(module.Architecture.Input, _operators[0].Input, builder.Crop);
        _logits = _operators[^1].Output.Layout;
        foreach (Operator op in _operators)
        {
            if (op.BeginsSegment || _segments.Count == 0)
                _segments.Add([]);
            _segments[^1] = [.. _segments[^1], op];
        }

        if (_operators[0].BeginsSegment)
            _segments.Insert(0, []);
        _loss = new CrossEntropy(_operators[^1].Output, threads, _memory);
        _team = new WorkerTeam(threads);
        _pack = part =>
        {
            foreach (Operator op in _operators)
                op.Pack(part, threads);
        };
        (Action<Work> forward, Action<Work> last, Action<Work> backward) = (ForwardGroup, LastGroup, BackwardGroup);
        _forward = thread => Groups(thread, forward);
        _lastForward = thread => Groups(thread, last);
        _backward = thread => Groups(thread, backward);
        _weightGradients = part =>
        {
            foreach (Operator op in _operators)
                op.WeightGradient(_count, part, threads);
        };
        _wholeForward = part => _segments[_segment][0].ForwardWhole(_count, part, threads);
        _wholeBackward = part => _segments[_segment + 1][0].BackwardWhole(_count, part, threads);
        _reduce = part =>
        {
            foreach (Operator op in _operators)
                op.Reduce(part, threads);
        };
    }

    public ArchitectureModule Module { get; }
    public int Batch { get; }
    public int Threads => _team.Threads;
    public CompiledParameter[] Parameters { get; }

    /// <summary>Null, or where the time of each operator is noted.</summary>
    public StepProfile? Profile { get; set; }

    /// <summary>Logits in eval mode.</summary>
    /// <param name="images">[N, C, H, W], any number.</param>
    /// <returns>[N, classes]; the caller's.</returns>
    public Tensor Logits(Tensor images)
    {
        using Tensor contiguous = images.contiguous();
        int total = (int)images.shape[0], classes = _logits.Channels;
        float[] logits = new float[total * classes];
        for (int first = 0; first < total; first += Batch)
        {
            int count = Math.Min(Batch, total - first);
            _images.Use(CompiledParameter.AddressOf(contiguous) + (first * Module.Architecture.Input.Count));
            Forward(count);
            for (int image = 0; image < count; image++)
                new ReadOnlySpan<float>(_operators[^1].Output.Values.At(image), classes).CopyTo(logits.AsSpan((first + image) * classes));
        }

        return tensor(logits, [total, classes]);
    }

    /// <summary>Margins in eval mode of so many training images from the first on: [count].</summary>
    public void Margins(TrainingBatches batches, long first, Span<float> margins)
    {
        long[] indices = [.. Enumerable.Range(0, margins.Length).Select(i => first + i)];
        Use(batches, indices, labelSmoothing: 0);
        Forward(margins.Length);
        for (int i = 0; i < margins.Length; i++)
            margins[i] = Margin(i);
    }

    /// <summary>The margin of an image of the last batch with labels.</summary>
    public float Margin(int image) => _loss.Margin(image);

    /// <summary>The gradients of a batch, in <see cref="Parameters"/>; running statistics of batch norms are updated.</summary>
    /// <param name="images">[B, C, H, W].</param>
    /// <param name="labels">[B], int64.</param>
    /// <param name="labelSmoothing">From 0 to below 1.</param>
    /// <param name="step">From 0, for dropout.</param>
    /// <returns>Mean loss, and how many images have the largest logit at their class.</returns>
    public (float Loss, int Correct) Step(Tensor images, Tensor labels, double labelSmoothing, long step = 0)
    {
        using Tensor contiguous = images.contiguous();
        _loss.Begin(labelSmoothing);
        foreach (long label in labels.data<long>())
            _loss.Label((int)label);
        _images.Use(CompiledParameter.AddressOf(contiguous));
        return Gradients((int)images.shape[0], step);
    }

    /// <summary>The gradients of the batch of a step.</summary>
    /// <returns>As the other.</returns>
    public (float Loss, int Correct) Step(TrainingBatches batches, long step, double labelSmoothing)
    {
        long since = Profile?.Now ?? 0;
        long[] indices = batches.IndicesAt(step);
        Use(batches, indices, labelSmoothing);
        Profile?.Add("batch", since);
        return Gradients(indices.Length, step);
    }

    private void Use(TrainingBatches batches, long[] indices, double labelSmoothing)
    {
        _images.Use(batches, indices);
        _loss.Begin(labelSmoothing);
        foreach (long image in indices)
            _loss.Label(batches.LabelOf(image));
    }

    private void Forward(int count)
    {
        Begin(count, step: 0, training: false);
        for (_segment = 0; _segment < _segments.Count; _segment++)
        {
            BeginSegment();
            _team.Run(_forward);
        }
    }

    private (float Loss, int Correct) Gradients(int count, long step)
    {
        Begin(count, step, training: true);
        for (_segment = 0; _segment < _segments.Count; _segment++)
        {
            BeginSegment();
            _team.Run(_segment < _segments.Count - 1 ? _forward : _lastForward);
        }

        for (_segment = _segments.Count - 2; _segment >= 0; _segment--)
        {
            Operator next = _segments[_segment + 1][0];
            next.FinishBackward(count);
            if (next.IsWhole)
                _team.Run(_wholeBackward);
            _team.Run(_backward);
        }

        long since = Profile?.Now ?? 0;
        _team.Run(_weightGradients);
        since = Profile?.Add("linear weight gradients", since) ?? 0;
        _team.Run(_reduce);
        Profile?.Add("sum over threads", since);
        return _loss.Result();
    }

    /// <summary>A job for each thread.</summary>
    public void Run(Action<int> job) => _team.Run(job);

    public void Dispose()
    {
        _team.Dispose();
        _memory.Dispose();
    }

    private void Begin(int count, long step, bool training)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Batch);
        (_count, _step, _training) = (count, step, training);
        foreach (CompiledParameter parameter in Parameters)
            parameter.Locate();
        long since = Profile?.Now ?? 0;
        _team.Run(_pack);
        Profile?.Add("packing weights", since);
    }

    private void BeginSegment()
    {
        if (_segment == 0)
            return;
        Operator first = _segments[_segment][0];
        first.FinishForward(_count, _training);
        if (first.IsWhole)
            _team.Run(_wholeForward);
    }

    private void ForwardGroup(Work work)
    {
        StepProfile? profile = work.Thread == 0 ? Profile : null;
        long since = profile?.Now ?? 0;
        if (_segment == 0)
        {
            _images.Copy(work);
            since = profile?.Add(_images.Part(work.Step), since) ?? 0;
        }

        foreach (Operator op in _segments[_segment])
        {
            op.Forward(work);
            since = profile?.Add($"{op.Name} forward", since) ?? 0;
        }

        if (!work.Training || _segment + 1 >= _segments.Count)
            return;
        _segments[_segment + 1][0].Collect(work);
        profile?.Add($"{_segments[_segment + 1][0].Name} forward", since);
    }

    private void LastGroup(Work work)
    {
        ForwardGroup(work);
        long since = work.Thread == 0 ? Profile?.Now ?? 0 : 0;
        _loss.Add(work);
        if (work.Thread == 0)
            Profile?.Add("loss", since);
        BackwardGroup(work);
    }

    private void BackwardGroup(Work work)
    {
        StepProfile? profile = work.Thread == 0 ? Profile : null;
        long since = profile?.Now ?? 0;
        if (_segment + 1 < _segments.Count)
        {
            _segments[_segment + 1][0].Backward(work);
            since = profile?.Add($"{_segments[_segment + 1][0].Name} backward", since) ?? 0;
        }

        Operator[] segment = _segments[_segment];
        for (int i = segment.Length - 1; i >= 0; i--)
        {
            if (i == 0 && segment[0].BeginsSegment)
                segment[0].CollectGradient(work);
            else
                segment[i].Backward(work);
            since = profile?.Add($"{segment[i].Name} backward", since) ?? 0;
        }
    }

    private void Groups(int thread, Action<Work> run)
    {
        int end = (int)((long)_count * (thread + 1) / Threads);
        for (int first = (int)((long)_count * thread / Threads); first < end; first += MapStorage.Group)
            run(new Work(first, Math.Min(first + MapStorage.Group, end), thread, _step, _training));
    }
}
