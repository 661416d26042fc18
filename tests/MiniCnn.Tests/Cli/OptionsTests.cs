using System.CommandLine;
using MiniCnn.Cli.Terminal;

namespace MiniCnn.Tests.Cli;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("1", 1)]
    [InlineData("10", 10)]
    public void A_whole_number_inside_its_range_is_taken(string text, int expected) => Whole(text).Value.ShouldBe(expected);

    [Theory]
    [InlineData("0")]
    [InlineData("11")]
    [InlineData("-3")]
    [InlineData("2.5")]
    [InlineData("1,0")]
    [InlineData("99999999999999999999")]
    [InlineData("two")]
    public void Another_one_is_refused_with_the_range(string text) =>
        Whole(text).Errors.ShouldBe([$"--epochs {text}: a whole number from 1 to 10 is expected"]);

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("1e-3", 0.001)]
    public void A_number_is_written_with_a_point(string text, double expected) => Real(text).Value.ShouldBe(expected);

    [Theory]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1.0001")]
    public void What_is_no_number_or_outside_is_refused(string text) =>
        Real(text).Errors.ShouldBe([$"--lr {text}: a number from 0 to 1 is expected"]);

    [Fact]
    public void Without_the_option_the_default_counts()
    {
        Option<int> option = Options.Whole("--epochs", "passes", 3, 1, 10);
        new Command("train") { option }.Parse([]).GetValue(option).ShouldBe(3);
    }

    [Fact]
    public void An_optional_number_is_null_when_it_is_not_given()
    {
        Option<double?> option = Options.OptionalReal("--lr", "rate", 0, 1);
        var command = new Command("train") { option };
        command.Parse([]).GetValue(option).ShouldBeNull();
        command.Parse(["--lr", "0.25"]).GetValue(option).ShouldBe(0.25);
    }

    [Fact]
    public void A_choice_refuses_other_words_with_the_nearest()
    {
        Option<string> option = Options.Choice("--color", "when", "auto", "auto", "always", "never");
        var command = new Command("show") { option };
        command.Parse([]).GetValue(option).ShouldBe("auto");
        command.Parse(["--color", "nevr"]).Errors.Select(error => error.Message)
            .ShouldBe(["--color 'nevr' is not known; one of auto, always, never is expected; did you mean 'never'?"]);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var command = new Command("train") { Options.Whole("--epochs", "passes", 3, 1, 10), Options.Real("--lr", "rate", 0.1, 0, 1) };
        var root = new RootCommand { command };
        UsageErrors.Of(root.Parse(["train", "--epochs", "0", "--lr", "x", "--bach", "4"])).ShouldBe(
        [
            "'--bach' is not an option of 'minicnn train'",
            "--epochs 0: a whole number from 1 to 10 is expected",
            "--lr x: a number from 0 to 1 is expected (see 'minicnn train --help')",
        ]);
    }

    [Fact]
    public void A_misspelt_option_is_not_taken_for_an_argument()
    {
        var name = new Argument<string?>("dataset") { Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("train") { name, Options.Whole("--epochs", "passes", 3, 1, 10) };
        var root = new RootCommand { command };
        UsageErrors.Of(root.Parse(["train", "--epoch", "5"])).ShouldBe(
            ["'--epoch' is not an option of 'minicnn train'; did you mean '--epochs'? (see 'minicnn train --help')"]);
        UsageErrors.Of(root.Parse(["train", "--", "--epoch"])).ShouldBeEmpty();
    }

    [Fact]
    public void The_help_shows_default_and_range()
    {
        using var output = new StringWriter();
        var root = new RootCommand { Options.Whole("--epochs", "passes over the images", 3, 1, 10), Options.Real("--lr", "rate", 5, 0, 10) };
        root.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = output });
        output.ToString().ShouldContain("passes over the images (from 1 to 10) [default: 3]");
        output.ToString().ShouldContain("rate (from 0 to 10) [default: 5]");
    }

    private static (int Value, IEnumerable<string> Errors) Whole(string text)
    {
        Option<int> option = Options.Whole("--epochs", "passes", 3, 1, 10);
        return Read(option, "--epochs", text);
    }

    private static (double Value, IEnumerable<string> Errors) Real(string text)
    {
        Option<double> option = Options.Real("--lr", "rate", 0.1, 0, 1);
        return Read(option, "--lr", text);
    }

    private static (T? Value, IEnumerable<string> Errors) Read<T>(Option<T> option, string name, string text)
    {
        ParseResult parse = new Command("train") { option }.Parse([name, text]);
        return (parse.Errors.Count > 0 ? default : parse.GetValue(option), parse.Errors.Select(error => error.Message));
    }
}
