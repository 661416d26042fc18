using MiniCnn.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>
/// Trains a module on images, step by step. It computes and nothing else: what is to be printed, measured or saved is an
/// observer's affair.
/// </summary>
public sealed class Trainer : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _module;
    private readonly TrainingOptions _options;
    private readonly ITrainingObserver _observer;
    private readonly Device _device;
    private readonly Normalization _normalization;
    private readonly TrainingImages _images;
    private readonly int _classes;
    private readonly AffineAugmenter _augmenter;
    private readonly ITrainingStep _step;
    private readonly WeightUpdate _update;
    private readonly ExponentialMovingAverage _average;
    private readonly FiniteCheck _check;
    private TrainerNumbers _numbers = new();
    private Dictionary<string, Tensor> _best = [];

    /// <param name="module">[B, C, H, W] to [B, classes] logits; is moved to the options' device and stays the caller's.</param>
    /// <param name="images">Training images; a part of them is kept back for validation.</param>
    /// <param name="mean">Per channel, of pixels scaled to 0–1.</param>
    /// <param name="standardDeviation">Per channel, of pixels scaled to 0–1.</param>
    /// <param name="classes">Logits of the module.</param>
    /// <param name="options">All of it is checked.</param>
    /// <param name="observer">Is told how it goes on.</param>
    /// <exception cref="MiniCnnException">An option is out of range, or there are no images.</exception>
    public Trainer(
        nn.Module<Tensor, Tensor> module,
        ImageSet images,
        IReadOnlyList<float> mean,
        IReadOnlyList<float> standardDeviation,
        int classes,
        TrainingOptions options,
        ITrainingObserver observer)
    {
        options.ThrowIfInvalid();
        if (images.Count == 0)
            throw MiniCnnException.BadData("There are no training images; at least one is needed");
        (_module, _options, _observer, _classes) = (module, options, observer, classes);
        _device = device(options.Device);
        Plan = TrainingPlan.For(options, images.Count);
        _module.to(_device);
        _normalization = new Normalization(mean, standardDeviation, _device);
        _images = new TrainingImages(images, Plan, _normalization, options.Seed, _device);
        _augmenter = new AffineAugmenter(options.Augmentation, options.Seed);
        _step = TrainingSteps.For(module, options);
        _update = new WeightUpdate(module, options);
        _average = new ExponentialMovingAverage(module, options, Plan.Steps);
        _check = new FiniteCheck(module);
    }

    /// <summary>Steps and epochs of this training.</summary>
    public TrainingPlan Plan { get; }

    /// <summary>Steps made so far.</summary>
    public long StepsDone => _numbers.Step;

    /// <summary>Passes made so far, with the part of the last.</summary>
    public double EpochsDone => _numbers.Step / Plan.StepsPerEpoch;

    /// <summary>True when no step is left: all are made, or the patience is at its end.</summary>
    public bool IsDone => _numbers.Step >= Plan.Steps || (_options.Patience > 0 && _numbers.EpochsWithoutBest >= _options.Patience);

    /// <summary>Weights and buffers of the epoch that validated best so far; empty before the first epoch has ended.</summary>
    public IReadOnlyDictionary<string, Tensor> BestWeights => _best;

    /// <summary>Makes all steps that are left, or stops after the step in which <paramref name="stop"/> is set.</summary>
    /// <exception cref="MiniCnnException">Kind Diverged: NaN or infinity in input, loss, gradients or weights.</exception>
    public void Run(CancellationToken stop = default)
    {
        _observer.OnStart(Plan with { FirstStep = _numbers.Step });
        _module.train();
        while (!IsDone && !stop.IsCancellationRequested)
        {
            using DisposeScope scope = NewDisposeScope();
            long step = _numbers.Step;
            manual_seed(RandomStreams.ForStep(_options.Seed, step)).Dispose(); // dropout's stream

            (Tensor images, Tensor labels) = _images.At(step);                 // [B, C, H, W], [B]
            if (_options.Augmentation.Moves && step < _options.Augmentation.Until * Plan.Steps)
                images = _augmenter.Apply(images, step);

            StepOutcome outcome = _step.Gradients(images, labels);
            _check.Step(step + 1, outcome.Loss, images);

            double rate = LearningRate.At(_options, step, Plan.Steps, Plan.StepsPerEpoch);
            _update.Apply(rate);
            if (_options.AverageDecay > 0)
                _average.Take(step);

            Count(outcome);
            _observer.OnStep(new StepReport(step + 1, outcome.Loss, outcome.Correct, Plan.BatchSize, rate));
            if (Plan.EndsEpoch(step + 1))
                EndEpoch(rate);
        }
    }

    /// <summary>Gives the module the weights that the training ends with: their mean or, with patience, the best ones.</summary>
    public void Finish()
    {
        if (_options.Patience > 0 && _best.Count > 0)
            ModuleWeights.Load(_module, _best, "the best weights");
        else
            _average.Swap();
        _module.eval();
    }

    /// <summary>The module's answers to images, as it is now.</summary>
    public Evaluation Evaluate(ImageSet images, CancellationToken cancel = default) =>
        Evaluation.Of(_module, images, _normalization, _classes, _device, cancel);

    /// <summary>All that is needed to go on from here.</summary>
    public TrainerState Save()
    {
        Dictionary<string, Tensor> tensors = [];
        Keep("weights.", ModuleWeights.Copy(_module));
        Keep("optimizer.", _update.Memory().ToDictionary(pair => pair.Key, pair => ModuleWeights.Copy(pair.Value)));
        Keep("average.", _average.Means.ToDictionary(pair => pair.Key, pair => ModuleWeights.Copy(pair.Value)));
        Keep("best.", _best.ToDictionary(pair => pair.Key, pair => ModuleWeights.Copy(pair.Value)));
        return new TrainerState(_numbers, tensors);

        void Keep(string prefix, Dictionary<string, Tensor> copies)
        {
            foreach ((string name, Tensor copy) in copies)
                tensors.Add(prefix + name, copy);
        }
    }

    /// <summary>Goes on from a state of the same architecture, images and options.</summary>
    /// <param name="state">Stays the caller's.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="MiniCnnException">It is of another architecture.</exception>
    public void Restore(TrainerState state, string name)
    {
        ModuleWeights.Load(_module, Part("weights."), name);
        _update.Restore(Part("optimizer."), state.Numbers.Step);
        _average.Restore(Part("average."));
        KeepBest(Part("best.").ToDictionary(pair => pair.Key, pair => ModuleWeights.Copy(pair.Value)));
        _numbers = state.Numbers;

        Dictionary<string, Tensor> Part(string prefix) => state.Tensors
            .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _step.Dispose();
        _update.Dispose();
        _average.Dispose();
        _images.Dispose();
        _normalization.Dispose();
        KeepBest([]);
    }

    private void Count(StepOutcome outcome) => _numbers = _numbers with
    {
        Step = _numbers.Step + 1,
        EpochSteps = _numbers.EpochSteps + 1,
        EpochLoss = _numbers.EpochLoss + outcome.Loss,
        EpochCorrect = _numbers.EpochCorrect + outcome.Correct,
    };

    /// <summary>Validates, with the mean of the weights where one is taken, keeps the best and reports.</summary>
    private void EndEpoch(double rate)
    {
        _check.Weights(_numbers.Step);
        _average.Swap();
        Evaluation? validation = _images.Validation is { } images ? Evaluate(images) : null;
        double loss = _numbers.EpochLoss / _numbers.EpochSteps;
        double score = validation?.Accuracy ?? -loss;
        bool isBest = _numbers.BestScore is not { } best || score > best;
        if (isBest)
            KeepBest(ModuleWeights.Copy(_module));
        _average.Swap();

        EpochReport report = new(
            _numbers.Epochs + 1, _numbers.Step, EpochsDone, rate, loss, (double)_numbers.EpochCorrect / (_numbers.EpochSteps * Plan.BatchSize),
            validation?.Loss, validation?.Accuracy, isBest);
        _numbers = new TrainerNumbers
        {
            Step = _numbers.Step,
            Epochs = report.Epoch,
            BestScore = isBest ? score : _numbers.BestScore,
            EpochsWithoutBest = isBest ? 0 : _numbers.EpochsWithoutBest + 1,
        };
        _observer.OnEpoch(report);
    }

    private void KeepBest(Dictionary<string, Tensor> weights)
    {
        foreach (Tensor tensor in _best.Values)
            tensor.Dispose();
        _best = weights;
    }
}
