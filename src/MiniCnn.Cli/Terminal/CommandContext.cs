using System.CommandLine;

namespace MiniCnn.Cli.Terminal;

/// <summary>What a command gets in addition to its options.</summary>
/// <param name="Output">Where data and messages go.</param>
/// <param name="Terminal">Whether stdout and stderr are a terminal, and what it can show.</param>
/// <param name="Clock">The time for the library, which has none of its own.</param>
/// <param name="Cancel">Set by the first Ctrl-C or SIGTERM.</param>
internal sealed record CommandContext(Output Output, TerminalInfo Terminal, TimeProvider Clock, CancellationToken Cancel);

/// <summary>Several errors of one command line; each becomes a line.</summary>
internal sealed class UsageException(IReadOnlyList<string> violations) : Exception(string.Join("; ", violations))
{
    public IReadOnlyList<string> Violations => violations;

    /// <summary>Stops the command with exit code 2 and one line for each violation, if there is one.</summary>
    public static void ThrowIfAny(params IEnumerable<string> violations)
    {
        var all = violations.ToList();
        if (all.Count > 0)
            throw new UsageException(all);
    }
}

/// <summary>Carries the context from <see cref="MiniCnnApp"/> through System.CommandLine to the command.</summary>
internal sealed class Invocation : InvocationConfiguration
{
    public Invocation(CommandContext context)
    {
        Context = context;
        Output = context.Output.Out;
        Error = context.Output.Error;
        EnableDefaultExceptionHandler = false;
        ProcessTerminationTimeout = null;
    }

    public CommandContext Context { get; }
}

internal static class CommandExtensions
{
    /// <summary>Sets the action; its result is the exit code.</summary>
    public static Command Runs(this Command command, Func<ParseResult, CommandContext, int> run)
    {
        command.SetAction(parse => run(parse, ((Invocation)parse.InvocationConfiguration).Context));
        return command;
    }
}
