using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace MiniCnn.Cli.Terminal;

/// <summary>Options with default and range: the help shows both, and a value outside is reported together with all other errors.</summary>
internal static class Options
{
    /// <summary>A number from <paramref name="min"/> to <paramref name="max"/>, both allowed.</summary>
    public static Option<int> Whole(string name, string description, int @default, int min, int max = int.MaxValue) =>
        Number(name, description, @default, min, max, "a whole number", NumberStyles.AllowLeadingSign);

    /// <inheritdoc cref="Whole"/>
    public static Option<double> Real(string name, string description, double @default, double min, double max) =>
        Number(name, description, @default, min, max, "a number", NumberStyles.Float);

    /// <summary>Null when it is not given: <paramref name="description"/> says what then counts.</summary>
    public static Option<int?> OptionalWhole(string name, string description, int min, int max = int.MaxValue) =>
        OptionalNumber(name, description, min, max, "a whole number", NumberStyles.AllowLeadingSign);

    /// <inheritdoc cref="OptionalWhole"/>
    public static Option<double?> OptionalReal(string name, string description, double min, double max) =>
        OptionalNumber(name, description, min, max, "a number", NumberStyles.Float);

    public static Option<string> Choice(string name, string description, string @default, params string[] values)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description} ({string.Join(", ", values)})",
            HelpName = Placeholder(name),
            DefaultValueFactory = _ => @default,
        };
        option.CompletionSources.Add(values);
        option.Validators.Add(OneOf(name, values));
        return option;
    }

    /// <summary>Reports a value that is none of these, together with all other errors.</summary>
    public static Action<OptionResult> OneOf(string name, IReadOnlyCollection<string> values) => result =>
    {
        if (result.Tokens is [var token] && !values.Contains(token.Value, StringComparer.Ordinal))
            result.AddError($"{name} '{token.Value}' is not known; one of {string.Join(", ", values)} is expected{Suggestion.For(token.Value, values)}");
    };

    public static Option<bool> Json() => new("--json") { Description = "print JSON instead of text" };

    public static Option<bool> Csv() => new("--csv") { Description = "print CSV instead of text" };

    public static Argument<string> Run() => new("run") { Description = "a run's folder, or its name among the runs in runs/" };

    public static Option<string[]> Layers(string @default) => new("--layer")
    {
        Description = $"layers by name, such as conv1 or conv1,conv2; default: {@default}",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The values of an option that takes several, as separate arguments or with commas.</summary>
    public static IReadOnlyList<string> Words(string[]? values) =>
        [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];

    public static Option<string?> Out() => new("--out")
    {
        Description = "write pictures: a folder (PNG and SVG of each), or a file (.svg, .png, …)",
        HelpName = "path",
    };

    public static Option<int> Seed() => Whole("--seed", "start of every random stream; the same seed gives the same result", 1, 0);

    private static Option<T> Number<T>(string name, string description, T @default, T min, T max, string kind, NumberStyles style)
        where T : struct, INumber<T>, IMinMaxValue<T> => new(name)
        {
            Description = $"{description} {RangeText(min, max)}",
            HelpName = Placeholder(name),
            DefaultValueFactory = _ => @default,
            CustomParser = result => Parse(result, name, min, max, kind, style) ?? @default,
        };

    private static Option<T?> OptionalNumber<T>(string name, string description, T min, T max, string kind, NumberStyles style)
        where T : struct, INumber<T>, IMinMaxValue<T> => new(name)
        {
            Description = $"{description} {RangeText(min, max)}",
            HelpName = Placeholder(name),
            CustomParser = result => Parse(result, name, min, max, kind, style),
        };

    // System.CommandLine's own conversion reads 1,5 as fifteen.
    private static T? Parse<T>(ArgumentResult result, string name, T min, T max, string kind, NumberStyles style)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        string text = result.Tokens[0].Value;
        if (T.TryParse(text, style, CultureInfo.InvariantCulture, out T value) && value >= min && value <= max)
            return value;
        result.AddError($"{name} {text}: {kind} {RangeText(min, max).Trim('(', ')')} is expected");
        return null;
    }

    private static string RangeText<T>(T min, T max) where T : INumber<T>, IMinMaxValue<T> =>
        max == T.MaxValue ? $"({min} or more)" : string.Create(CultureInfo.InvariantCulture, $"(from {min} to {max})");

    private static string Placeholder(string name) => name.TrimStart('-');
}
