using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace MiniCnn.Cli.Terminal;

internal static class UsageErrors
{
    public static IReadOnlyList<string> Of(ParseResult parse)
    {
        if (parse.Action is HelpAction)
            return [];
        string name = string.Join(' ', Verbs(parse).Prepend("minicnn"));
        string[] unexpected = [.. UnexpectedArguments(parse)];
        string[] errors = [.. unexpected.Select(argument => Describe(argument, parse.CommandResult.Command, name)),
            .. parse.Errors.Where(error => !IsAboutUnexpectedArguments(error, unexpected.Length > 0, parse)).Select(error => error.Message.TrimEnd('.'))];
        return errors is [.. var others, var last] ? [.. others, $"{last} (see '{name} --help')"] : errors;
    }

    /// <summary>The words that choose the command: <c>data</c> and <c>list</c>.</summary>
    public static IEnumerable<string> Verbs(ParseResult parse) => parse.Tokens.Where(token => token.Type == TokenType.Command).Select(token => token.Value);

    /// <summary>Stops the command with exit code 2 and one line for each violation, if there is one.</summary>
    public static void ThrowIfAny(params IEnumerable<string> violations)
    {
        if (violations.ToList() is { Count: > 0 } lines)
            throw MiniCnnException.BadUsage(lines);
    }

    /// <summary>Arguments that match nothing, and options that this command does not have but an argument accepted.</summary>
    private static IEnumerable<string> UnexpectedArguments(ParseResult parse)
    {
        var literal = parse.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet();
        IEnumerable<string> accepted = parse.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        var unknownOptions = accepted.Concat(parse.UnmatchedTokens).Where(argument => LooksLikeOption(argument) && !literal.Contains(argument)).ToList();
        return unknownOptions.Count > 0 ? unknownOptions : parse.UnmatchedTokens;
    }

    private static bool LooksLikeOption(string argument) => argument.Length > 1 && argument[0] == '-' && !char.IsDigit(argument[1]) && argument[1] != '.';

    private static bool IsAboutUnexpectedArguments(ParseError error, bool hasUnexpected, ParseResult parse) =>
        hasUnexpected && error.SymbolResult is CommandResult or ArgumentResult { Parent: CommandResult }
        && error.SymbolResult is not ArgumentResult { Tokens.Count: > 0 } && (error.SymbolResult == parse.CommandResult || error.SymbolResult is ArgumentResult);

    private static string Describe(string argument, Command command, string name) => LooksLikeOption(argument)
        ? $"'{argument}' is not an option of '{name}'{Suggestion.For(argument, command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--debug"))}"
        : command.Subcommands.Count > 0 && command.Arguments.Count == 0
            ? $"'{argument}' is not a command of '{name}'{Suggestion.For(argument, command.Subcommands.Select(verb => verb.Name))}"
            : $"'{name}' does not know what to do with '{argument}'";
}
