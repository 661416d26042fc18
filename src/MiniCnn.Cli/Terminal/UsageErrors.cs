using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace MiniCnn.Cli.Terminal;

/// <summary>All errors of a command line, each with what to do.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Of(ParseResult parse)
    {
        if (parse.Action is HelpAction)
            return [];
        Command command = parse.CommandResult.Command;
        string name = FullName(parse.CommandResult);
        var unexpected = UnexpectedArguments(parse).ToList();
        var errors = unexpected.Select(argument => Describe(argument, command, name)).ToList();
        errors.AddRange(parse.Errors.Where(error => !IsAboutUnexpectedArguments(error, unexpected.Count > 0, parse)).Select(error => error.Message.TrimEnd('.')));
        if (errors.Count > 0)
            errors[^1] += $" (see '{name} --help')";
        return errors;
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

    private static string Describe(string argument, Command command, string name)
    {
        if (LooksLikeOption(argument))
        {
            IEnumerable<string> options = command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--debug");
            return $"'{argument}' is not an option of '{name}'{Suggestion.For(argument, options)}";
        }
        return command.Subcommands.Count > 0 && command.Arguments.Count == 0
            ? $"'{argument}' is not a command of '{name}'{Suggestion.For(argument, command.Subcommands.Select(verb => verb.Name))}"
            : $"'{name}' does not know what to do with '{argument}'";
    }

    private static string FullName(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{FullName(parent)} {result.Command.Name}" : "minicnn";
}
