using System.CommandLine;
using System.Globalization;
using System.Numerics;
using MiniCnn.Cli.Terminal;
using MiniCnn.Training;

namespace MiniCnn.Cli.Training;

/// <summary>
/// The options of <c>train</c> that change one of a recipe's. Ranges come from <see cref="TrainingOptions"/>, defaults from the
/// recipes, so that the help tells both as they are.
/// </summary>
internal sealed class TrainingFlags
{
    private readonly List<(Option Option, Func<ParseResult, TrainingOptions, TrainingOptions> Apply)> _flags = [];

    public TrainingFlags()
    {
        Real("--epochs", "passes over the training images", nameof(TrainingOptions.Epochs), o => o.Epochs, (o, v) => o with { Epochs = v });
        Whole("--batch", "images in a step", nameof(TrainingOptions.BatchSize), o => o.BatchSize, (o, v) => o with { BatchSize = v });
        Real("--lr", "highest learning rate", nameof(TrainingOptions.LearningRate), o => o.LearningRate, (o, v) => o with { LearningRate = v });
        Word("--optimizer", "rule of the updates", o => o.Optimizer, (o, v) => o with { Optimizer = v });
        Real("--momentum", "AdamW's beta1, SGD's momentum, Adadelta's rho", nameof(TrainingOptions.Momentum), o => o.Momentum, (o, v) => o with { Momentum = v });
        Real("--beta2", "AdamW's beta2", nameof(TrainingOptions.Beta2), o => o.Beta2, (o, v) => o with { Beta2 = v });
        Real("--weight-decay", "decay of weights, not of biases and norms", nameof(TrainingOptions.WeightDecay), o => o.WeightDecay, (o, v) => o with { WeightDecay = v });
        Real("--label-smoothing", "part of the target spread over all classes", nameof(TrainingOptions.LabelSmoothing), o => o.LabelSmoothing, (o, v) => o with { LabelSmoothing = v });
        Word("--schedule", "course of the learning rate", o => o.Schedule, (o, v) => o with { Schedule = v });
        Real("--warm-up", "part of the steps in which the rate rises", nameof(TrainingOptions.WarmUp), o => o.WarmUp, (o, v) => o with { WarmUp = v });
        Real("--gamma", "factor of the rate after each epoch, with --schedule step", nameof(TrainingOptions.Gamma), o => o.Gamma, (o, v) => o with { Gamma = v });
        Affine("--rotate", "turn images by up to so many degrees", nameof(AffineAugmentation.Rotation), a => a.Rotation, (a, v) => a with { Rotation = v });
        Affine("--scale", "change their size by up to this part", nameof(AffineAugmentation.Scale), a => a.Scale, (a, v) => a with { Scale = v });
        Affine("--shift", "move them by up to so many pixels", nameof(AffineAugmentation.Shift), a => a.Shift, (a, v) => a with { Shift = v });
        Affine("--shear", "slant them by up to so many columns a row", nameof(AffineAugmentation.Shear), a => a.Shear, (a, v) => a with { Shear = v });
        Affine("--augment-until", "part of the steps after which images stay as they are", nameof(AffineAugmentation.Until), a => a.Until, (a, v) => a with { Until = v });
        Real("--average", "decay of the weights' running mean, 0 for none", nameof(TrainingOptions.AverageDecay), o => o.AverageDecay, (o, v) => o with { AverageDecay = v });
        Real("--average-from", "part of the steps after which the mean is taken", nameof(TrainingOptions.AverageFrom), o => o.AverageFrom, (o, v) => o with { AverageFrom = v });
        Whole("--average-every", "steps between two updates of the mean", nameof(TrainingOptions.AverageEvery), o => o.AverageEvery, (o, v) => o with { AverageEvery = v });
        Whole("--validation", "images kept back to watch progress by, at most a fifth", nameof(TrainingOptions.ValidationImages), o => o.ValidationImages, (o, v) => o with { ValidationImages = v });
        Whole("--patience", "epochs without progress before it stops with its best weights, 0 for never", nameof(TrainingOptions.Patience), o => o.Patience, (o, v) => o with { Patience = v });
        Whole("--seed", "start of every random stream; the same seed gives the same result", nameof(TrainingOptions.Seed), o => o.Seed, (o, v) => o with { Seed = v });
        Whole("--threads", "threads to compute with, 0 for libtorch's choice", nameof(TrainingOptions.Threads), o => o.Threads, (o, v) => o with { Threads = v });
        Device();
    }

    public IEnumerable<Option> All => _flags.Select(flag => flag.Option);

    /// <summary>The recipe's options with those that were given in their place.</summary>
    public TrainingOptions Apply(ParseResult parse, TrainingOptions recipe) => _flags.Aggregate(recipe, (options, flag) => flag.Apply(parse, options));

    private void Real(string name, string description, string property, Func<TrainingOptions, double> get, Func<TrainingOptions, double, TrainingOptions> set)
    {
        (double minimum, double maximum) = OptionRules.Range<TrainingOptions>(property);
        Add(Options.OptionalReal(name, Described(description, get), minimum, maximum), set);
    }

    private void Whole(string name, string description, string property, Func<TrainingOptions, int> get, Func<TrainingOptions, int, TrainingOptions> set)
    {
        (double minimum, double maximum) = OptionRules.Range<TrainingOptions>(property);
        Add(Options.OptionalWhole(name, Described(description, get), (int)minimum, (int)maximum), set);
    }

    private void Affine(string name, string description, string property, Func<AffineAugmentation, double> get, Func<AffineAugmentation, double, AffineAugmentation> set)
    {
        (double minimum, double maximum) = OptionRules.Range<AffineAugmentation>(property);
        Add(
            Options.OptionalReal(name, Described(description, o => get(o.Augmentation)), minimum, maximum),
            (o, v) => o with { Augmentation = set(o.Augmentation, v) });
    }

    private void Word<T>(string name, string description, Func<TrainingOptions, T> get, Func<TrainingOptions, T, TrainingOptions> set)
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetNames<T>().Select(Dashed)];
        Option<string?> option = new(name)
        {
            Description = $"{Described(description, o => Dashed($"{get(o)}"))} ({string.Join(", ", words)})",
            HelpName = name.TrimStart('-'),
        };
        option.CompletionSources.Add(words);
        option.Validators.Add(Options.OneOf(name, words));
        _flags.Add((option, (parse, o) => parse.GetValue(option) is { } word ? set(o, Enum.GetValues<T>()[Array.IndexOf(words, word)]) : o));
    }

    private void Device()
    {
        Option<string?> option = new("--device") { Description = "where to compute; default cpu (cpu, cuda or cuda:N)", HelpName = "device" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && new TrainingOptions { Device = token.Value }.Validate() is [var violation])
                result.AddError($"--d{violation[1..]}");
        });
        _flags.Add((option, (parse, o) => parse.GetValue(option) is { } device ? o with { Device = device } : o));
    }

    private void Add<T>(Option<T?> option, Func<TrainingOptions, T, TrainingOptions> set)
        where T : struct, INumber<T> =>
        _flags.Add((option, (parse, o) => parse.GetValue(option) is { } value ? set(o, value) : o));

    /// <summary>The description with the default: one number, or one for each recipe where they differ.</summary>
    private static string Described<T>(string description, Func<TrainingOptions, T> get)
    {
        string[] defaults = [.. Recipes.All.Select(recipe => string.Create(CultureInfo.InvariantCulture, $"{get(recipe.Options)}"))];
        string text = defaults.Distinct().Count() == 1
            ? $"default {defaults[0]}"
            : "by recipe: " + string.Join(", ", Recipes.All.Zip(defaults, (recipe, value) => $"{recipe.Name} {value}"));
        return $"{description}; {text}";
    }

    /// <summary><c>OneCycle</c> as <c>one-cycle</c>.</summary>
    private static string Dashed(string name) =>
        string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) && char.IsLower(name[index - 1]) && name != "AdamW" ? $"-{letter}" : $"{letter}"))
            .ToLowerInvariant();
}
