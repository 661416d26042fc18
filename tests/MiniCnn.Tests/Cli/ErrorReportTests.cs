using MiniCnn.Cli.Terminal;

namespace MiniCnn.Tests.Cli;

public sealed class ErrorReportTests
{
    [Theory]
    [InlineData(ErrorKind.Failure, 1)]
    [InlineData(ErrorKind.Usage, 2)]
    [InlineData(ErrorKind.Data, 3)]
    [InlineData(ErrorKind.Diverged, 4)]
    public void The_kind_of_error_is_the_exit_code(ErrorKind kind, int code) =>
        Write(new MiniCnnException(kind, "train.idx: 3 bytes are missing")).ShouldBe((code, "minicnn: train.idx: 3 bytes are missing\n"));

    [Fact]
    public void Each_violation_is_a_line() =>
        Write(new UsageException(["one", "two"])).ShouldBe((2, "minicnn: one\nminicnn: two\n"));

    [Fact]
    public void A_file_name_with_a_line_break_stays_on_the_line() =>
        Write(MiniCnnException.BadData("a\nb\tc: not there")).ShouldBe((3, "minicnn: a b c: not there\n"));

    [Fact]
    public void What_nobody_expected_is_one_line_that_names_debug() =>
        Write(new InvalidOperationException("sizes differ\nException raised from add at …\nframe #0"))
            .ShouldBe((1, "minicnn: InvalidOperationException: sizes differ (run it with --debug to see where)\n"));

    [Fact]
    public void Debug_shows_the_stack()
    {
        (int code, string? text) = Write(Thrown(), debug: true);
        code.ShouldBe(1);
        text.ShouldStartWith("minicnn: InvalidOperationException: deep down\n");
        text.ShouldContain("at MiniCnn.Tests.Cli.ErrorReportTests.Thrown");
    }

    [Theory]
    [InlineData(130)]
    [InlineData(143)]
    public void A_verb_that_was_stopped_ends_with_the_signals_code(int code)
    {
        using var stop = new StopRequest();
        stop.Stop(code).ShouldBeTrue();
        stop.Stop(code).ShouldBeFalse("the second wish to stop is told from the first");
        Write(new OperationCanceledException(), stop: stop).ShouldBe((code, "minicnn: stopped\n"));
    }

    [Fact]
    public void One_error_wrapped_by_a_task_is_that_error() =>
        Write(new AggregateException(MiniCnnException.BadData("x"))).ShouldBe((3, "minicnn: x\n"));

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("deep down");
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    private static (int Code, string Text) Write(Exception exception, bool debug = false, StopRequest? stop = null)
    {
        using var none = new StopRequest();
        using var error = new StringWriter { NewLine = "\n" };
        int code = ErrorReport.Write(exception, new Output(TextWriter.Null, error, TerminalInfo.None), stop ?? none, debug);
        return (code, error.ToString());
    }
}
