using System.CommandLine.Parsing;
using System.Numerics;

namespace MiniCnn.Cli.Terminal;

/// <summary>Options with default and range: the help shows both, and a value outside is reported together with all other errors.</summary>
internal static class Options
{
    private const string ImageMemoryOption = "--image-memory";

    /// <summary>A number from <paramref name="min"/> to <paramref name="max"/>, both allowed.</summary>
    public static Option<int> Whole(string name, string description, int @default, int min, int max = int.MaxValue) =>
        Number(name, description, min, max, @default, value => value ?? @default);

    public static Option<double> Real(string name, string description, double @default, double min, double max) =>
        Number(name, description, min, max, @default, value => value ?? @default);

    /// <summary>Null when it is not given: <paramref name="description"/> says what then counts.</summary>
    public static Option<int?> OptionalWhole(string name, string description, int min, int max = int.MaxValue) => Number(name, description, min, max, null, value => value);

    public static Option<double?> OptionalReal(string name, string description, double min, double max) => Number(name, description, min, max, null, value => value);

    public static Option<string> Choice(string name, string description, string @default, params string[] values) => new(name)
    {
        Description = $"{description} ({string.Join(", ", values)})",
        HelpName = name.TrimStart('-'),
        DefaultValueFactory = _ => @default,
        CompletionSources = { values },
        Validators = { OneOf(name, values) },
    };

    /// <summary>Reports a value that is none of these, together with all other errors.</summary>
    public static Action<OptionResult> OneOf(string name, IReadOnlyCollection<string> values) => result =>
    {
        if (result.Tokens is [var token] && !values.Contains(token.Value, StringComparer.Ordinal))
            result.AddError($"{name} '{token.Value}' is not known; one of {string.Join(", ", values)} is expected{Suggestion.For(token.Value, values)}");
    };

    /// <summary>Sets the action; its result is the exit code.</summary>
    public static Command Runs(this Command command, Func<ParseResult, CommandContext, int> run)
    {
        command.SetAction(parse => run(parse, ((Invocation)parse.InvocationConfiguration).Context with
        {
            Images = new ImageLimits { MaxMemory = (long)parse.GetValue<int>(ImageMemoryOption) << 20 },
        }));
        return command;
    }

    /// <summary>Of all verbs, since nearly all read images.</summary>
    public static Option<int> ImageMemory()
    {
        Option<int> option = Whole(ImageMemoryOption, "largest image file to open, in MiB when decoded", (int)(ImageLimits.Default.MaxMemory >> 20), 1, 16_384);
        option.Recursive = true;
        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = "print JSON instead of text" };

    public static Option<bool> Csv() => new("--csv") { Description = "print CSV instead of text" };

    public static Argument<string> Run() => new("run") { Description = "a run's folder, or its name among the runs in runs/" };

    public static Option<string[]> Layers(string @default) =>
        new("--layer") { Description = $"layers by name, such as conv1 or conv1,conv2; default: {@default}", HelpName = "name", AllowMultipleArgumentsPerToken = true };

    /// <summary>The values of an option that takes several, as separate arguments or with commas.</summary>
    public static IReadOnlyList<string> Words(string[]? values) =>
        [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];

    public static Option<string?> Out(
        string description = "write images to a folder (PNG and SVG), or to a file (.svg, .png, …)", string placeholder = "path", params string[] aliases) =>
        new("--out", aliases) { Description = description, HelpName = placeholder };

    /// <summary><c>--out</c> of a verb that makes one figure.</summary>
    public static Option<string?> Figure(string @default) => Out($"file of the figure: .png, .svg, .gif, .ppm (default {@default})", "file", "-o");

    public static Option<int> Seed() => Whole("--seed", "random seed; the same seed gives the same result", 1, 0);

    // System.CommandLine's own conversion reads 1,5 as fifteen.
    private static Option<TOption> Number<T, TOption>(string name, string description, T min, T max, T? @default, Func<T?, TOption> convert)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        string range = max == T.MaxValue ? $"{min} or more" : string.Create(CultureInfo.InvariantCulture, $"from {min} to {max}");
        (string kind, NumberStyles style) = typeof(T) == typeof(int) ? ("a whole number", NumberStyles.AllowLeadingSign) : ("a number", NumberStyles.Float);
        return new(name)
        {
            Description = $"{description} ({range})",
            HelpName = name.TrimStart('-'),
            DefaultValueFactory = @default is null ? null : _ => convert(null),
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (T.TryParse(text, style, CultureInfo.InvariantCulture, out T value) && value >= min && value <= max)
                    return convert(value);
                result.AddError($"{name} {text}: {kind} {range} is expected");
                return convert(null);
            },
        };
    }
}

/// <summary>What a command gets in addition to its options; the clock is for the library, which has none of its own.</summary>
internal sealed record CommandContext(Output Output, TerminalInfo Terminal, TimeProvider Clock, CancellationToken Cancel)
{
    /// <summary>What an image file may ask for.</summary>
    public ImageLimits Images { get; init; } = ImageLimits.Default;
}

/// <summary>Carries the context from <see cref="MiniCnnApp"/> through System.CommandLine to the command.</summary>
internal sealed class Invocation(CommandContext context) : InvocationConfiguration
{
    public CommandContext Context => context;
}
