using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using MiniCnn.Cli.Commands;

namespace MiniCnn.Cli;

/// <summary>
/// The command <c>minicnn</c> without its process: everything it reads and writes is passed in, so that tests call it directly. A verb is a
/// class in Commands/, named in <see cref="Verbs"/>, that makes its options (<see cref="Options"/>) and sets its action with
/// <see cref="Options.Runs"/>. A <see cref="MiniCnnException"/> becomes a line on stderr and its kind's exit code.
/// </summary>
internal static class MiniCnnApp
{
    private const string DebugOption = "--debug";

    /// <summary>In less columns the help is wrapped by the terminal: System.CommandLine's never ends.</summary>
    private const int NarrowestHelp = 40;

    public static int Run(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, TerminalInfo? terminal = null, StopRequest? stop = null, TimeProvider? clock = null)
    {
        output = new GuardedWriter(output, cause => throw new MiniCnnException(
            ErrorKind.Failure, $"Cannot write to stdout: {(cause is IOException ? cause.Message.TrimEnd('.') : "it is closed")}; send it elsewhere or free some space", cause));
        // stderr is where this would be reported
        error = new GuardedWriter(error, _ => { });
        terminal ??= TerminalInfo.None;
        output = new PrintableWriter(output, terminal.OutputIsTerminal);
        error = new PrintableWriter(error, terminal.ErrorIsTerminal);
        stop ??= new StopRequest();
        var context = new CommandContext(new Output(output, error, terminal), terminal, clock ?? TimeProvider.System, stop.Token);
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // the process has it anyway, a caller of this method may not
        try
        {
            ParseResult parse = Parse(CreateRoot(terminal), args);
            UsageErrors.ThrowIfAny(UsageErrors.Of(parse));
            int code = parse.Invoke(new Invocation(context) { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            output.Flush();
            return stop.ExitCode ?? code;
        }
        catch (Exception exception)
        {
            return context.Output.Failed(exception, stop, args.Contains(DebugOption));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            error.Flush();
        }
    }

    public static RootCommand CreateRoot(TerminalInfo? terminal = null)
    {
        var root = new RootCommand("Shows what a convolution does and what a network learns.");
        root.Add(new Option<bool>(DebugOption) { Description = "show where an error came from (stack trace)", Recursive = true });
        root.Add(Options.ImageMemory());
        foreach (Command verb in Verbs())
            root.Add(verb);
        root.Options.OfType<HelpOption>().Single().Action = new HelpAction { MaxWidth = Math.Max((terminal ?? TerminalInfo.None).Width, NarrowestHelp) };
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion();
        // minicnn and minicnn data alone show what can follow
        foreach (Command group in root.Subcommands.Where(verb => verb.Action is null).Prepend(root))
            group.SetAction(parse => Parse(root, [.. UsageErrors.Verbs(parse), "--help"]).Invoke(parse.InvocationConfiguration));
        return root;
    }

    /// <summary>In the order in which the help shows them: runs, what they are made of, and the lab.</summary>
    private static IEnumerable<Command> Verbs() =>
    [
        TrainCommand.Create(), EvaluateCommand.Create(), PredictCommand.Create(), FiltersCommand.Create(), FeaturesCommand.Create(), CompareCommand.Create(),
        ReportCommand.Create(), RunsCommand.Create(), DataCommand.Create(), ModelCommand.Create(), DoctorCommand.Create(),
        ConvCommand.Create(), KernelsCommand.Create(), ShapeCommand.Create(), AnimateCommand.Create(), LearnCommand.Create(),
    ];

    public static ParseResult Parse(RootCommand root, IReadOnlyList<string> args) =>
        root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });

    /// <summary>System.CommandLine's own takes the version of the process, which in a test is the test runner.</summary>
    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"minicnn {RunEnvironment.VersionOf<PrintVersion>()}");
            return 0;
        }
    }
}

/// <summary>
/// How libtorch's threads wait for one another. By default they spin, which on a machine with other work to do makes two threads
/// twenty times slower than one; asleep they cost a wake-up of microseconds.
/// </summary>
internal static class OpenMp
{
    /// <summary>Before libtorch is loaded: OpenMP reads the variable only then. What the user has set stays.</summary>
    public static void LetThreadsSleep()
    {
        // .NET's own Environment.SetEnvironmentVariable does not reach native code here
        if (!OperatingSystem.IsWindows())
            _ = SetVariable("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0);
    }

    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
