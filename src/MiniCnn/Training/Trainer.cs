using MiniCnn.Models;
using MiniCnn.Training.Compiled;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>Trains a module on images, step by step. It computes and nothing else: printing, measuring and saving is left to an observer.</summary>
public sealed class Trainer : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _module;
    private readonly ImageSet _images;
    private readonly TrainingOptions _options;
    private readonly ITrainingObserver? _observer;
    private readonly Device _device;
    private readonly int _classes;
    private readonly FiniteCheck _check;
    private readonly Normalization _normalization;
    private readonly TrainingBatches _batches;
    private readonly WeightUpdate _update;
    private readonly ExponentialMovingAverage _ema;
    private readonly CompiledPlan? _compiled;
    private readonly ITrainingStep _step;
    private readonly Func<CancellationToken, (int[] Images, SelectionReport Report)?> _select;
    private TrainerNumbers _numbers = new();
    private Dictionary<string, Tensor> _best = [];

    /// <param name="module">[B, C, H, W] to [B, classes] logits; is moved to the options' device and stays the caller's.</param>
    /// <param name="images">Training images; a part of them is used for validation only.</param>
    /// <param name="mean">Per channel, of pixels scaled to 0–1; so is the deviation.</param>
    /// <param name="standardDeviation">Over 0.</param>
    /// <param name="classes">Logits of the module.</param>
    /// <param name="options">All of them are checked.</param>
    /// <param name="observer">Receives the progress.</param>
    /// <exception cref="MiniCnnException">An option is out of range, there are no images, or the module has nothing to learn.</exception>
    public Trainer(
        nn.Module<Tensor, Tensor> module, ImageSet images, IReadOnlyList<float> mean, IReadOnlyList<float> standardDeviation, int classes,
        TrainingOptions options, ITrainingObserver? observer = null)
    {
        options.ThrowIfInvalid();
        if (images.Count == 0)
            throw MiniCnnException.BadData("There are no training images; at least one is needed");
        (_module, _images, _options, _observer, _classes) = (module, images, options, observer, classes);
        _device = device(options.Device);
        Plan = TrainingPlan.For(options, images.Count);
        module.to(_device);
        _check = new FiniteCheck(module);
        // these three may throw, so they come before what holds tensors
        bool compiles = TrainingStep.WhyNotCompiled(module, options) is null;
        _normalization = new Normalization(mean, standardDeviation);
        _update = new WeightUpdate(module, options);
        _batches = new TrainingBatches(images, Plan, options, _normalization, _device);
        _ema = new ExponentialMovingAverage(module, options, Plan.Steps);
        if (compiles)
            _compiled = new CompiledPlan((ArchitectureModule)module, Plan.BatchSize, TrainingStep.Threads(module, options), options.Seed);
        _step = _compiled is null
            ? new AutogradStep(module, options.LabelSmoothing, _check, _update)
            : new CompiledStep(_compiled, options, _check, _update);
        _step.Margins = options.KeepLater < 1 ? new float[Plan.BatchSize] : null;
        _select = stop => ProxySelection.Select(
            images, _batches.Order.Images, Plan.TrainingImages, mean, standardDeviation, classes, options, TrainingStep.Threads(module, options), stop);
    }

    /// <summary>Steps and epochs of this training.</summary>
    public TrainingPlan Plan { get; }

    /// <summary>Where the time of <see cref="Run"/> goes, or null.</summary>
    internal StepProfile? Profile { get; set; }

    /// <summary>What a proxy network selected; null before that, and where all images are trained on.</summary>
    public SelectionReport? Selection => _numbers.Selection;

    /// <summary>Steps made so far.</summary>
    public long StepsDone => _numbers.Step;

    /// <summary>Epochs made so far, with the part of the last.</summary>
    public double EpochsDone => _numbers.Step / Plan.StepsPerEpoch;

    /// <summary>True when no step is left: all are made, or the patience is at its end.</summary>
    public bool IsDone => _numbers.Step >= Plan.Steps || (_options.Patience > 0 && _numbers.EpochsWithoutBest >= _options.Patience);

    /// <summary>Weights and buffers of the epoch with the best validation so far; empty before the first epoch has ended.</summary>
    public IReadOnlyDictionary<string, Tensor> BestWeights => _best;

    /// <summary>Makes all steps that are left, or stops after the step in which <paramref name="stop"/> is set.</summary>
    /// <exception cref="MiniCnnException">Kind Diverged: NaN or infinity in input, loss, gradients or weights.</exception>
    public void Run(CancellationToken stop = default)
    {
        _observer?.OnStart(Plan with { FirstStep = _numbers.Step });
        if (!HasSelected(stop))
            return;
        _module.train();
        _step.Profile = Profile;
        (long begin, long noted) = (Profile?.Now ?? 0, Profile?.Noted ?? 0);
        while (!IsDone && !stop.IsCancellationRequested)
        {
            using DisposeScope scope = NewDisposeScope();
            long step = _numbers.Step;
            manual_seed(RandomStreams.ForStep(_options.Seed, step)).Dispose();  // dropout's stream

            (float loss, int correct) = _step.Gradients(_batches, step);        // the batch, forward and backward

            if (_step.Margins is { } margins)
                _batches.Order.Record(step * Plan.BatchSize, margins);
            double rate = LearningRate.At(_options, step, Plan.Steps, Plan.StepsPerEpoch);
            long since = Profile?.Now ?? 0;
            _step.Update(rate, step);                                           // the optimizer
            since = Profile?.Add("optimizer", since) ?? 0;
            _ema.Update(step);
            Profile?.Add("moving average", since);

            _numbers = _numbers with
            {
                Step = step + 1,
                EpochSteps = _numbers.EpochSteps + 1,
                EpochLoss = _numbers.EpochLoss + loss,
                EpochCorrect = _numbers.EpochCorrect + correct,
            };
            since = Profile?.Now ?? 0;
            _observer?.OnStep(new StepReport(step + 1, loss, correct, Plan.BatchSize, rate));
            Profile?.Add("metrics", since);
            if (Plan.EndsEpoch(step + 1))
                EndEpoch(rate);
        }

        Profile?.AddRest("other", begin, noted);
        _step.Profile = null;
    }

    /// <summary>Gives the module the weights that the training ends with: their moving average or, with patience, the best ones.</summary>
    public void Finish()
    {
        if (_options.Patience > 0 && _best.Count > 0)
            ModuleWeights.Load(_module, _best, "the best weights");
        else
            _ema.Swap();
        _module.eval();
    }

    /// <summary>Classifies images with the module as it is now.</summary>
    /// <exception cref="MiniCnnException">Kind Diverged: the loss is NaN or infinite.</exception>
    public Evaluation Evaluate(ImageSet images, CancellationToken cancel = default)
    {
        var evaluation = Evaluation.Of(_module, images, _normalization, _classes, _device, _compiled, cancel);
        return double.IsFinite(evaluation.Loss) ? evaluation : throw FiniteCheck.DivergedAt($"the loss of an evaluation after step {StepsDone}");
    }

    /// <summary>The margin of each training image, in eval mode, of a training without validation images.</summary>
    internal float[] TrainingMargins()
    {
        float[] margins = new float[_images.Count];
        if (_compiled is not null)
        {
            // as Evaluation does it, but from the bytes
            for (int first = 0; first < margins.Length; first += Plan.BatchSize)
                _compiled.Margins(_batches, first, margins.AsSpan(first, Math.Min(Plan.BatchSize, margins.Length - first)));
            return margins;
        }

        foreach ((int first, Tensor logits) in Evaluation.Logits(_module, _images, _normalization, _device, null, default))
        {
            using Tensor owned = logits;
            Evaluation.Margins(logits, _images.Labels[first..(first + (int)logits.shape[0])]).CopyTo(margins, first);
        }

        return margins;
    }

    /// <summary>All that is needed to go on from here; the caller disposes of it.</summary>
    internal TrainerState StateDict()
    {
        (string Prefix, IReadOnlyDictionary<string, Tensor> Tensors)[] parts =
            [("weights.", _module.state_dict()), ("optimizer.", _update.StateDict()), ("ema.", _ema.StateDict), ("best.", _best)];
        using DisposeScope scope = NewDisposeScope();
        return new TrainerState(_numbers, ModuleWeights.Copy(
            parts.SelectMany(part => part.Tensors.Select(pair => KeyValuePair.Create(part.Prefix + pair.Key, pair.Value))).Concat(_batches.StateDict(Selection is not null))));
    }

    /// <summary>Goes on from a state of the same architecture, images and options, which stays the caller's and which errors call by the name.</summary>
    /// <exception cref="MiniCnnException">It is of another architecture.</exception>
    internal void LoadStateDict(TrainerState state, string name)
    {
        MiniCnnException.ThrowIfDamaged(name, state.Numbers.Rules(Plan));
        Dictionary<string, Tensor> ema = state.Part("ema."), best = state.Part("best.");
        foreach (Dictionary<string, Tensor> weights in new[] { ema, best }.Where(weights => weights.Count > 0))
            ModuleWeights.ThrowIfUnlike(_module.state_dict(), weights, name);
        ModuleWeights.Load(_module, state.Part("weights."), name);
        _update.LoadStateDict(state.Part("optimizer."), state.Numbers.Step, name);
        _ema.LoadStateDict(ema);
        KeepBest(ModuleWeights.Copy(best));
        _batches.LoadStateDict(state.Part("order."), state.Numbers.Selection is not null, name);
        _numbers = state.Numbers;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _step.Dispose();
        _update.Dispose();
        _ema.Dispose();
        KeepBest([]);
    }

    /// <summary>Has the images selected unless that is done; false where it was stopped, and then it begins anew when the training is resumed.</summary>
    private bool HasSelected(CancellationToken stop)
    {
        if (Plan.LeftOut == 0 || Selection is not null)
            return true;
        long since = Profile?.Now ?? 0;
        if (stop.IsCancellationRequested || _select(stop) is not var (images, report))
            return false;
        _batches.Select(images);
        _numbers = _numbers with { Selection = report };
        Profile?.Add("selection by the proxy", since);
        _observer?.OnSelection(report);
        return true;
    }

    /// <summary>Validates, with the moving average where there is one, keeps the best and reports.</summary>
    private void EndEpoch(double rate)
    {
        // the layers of a validation are not those of a step
        _step.Profile = null;
        long since = Profile?.Now ?? 0;
        _check.Weights(_numbers.Step);
        _ema.Swap();
        Evaluation? validation = _batches.Validation is { } images ? Evaluate(images) : null;
        double loss = _numbers.EpochLoss / _numbers.EpochSteps, score = validation?.Accuracy ?? -loss;
        bool isBest = _numbers.BestScore is not { } best || score > best;
        if (isBest)
            KeepBest(ModuleWeights.Copy(_module.state_dict()));
        _ema.Swap();

        EpochReport report = new(
            _numbers.Epochs + 1, _numbers.Step, EpochsDone, rate, loss, (double)_numbers.EpochCorrect / (_numbers.EpochSteps * Plan.BatchSize),
            validation?.Loss, validation?.Accuracy, isBest);
        _numbers = new TrainerNumbers(
            _numbers.Step, report.Epoch, Selection: _numbers.Selection, BestScore: isBest ? score : _numbers.BestScore, EpochsWithoutBest: isBest ? 0 : _numbers.EpochsWithoutBest + 1);
        since = Profile?.Add("validation", since) ?? 0;
        _observer?.OnEpoch(report);
        Profile?.Add("checkpoint", since);
        _step.Profile = Profile;
    }

    private void KeepBest(Dictionary<string, Tensor> weights)
    {
        ModuleWeights.Dispose(_best);
        _best = weights;
    }
}
