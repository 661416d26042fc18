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
    private readonly MapLayout _logits;
    private readonly PlanImages _images;
    private readonly CrossEntropy _loss;
    private readonly PlanPhases _phases;

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
        _loss = new CrossEntropy(_operators[^1].Output, threads, _memory);
        _team = new WorkerTeam(threads);
        _phases = new PlanPhases(_operators, _images, _loss, _team);
    }

    public ArchitectureModule Module { get; }
    public int Batch { get; }
    public int Threads => _team.Threads;
    public CompiledParameter[] Parameters { get; }

    /// <summary>Null, or where the time of each operator is noted.</summary>
    public StepProfile? Profile
    {
        get => _phases.Profile;
        set => _phases.Profile = value;
    }

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
            Begin(count).Forward(count);
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
        Begin(margins.Length).Forward(margins.Length);
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
        return Begin((int)images.shape[0]).Gradients((int)images.shape[0], step);
    }

    /// <summary>The gradients of the batch of a step.</summary>
    /// <returns>As the other.</returns>
    public (float Loss, int Correct) Step(TrainingBatches batches, long step, double labelSmoothing)
    {
        long since = Profile?.Now ?? 0;
        long[] indices = batches.IndicesAt(step);
        Use(batches, indices, labelSmoothing);
        Profile?.Add("batch", since);
        return Begin(indices.Length).Gradients(indices.Length, step);
    }

    private void Use(TrainingBatches batches, long[] indices, double labelSmoothing)
    {
        _images.Use(batches, indices);
        _loss.Begin(labelSmoothing);
        foreach (long image in indices)
            _loss.Label(batches.LabelOf(image));
    }

    private PlanPhases Begin(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Batch);
        foreach (CompiledParameter parameter in Parameters)
            parameter.Locate();
        return _phases;
    }

    /// <summary>A job for each thread.</summary>
    public void Run(Action<int> job) => _team.Run(job);

    public void Dispose()
    {
        _team.Dispose();
        _memory.Dispose();
    }
}
