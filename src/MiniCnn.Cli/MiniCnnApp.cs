using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using MiniCnn.Cli.Commands;
using MiniCnn.Cli.Terminal;

namespace MiniCnn.Cli;

/// <summary>
/// The command <c>minicnn</c> without its process: everything it reads and writes is passed in, so that tests call it directly.
/// </summary>
/// <remarks>
/// How to write a verb. One file in Commands/, one <c>internal static class XCommand</c> with <c>public static Command Create()</c>, named in
/// <see cref="Verbs"/>. Create the options first (<see cref="Options"/> has numbers with default and range, --json, --seed), then:
/// <code>
/// var epochs = Options.Whole("--epochs", "epochs", TrainingOptions.Default.Epochs, min: 1, max: 10_000);
/// return new Command("train", "Trains a model.") { epochs }.Runs((parse, context) =>
/// {
///     var options = new TrainingOptions { Epochs = parse.GetValue(epochs) };
///     UsageException.ThrowIfAny(options.Validate());  // every violation at once, exit code 2
///     ...                                          // pass context.Cancel and context.Clock on
///     context.Output.Line("data goes to stdout");  // or context.Output.Json(value) with --json
///     context.Output.Message("messages go to stderr");
///     return 0;
/// });
/// </code>
/// What is wrong is thrown: a <see cref="MiniCnnException"/> becomes one line on stderr and its kind's exit code. After Ctrl-C or SIGTERM
/// <c>context.Cancel</c> is set; return or throw <see cref="OperationCanceledException"/>, the exit code is 130 or 143 either way.
/// </remarks>
internal static class MiniCnnApp
{
    public static int Run(
        IReadOnlyList<string> args, TextWriter output, TextWriter error,
        TerminalInfo? terminal = null, StopRequest? stop = null, TimeProvider? clock = null)
    {
        error = new TolerantWriter(error);
        terminal ??= TerminalInfo.None;
        stop ??= new StopRequest();
        var context = new CommandContext(new Output(output, error, terminal), terminal, clock ?? TimeProvider.System, stop.Token);
        bool debug = args.Contains(DebugOption);
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // the process has it anyway, a caller of this method may not
        try
        {
            RootCommand root = CreateRoot(terminal);
            ParseResult parse = Parse(root, args);
            IReadOnlyList<string> violations = UsageErrors.Of(parse);
            if (violations.Count > 0)
                throw new UsageException(violations);
            int code = parse.Invoke(new Invocation(context));
            return stop.ExitCode ?? code;
        }
        catch (Exception exception)
        {
            return ErrorReport.Write(exception, context.Output, stop, debug);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            output.Flush();
            error.Flush();
        }
    }

    public static RootCommand CreateRoot(TerminalInfo? terminal = null)
    {
        var root = new RootCommand("See what a convolution does, and what a network learns with it.");
        root.Add(new Option<bool>(DebugOption) { Description = "show where an error came from (stack trace)", Recursive = true });
        foreach (Command verb in Verbs.All())
            root.Add(verb);
        foreach (Option option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption => new HelpAction { MaxWidth = (terminal ?? TerminalInfo.None).Width },
                VersionOption => new PrintVersion(),
                _ => option.Action,
            };
        }
        ShowHelpWhereAVerbIsMissing(root);
        return root;
    }

    public static ParseResult Parse(RootCommand root, IReadOnlyList<string> args) =>
        root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });

    private const string DebugOption = "--debug";

    /// <summary><c>minicnn</c> and <c>minicnn data</c> alone show what can follow.</summary>
    private static void ShowHelpWhereAVerbIsMissing(Command command)
    {
        if (command.Action is null && command.Subcommands.Count > 0)
            command.SetAction(parse => Parse((RootCommand)parse.RootCommandResult.Command, [.. Path(parse), "--help"]).Invoke(parse.InvocationConfiguration));
        foreach (Command child in command.Subcommands)
            ShowHelpWhereAVerbIsMissing(child);
    }

    private static IEnumerable<string> Path(ParseResult parse) =>
        parse.Tokens.Where(token => token.Type == TokenType.Command).Select(token => token.Value);

    /// <summary>System.CommandLine's own takes the version of the process, which in a test is the test runner.</summary>
    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"minicnn {MiniCnnVersion.Text}");
            return 0;
        }
    }
}
