using MiniCnn.Training;

namespace MiniCnn.Cli.Training;

/// <summary>An option of <c>train</c> for each of the library's training options, with its name, description and range, and the recipes' defaults.</summary>
internal sealed class TrainingFlags
{
    private readonly (System.CommandLine.Option Flag, TrainingOption Option, Func<ParseResult, object?> Value)[] _flags = [.. TrainingOption.All.Select(Flag)];

    public IEnumerable<System.CommandLine.Option> All => _flags.Select(flag => flag.Flag);

    /// <summary>The recipe's options with those that were given in their place.</summary>
    public TrainingOptions Apply(ParseResult parse, TrainingOptions recipe) => _flags.Aggregate(
        recipe, (options, flag) => flag.Value(parse) is { } value ? flag.Option.With(options, value) : options);

    private static (System.CommandLine.Option Flag, TrainingOption Option, Func<ParseResult, object?> Value) Flag(TrainingOption option)
    {
        string name = $"--{option.Name}";
        if (option.Type == typeof(double))
        {
            Option<double?> real = Options.OptionalReal(name, Described(option), option.Range!.Value.Min, option.Range.Value.Max);
            return (real, option, parse => parse.GetValue(real));
        }

        if (option.Type == typeof(int))
        {
            Option<int?> whole = Options.OptionalWhole(name, Described(option), (int)option.Range!.Value.Min, (int)option.Range.Value.Max);
            return (whole, option, parse => parse.GetValue(whole));
        }

        Option<string?> text = new(name) { Description = Described(option), HelpName = option.Name };
        if (option.Choices.Count > 0)
        {
            text.Description += $" ({string.Join(", ", option.Choices)})";
            text.CompletionSources.Add([.. option.Choices]);
            text.Validators.Add(Options.OneOf(name, option.Choices));
        }
        else
        {
            text.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && option.Problem(option.With(new TrainingOptions(), token.Value)) is { } problem)
                    result.AddError($"{name} {problem[(problem.IndexOf(' ') + 1)..]}");
            });
        }

        return (text, option, parse => parse.GetValue(text));
    }

    /// <summary>The description with the default: one value, or one for each recipe where they differ.</summary>
    private static string Described(TrainingOption option)
    {
        string[] defaults = [.. Recipes.All.Select(recipe => option.Text(recipe.Options))];
        string text = defaults.Distinct().Count() == 1
            ? $"default {defaults[0]}"
            : "by recipe: " + string.Join(", ", Recipes.All.Zip(defaults, (recipe, value) => $"{recipe.Name} {value}"));
        return $"{option.Description}; {text}";
    }
}
