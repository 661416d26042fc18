namespace MiniCnn.Training;

/// <summary>A named set of training options, and the preset architecture it was tuned on.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Purpose">One line.</param>
/// <param name="Model">The preset that is trained by default.</param>
/// <param name="Options">Everything but seed, threads and device.</param>
public sealed record Recipe(string Name, string Purpose, string Model, TrainingOptions Options);

/// <summary>The recipes that come with the library.</summary>
public static class Recipes
{
    /// <summary>Three epochs that suit any small network.</summary>
    public static Recipe Default { get; } = new("default", "three epochs, for any small network", "small", new TrainingOptions());

    /// <summary>The fastest to 99 % on MNIST: a fifth of the images, the hardest.</summary>
    public static Recipe Fast { get; } = new("fast", "99 % on MNIST from the hardest fifth of the images", "fast", new TrainingOptions
    {
        Epochs = 1.6,
        BatchSize = 64,
        LearningRate = 0.02,
        Momentum = 0.7,
        Beta2 = 0.9,
        WeightDecay = 0.1,
        LabelSmoothing = 0.2,
        WarmUp = 0.2,
        Keep = 0.2,
        KeepLater = 0.5,
        ValidationImages = 1_000,
    });

    /// <summary>
    /// As <see cref="Fast"/>, on all images: where labels are doubtful or classes alike, the hardest images by themselves mislead (68 % on Fashion-MNIST).
    /// </summary>
    public static Recipe Quick { get; } = Fast with
    {
        Name = "quick",
        Purpose = "as fast, one epoch of all images: for any dataset",
        Options = Fast.Options with { Epochs = 1, Keep = 1, KeepLater = 1 },
    };

    /// <summary>99 % on MNIST with fewer than 1,500 parameters: sixty epochs and little regularization, because so small a network underfits.</summary>
    public static Recipe Tiny { get; } = new("tiny", "99 % on MNIST with fewer than 1,500 parameters: sixty epochs", "tiny", new TrainingOptions
    {
        Epochs = 60,
        BatchSize = 64,
        LearningRate = 0.02,
        Momentum = 0.8,
        Beta2 = 0.95,
        WeightDecay = 0,
        LabelSmoothing = 0.02,
        WarmUp = 0.15,
        Augmentation = new AffineAugmentation { Rotation = 8, Scale = 0.08, Shift = 1, Shear = 0.08, Until = 0.8 },
        EmaDecay = 0.99,
        ValidationImages = 1_000,
    });

    /// <summary>The most accurate: twenty epochs of augmented images and a moving average of the weights.</summary>
    public static Recipe Best { get; } = new("best", "the most accurate: twenty epochs of augmented images, EMA of the weights", "best", new TrainingOptions
    {
        Epochs = 20,
        LearningRate = 0.01,
        Momentum = 0.8,
        Beta2 = 0.95,
        WeightDecay = 0.05,
        LabelSmoothing = 0.1,
        WarmUp = 0.15,
        Augmentation = new AffineAugmentation { Rotation = 12, Scale = 0.12, Shift = 2, Shear = 0.12, Until = 0.9 },
        EmaDecay = 0.99,
        ValidationImages = 1_000,
    });

    /// <summary>As <see cref="Best"/> for clothes: flips, shifts and scales, no turns.</summary>
    public static Recipe Fashion { get; } = Best with
    {
        Name = "fashion",
        Purpose = "the most accurate on Fashion-MNIST: as best, with flips and no turns",
        Options = Best.Options with { Augmentation = new AffineAugmentation { Scale = 0.08, Shift = 1.5, Flip = 0.5, Until = 0.9 } },
    };

    /// <summary>As PyTorch's examples/mnist: Adadelta at rate 1, times 0.7 after each of 14 epochs, batches of 64.</summary>
    public static Recipe Example { get; } = new("example", "like PyTorch's examples/mnist: Adadelta, 14 epochs, batch size 64", "example", new TrainingOptions
    {
        Epochs = 14,
        BatchSize = 64,
        Optimizer = OptimizerKind.Adadelta,
        LearningRate = 1,
        WeightDecay = 0,
        LabelSmoothing = 0,
        Schedule = LearningRateSchedule.Step,
        WarmUp = 0,
    });

    /// <summary>From the fastest on.</summary>
    public static IReadOnlyList<Recipe> All { get; } = [Fast, Quick, Default, Tiny, Best, Fashion, Example];

    /// <exception cref="MiniCnnException">No recipe has this name.</exception>
    public static Recipe Get(string name) => All.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw MiniCnnException.BadUsage($"There is no recipe '{name}'; choose one of {string.Join(", ", All.Select(recipe => recipe.Name))}");
}
