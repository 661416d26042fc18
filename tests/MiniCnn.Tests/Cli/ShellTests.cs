namespace MiniCnn.Tests.Cli;

public sealed class ShellTests
{
    [Fact]
    public void The_version_is_one_line()
    {
        var run = CommandRun.Of("--version");
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldMatch(@"\Aminicnn \d+\.\d+\.\d+\r?\n\z");
        run.Error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("doctr", "'doctr' is not a command of 'minicnn'; did you mean 'doctor'?")]
    [InlineData("doctor --jsn", "'--jsn' is not an option of 'minicnn doctor'; did you mean '--json'?")]
    [InlineData("doctor everything", "'minicnn doctor' does not know what to do with 'everything'")]
    public void A_wrong_command_line_is_one_line_on_stderr_with_a_suggestion(string line, string expected)
    {
        var run = CommandRun.Of(line.Split(' '));
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith($"minicnn: {expected}");
        run.Error.TrimEnd().ShouldNotContain("\n");
    }
}
