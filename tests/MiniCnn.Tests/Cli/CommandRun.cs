using MiniCnn.Cli;
using MiniCnn.Cli.Terminal;

namespace MiniCnn.Tests.Cli;

/// <summary>One call of <c>minicnn</c> in this process: its exit code and what it wrote.</summary>
public sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static CommandRun Of(params string[] args) => Run(args);

    internal static CommandRun Run(
        IReadOnlyList<string> args, TerminalInfo? terminal = null, StopRequest? stop = null, TimeProvider? clock = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = MiniCnnApp.Run(args, output, error, terminal, stop, clock);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
