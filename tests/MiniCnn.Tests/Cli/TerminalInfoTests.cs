using MiniCnn.Cli.Terminal;

namespace MiniCnn.Tests.Cli;

public sealed class TerminalInfoTests
{
    [Theory]
    [InlineData("TERM=xterm", "Standard")]
    [InlineData("TERM=xterm-256color", "EightBit")]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor", "TrueColor")]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1", "NoColors")]
    [InlineData("TERM=xterm NO_COLOR=", "Standard")]
    [InlineData("TERM=dumb COLORTERM=truecolor", "NoColors")]
    [InlineData("", "NoColors")]
    public void Colors_follow_the_variables(string variables, string expected) =>
        TerminalInfo.ColorsOf(Lookup(variables), windows: false).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("LANG=en_US.UTF-8", true)]
    [InlineData("LANG=C.utf8", true)]
    [InlineData("LC_ALL=C LANG=en_US.UTF-8", false)]
    [InlineData("LC_ALL= LANG=de_DE.UTF-8", true)]
    [InlineData("", false)]
    public void The_first_locale_variable_that_is_set_decides_about_unicode(string variables, bool expected) =>
        TerminalInfo.UnicodeOf(Lookup(variables)).ShouldBe(expected);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Each_stream_has_colors_only_where_it_is_a_terminal(bool outputIsTerminal, bool errorIsTerminal)
    {
        using StringWriter text = new(), messages = new();
        var output = new Output(text, messages, new TerminalInfo(outputIsTerminal, errorIsTerminal, 80, ColorDepth.Standard, Unicode: true));
        output.Page.Write(new Spectre.Console.Markup("[red]warm[/]"));
        output.Progress.Write(new Spectre.Console.Markup("[red]warm[/]"));
        text.ToString().Contains('\e').ShouldBe(outputIsTerminal);
        messages.ToString().Contains('\e').ShouldBe(errorIsTerminal);
    }

    [Theory]
    [InlineData("data show digits --count 20")]
    [InlineData("conv --kernel sobel-x --show")]
    public void Pictures_redirected_into_a_file_have_no_escape_codes(string line)
    {
        foreach ((bool isTerminal, ColorDepth colors) in new[] { (false, ColorDepth.TrueColor), (true, ColorDepth.TrueColor), (true, ColorDepth.NoColors) })
            CommandRun.Run(line.Split(' '), new(isTerminal, true, 80, colors, true)).Output.Contains('\e').ShouldBe(isTerminal && colors == ColorDepth.TrueColor);
    }

    [Fact]
    public void A_terminal_that_does_not_know_its_size_has_the_usual_one()
    {
        foreach (Func<int> size in new Func<int>[] { () => -1, () => 0, () => throw new IOException() })
            TerminalInfo.SizeOf(size, 24).ShouldBe(24);
        TerminalInfo.SizeOf(() => 3, 24).ShouldBe(3);
        new Output(TextWriter.Null, TextWriter.Null, TerminalInfo.None with { Height = 7 }).Progress.Profile.Height.ShouldBe(7);
    }

    private static Func<string, string?> Lookup(string variables) =>
        variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]).GetValueOrDefault;
}
