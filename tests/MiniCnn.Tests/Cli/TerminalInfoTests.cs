using MiniCnn.Cli.Terminal;

namespace MiniCnn.Tests.Cli;

public sealed class TerminalInfoTests
{
    [Theory]
    [InlineData("TERM=xterm", "Sixteen")]
    [InlineData("TERM=xterm-256color", "TwoHundredFiftySix")]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor", "True")]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1", "None")]
    [InlineData("TERM=xterm NO_COLOR=", "Sixteen")]
    [InlineData("TERM=dumb COLORTERM=truecolor", "None")]
    [InlineData("", "None")]
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
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void Each_stream_has_colors_only_where_it_is_a_terminal(bool outputIsTerminal, bool errorIsTerminal)
    {
        using StringWriter text = new(), messages = new();
        var output = new Output(text, messages, new TerminalInfo(outputIsTerminal, errorIsTerminal, 80, ColorDepth.Sixteen, Unicode: true));
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
        foreach ((bool isTerminal, ColorDepth colors) in new[] { (false, ColorDepth.True), (true, ColorDepth.True), (true, ColorDepth.None) })
            CommandRun.Run(line.Split(' '), new(isTerminal, true, 80, colors, true)).Output.Contains('\e').ShouldBe(isTerminal && colors == ColorDepth.True);
    }

    private static Func<string, string?> Lookup(string variables) =>
        variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]).GetValueOrDefault;
}
