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

    [Fact]
    public void Without_a_terminal_a_page_has_no_escape_codes()
    {
        using var text = new StringWriter();
        new Output(text, TextWriter.Null, TerminalInfo.None).Page.Write(new Spectre.Console.Markup("[red]warm[/]"));
        text.ToString().ShouldBe("warm");
    }

    [Fact]
    public void On_a_terminal_a_page_has_colors()
    {
        using var text = new StringWriter();
        var terminal = new TerminalInfo(OutputIsTerminal: true, ErrorIsTerminal: true, 80, ColorDepth.Sixteen, Unicode: true);
        new Output(text, TextWriter.Null, terminal).Page.Write(new Spectre.Console.Markup("[red]warm[/]"));
        text.ToString().ShouldContain("\e[");
    }

    private static Func<string, string?> Lookup(string variables)
    {
        var values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return name => values.GetValueOrDefault(name);
    }
}
