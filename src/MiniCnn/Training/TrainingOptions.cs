using System.ComponentModel.DataAnnotations;

namespace MiniCnn.Training;

/// <summary>All hyperparameters of a training. The name, description, default and range of an option are written here and nowhere else: see <see cref="TrainingOption"/>.</summary>
/// <remarks>The defaults are the recipe <c>default</c>, which suits any of the presets; see <see cref="Recipes"/>.</remarks>
public sealed record TrainingOptions
{
    /// <summary>A fraction stops within an epoch.</summary>
    [Range(0.001, 10_000), Display(Description = "number of epochs (an epoch has as many images as are trained on)")]
    public double Epochs { get; init; } = 3;

    /// <summary>At most the number of training images.</summary>
    [Range(1, 65_536), Display(Name = "batch", Description = "batch size (images per step)")]
    public int BatchSize { get; init; } = 128;

    /// <summary>The rule of the updates.</summary>
    [Display(Description = "optimizer")]
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.AdamW;

    /// <summary>The highest rate of the schedule.</summary>
    [Range(1e-8, 100), Display(Name = "lr", Description = "highest learning rate")]
    public double LearningRate { get; init; } = 0.005;

    /// <summary>beta1 of AdamW and Adam, SGD's Nesterov momentum, Adadelta's rho.</summary>
    [Range(0, 0.9999), Display(Description = "momentum (AdamW, Adam: beta1, SGD: momentum, Adadelta: rho)")]
    public double Momentum { get; init; } = 0.9;

    /// <summary>The other optimizers do not use it.</summary>
    [Range(0, 0.99999), Display(Description = "beta2 of AdamW and Adam")]
    public double Beta2 { get; init; } = 0.99;

    /// <summary>Of parameters with two dimensions or more.</summary>
    [Range(0, 10), Display(Description = "weight decay, not applied to biases and norms")]
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>0 for hard targets.</summary>
    [Range(0, 0.9), Display(Description = "label smoothing: share of the target that is spread over all classes")]
    public double LabelSmoothing { get; init; } = 0.05;

    /// <summary>The learning rate as a function of the step.</summary>
    [Display(Description = "learning rate schedule")]
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.OneCycle;

    /// <summary>Linearly from a tenth of the highest rate.</summary>
    [Range(0, 0.9), Display(Description = "warm-up: share of the steps in which the rate increases")]
    public double WarmUp { get; init; } = 0.1;

    /// <summary>Of <see cref="LearningRateSchedule.Step"/> alone.</summary>
    [Range(0.01, 1), Display(Description = "gamma: factor applied to the rate after each epoch, with the schedule step")]
    public double Gamma { get; init; } = 0.7;

    /// <summary>Random affine maps of the training images; none by default.</summary>
    public AffineAugmentation Augmentation { get; init; } = AffineAugmentation.None;

    /// <summary>The average replaces the weights at the end; 0 keeps the weights themselves.</summary>
    [Range(0, 0.99999), Display(Description = "decay of the weights' exponential moving average (EMA), 0 for none")]
    public double EmaDecay { get; init; }

    /// <summary>Before that there is no average.</summary>
    [Range(0, 1), Display(Description = "share of the steps after which the EMA starts")]
    public double EmaFrom { get; init; } = 0.85;

    /// <summary>It is updated in the steps that are multiples of this.</summary>
    [Range(1, 10_000), Display(Description = "steps between two updates of the EMA")]
    public int EmaEvery { get; init; } = 4;

    /// <summary>Selection via proxy: see <see cref="ProxySteps"/>. 1 trains on all.</summary>
    [Range(0.01, 1), Display(Description = "share of the training images to train on: the hardest ones, selected by a small proxy network that is trained first")]
    public double Keep { get; init; } = 1;

    /// <summary>A small dataset is used as a whole.</summary>
    [Range(1, 1_000_000), Display(Description = "images that are kept at least, however small the share")]
    public int KeepMin { get; init; } = 10_000;

    /// <summary>Hard example mining; 1 trains on all in every pass.</summary>
    [Range(0.01, 1), Display(Description = "share of the kept images to train on after the first pass: those with the lowest margins in it")]
    public double KeepLater { get; init; } = 1;

    /// <summary>With batches of 64.</summary>
    [Range(1, 1_000_000), Display(Description = "steps of the proxy network")]
    public int ProxySteps { get; init; } = 300;

    /// <summary>The same images for every seed.</summary>
    [Range(0, 1_000_000), Display(Name = "validation", Description = "validation images, at most a fifth of the training images")]
    public int ValidationImages { get; init; } = 5_000;

    /// <summary>Progress is a better validation accuracy.</summary>
    [Range(0, 10_000), Display(Description = "patience: epochs without improvement before training stops with the best weights, 0 for never")]
    public int Patience { get; init; }

    /// <summary>Of first weights, order of the images, dropout and augmentation.</summary>
    [Range(0, int.MaxValue), Display(Description = "random seed; the same seed gives the same result")]
    public int Seed { get; init; } = 1;

    /// <summary>Results repeat for the same number.</summary>
    [Range(0, 1_024), Display(Description = "number of threads, 0 for as many as are worth it")]
    public int Threads { get; init; }

    /// <summary>Results of the two kinds differ by rounding.</summary>
    [Display(Description = "step: the compiled one, TorchSharp's, or auto for compiled where it can be")]
    public StepKind Step { get; init; }

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>cuda:1</c> and so on.</summary>
    [RegularExpression("cpu|cuda(:[0-9]{1,2})?", ErrorMessage = "cpu, cuda or cuda:N is expected"), Display(Description = "device: cpu, cuda or cuda:N")]
    public string Device { get; init; } = "cpu";

    /// <summary>All that is wrong with these options, one line each; empty where nothing is.</summary>
    public IReadOnlyList<string> Validate() => [.. TrainingOption.All.Select(option => option.Problem(this)).OfType<string>()];

    /// <exception cref="MiniCnnException">Anything is out of its range; the message names all of it.</exception>
    public void ThrowIfInvalid()
    {
        if (Validate() is { Count: > 0 } violations)
            throw MiniCnnException.BadUsage(string.Join("; ", violations));
    }
}

/// <summary>Random affine maps of the training images; each of the first four is drawn evenly between minus and plus its value.</summary>
public sealed record AffineAugmentation
{
    /// <summary>Images stay as they are.</summary>
    public static AffineAugmentation None { get; } = new();

    /// <summary>About the center, in degrees.</summary>
    [Range(0, 180), Display(Name = "rotate", Description = "rotate images by up to N degrees")]
    public double Rotation { get; init; }

    /// <summary>0.1 makes factors from 0.9 to 1.1.</summary>
    [Range(0, 0.9), Display(Description = "scale images by a factor from 1 - N to 1 + N")]
    public double Scale { get; init; }

    /// <summary>Along each axis.</summary>
    [Range(0, 64), Display(Description = "shift images by up to N pixels")]
    public double Shift { get; init; }

    /// <summary>Columns moved for each row of distance from the center.</summary>
    [Range(0, 2), Display(Description = "shear images by up to N columns per row")]
    public double Shear { get; init; }

    /// <summary>0.5 for images that mean the same seen in a mirror: clothes, not digits.</summary>
    [Range(0, 1), Display(Description = "flip images left to right with probability N")]
    public double Flip { get; init; }

    /// <summary>1 augments to the end.</summary>
    [Range(0, 1), Display(Name = "augment-until", Description = "share of the steps after which images are no longer augmented")]
    public double Until { get; init; } = 1;

    internal bool Moves => Until > 0 && (Rotation > 0 || Scale > 0 || Shift > 0 || Shear > 0 || Flip > 0);
}

/// <summary>Rules by which gradients change weights.</summary>
public enum OptimizerKind
{
    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101).</summary>
    AdamW,
    /// <summary>Stochastic gradient descent with Nesterov momentum (Sutskever et al. 2013).</summary>
    Sgd,
    /// <summary>A rate for each weight from the sizes of past steps and gradients (Zeiler 2012, arXiv:1212.5701).</summary>
    Adadelta,
    /// <summary>Adaptive moments, weight decay as a part of the gradient (Kingma and Ba 2015, arXiv:1412.6980).</summary>
    Adam,
}

/// <summary>What computes a step of training.</summary>
public enum StepKind
{
    /// <summary>Compiled where the network can be, otherwise TorchSharp.</summary>
    Auto,
    /// <summary>Kernels for this processor over a plan that is made once.</summary>
    Compiled,
    /// <summary>TorchSharp's operators and autograd.</summary>
    Torchsharp,
}
