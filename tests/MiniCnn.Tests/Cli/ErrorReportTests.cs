using MiniCnn.Cli.Terminal;

namespace MiniCnn.Tests.Cli;

public sealed class ErrorReportTests
{
    private const string NoMemory = "minicnn: There is not enough memory; use a smaller batch, network or picture, or end other programs\n";

    public static TheoryData<Exception, int, string> Errors { get; } = new()
    {
        { new MiniCnnException(ErrorKind.Failure, "train.idx: 3 bytes are missing"), 1, "minicnn: train.idx: 3 bytes are missing\n" },
        { MiniCnnException.BadUsage("x"), 2, "minicnn: x\n" },
        { MiniCnnException.BadData("x"), 3, "minicnn: x\n" },
        { new MiniCnnException(ErrorKind.Diverged, "x"), 4, "minicnn: x\n" },
        { MiniCnnException.BadUsage(["one", "two"]), 2, "minicnn: one\nminicnn: two\n" },
        { MiniCnnException.BadData("a\nb\tc: not there"), 3, "minicnn: a b c: not there\n" },
        { new InsufficientMemoryException(), 1, NoMemory },
        { new System.ComponentModel.Win32Exception(1, "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried"), 1, NoMemory },
        { new AggregateException(MiniCnnException.BadData("wrapped by a task")), 3, "minicnn: wrapped by a task\n" },
        {
            new InvalidOperationException("sizes differ\nException raised from add at …\nframe #0"), 1,
            "minicnn: this is a fault of the program, please report it with the command and what it writes with --debug: InvalidOperationException: sizes differ\n"
        },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_is_its_lines_and_the_exit_code_of_its_kind(Exception error, int code, string text) => Write(error).ShouldBe((code, text));

    [Theory]
    [InlineData("doctr", "'doctr' is not a command of 'minicnn'; did you mean 'doctor'?")]
    [InlineData("doctor --jsn", "'--jsn' is not an option of 'minicnn doctor'; did you mean '--json'?")]
    [InlineData("doctor everything", "'minicnn doctor' does not know what to do with 'everything'")]
    public void A_wrong_command_line_is_one_line_on_stderr_with_a_suggestion(string line, string expected)
    {
        var run = CommandRun.Of(line.Split(' '));
        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Error.ShouldStartWith($"minicnn: {expected}");
        run.Error.TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public void Debug_shows_the_stack()
    {
        (int code, string text) = Write(Should.Throw<InvalidOperationException>(Thrown), debug: true);
        code.ShouldBe(1);
        text.ShouldStartWith("minicnn: this is a fault of the program");
        text.ShouldContain("InvalidOperationException: deep down\n");
        text.ShouldContain("at MiniCnn.Tests.Cli.ErrorReportTests.Thrown");
    }

    [Theory]
    [InlineData(130)]
    [InlineData(143)]
    public void A_verb_that_was_stopped_ends_with_the_signals_code(int code)
    {
        using var stop = new StopRequest();
        stop.Stop(code).ShouldBeTrue();
        stop.Stop(code).ShouldBeFalse("the second request to stop is told from the first");
        Write(new OperationCanceledException(), stop: stop).ShouldBe((code, "minicnn: stopped\n"));
    }

    private static void Thrown() => throw new InvalidOperationException("deep down");

    private static (int Code, string Text) Write(Exception exception, bool debug = false, StopRequest? stop = null)
    {
        using var none = new StopRequest();
        using var error = new StringWriter { NewLine = "\n" };
        int code = new Output(TextWriter.Null, error, TerminalInfo.None).Failed(exception, stop ?? none, debug);
        return (code, error.ToString());
    }
}
