using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace MiniCnn.Cli.Terminal;

/// <summary>Everything that is wrong with a command line, in words that say what to do.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Of(ParseResult parse)
    {
        if (parse.Action is HelpAction)
            return [];
        Command command = parse.CommandResult.Command;
        string name = FullName(parse.CommandResult);
        var stray = StrayWords(parse).ToList();
        var errors = stray.Select(word => Describe(word, command, name)).ToList();
        errors.AddRange(parse.Errors.Where(error => !IsAboutStrayWords(error, stray.Count > 0, parse)).Select(error => error.Message.TrimEnd('.')));
        if (errors.Count > 0)
            errors[^1] += $" (see '{name} --help')";
        return errors;
    }

    /// <summary>Words nobody takes, and options that this command does not have but an argument swallowed.</summary>
    private static IEnumerable<string> StrayWords(ParseResult parse)
    {
        var literal = parse.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet();
        IEnumerable<string> swallowed = parse.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        var unknownOptions = swallowed.Concat(parse.UnmatchedTokens).Where(word => LooksLikeOption(word) && !literal.Contains(word)).ToList();
        return unknownOptions.Count > 0 ? unknownOptions : parse.UnmatchedTokens;
    }

    private static bool LooksLikeOption(string word) => word.Length > 1 && word[0] == '-' && !char.IsDigit(word[1]) && word[1] != '.';

    private static bool IsAboutStrayWords(ParseError error, bool hasStrayWords, ParseResult parse) =>
        hasStrayWords && error.SymbolResult is CommandResult or ArgumentResult { Parent: CommandResult }
        && error.SymbolResult is not ArgumentResult { Tokens.Count: > 0 } && (error.SymbolResult == parse.CommandResult || error.SymbolResult is ArgumentResult);

    private static string Describe(string word, Command command, string name)
    {
        if (LooksLikeOption(word))
        {
            IEnumerable<string> options = command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--debug");
            return $"'{word}' is not an option of '{name}'{Suggestion.For(word, options)}";
        }
        return command.Subcommands.Count > 0 && command.Arguments.Count == 0
            ? $"'{word}' is not a command of '{name}'{Suggestion.For(word, command.Subcommands.Select(verb => verb.Name))}"
            : $"'{name}' does not know what to do with '{word}'";
    }

    private static string FullName(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{FullName(parent)} {result.Command.Name}" : "minicnn";
}
