using System.CommandLine;

namespace MiniCnn.Cli.Terminal;

/// <summary>What a command gets in addition to its options; the clock is for the library, which has none of its own.</summary>
internal sealed record CommandContext(Output Output, TerminalInfo Terminal, TimeProvider Clock, CancellationToken Cancel);

/// <summary>Carries the context from <see cref="MiniCnnApp"/> through System.CommandLine to the command.</summary>
internal sealed class Invocation(CommandContext context) : InvocationConfiguration
{
    public CommandContext Context => context;
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
