using System.CommandLine;
using MiniCnn.Cli.Terminal;

namespace MiniCnn.Tests.Cli;

public sealed class OptionsTests
{
    private readonly Option<int> _epochs = Options.Whole("--epochs", "passes over the images", 3, 1, 10);
    private readonly Option<double> _rate = Options.Real("--lr", "rate", 1, 0, 1);

    [Theory]
    [InlineData("--epochs", "7", 7.0)]
    [InlineData("--epochs", "1", 1.0)]
    [InlineData("--epochs", "10", 10.0)]
    [InlineData("--epochs", "0", null)]
    [InlineData("--epochs", "11", null)]
    [InlineData("--epochs", "-3", null)]
    [InlineData("--epochs", "2.5", null)]
    [InlineData("--epochs", "1,0", null)]
    [InlineData("--epochs", "99999999999999999999", null)]
    [InlineData("--epochs", "two", null)]
    [InlineData("--lr", "0.5", 0.5)]
    [InlineData("--lr", "1e-3", 0.001)]
    [InlineData("--lr", "1,5", null)]
    [InlineData("--lr", "NaN", null)]
    [InlineData("--lr", "Infinity", null)]
    [InlineData("--lr", "1.0001", null)]
    public void A_number_outside_its_range_is_refused_with_the_range(string name, string text, double? expected)
    {
        ParseResult parse = new Command("train") { _epochs, _rate }.Parse([name, text]);
        parse.Errors.Select(error => error.Message).ShouldBe(
            expected is not null ? [] : [$"{name} {text}: {(name == "--lr" ? "a number from 0 to 1" : "a whole number from 1 to 10")} is expected"]);
        if (expected is { } value)
            (name == "--lr" ? parse.GetValue(_rate) : parse.GetValue(_epochs)).ShouldBe(value);
    }

    [Fact]
    public void Without_the_option_the_default_counts_or_null()
    {
        Option<double?> rate = Options.OptionalReal("--lr", "rate", 0, 1);
        var command = new Command("train") { _epochs, rate };
        command.Parse([]).GetValue(_epochs).ShouldBe(3);
        command.Parse([]).GetValue(rate).ShouldBeNull();
        command.Parse(["--lr", "0.25"]).GetValue(rate).ShouldBe(0.25);
    }

    [Fact]
    public void A_choice_refuses_other_values_with_the_nearest()
    {
        Option<string> option = Options.Choice("--color", "when", "auto", "auto", "always", "never");
        var command = new Command("show") { option };
        command.Parse([]).GetValue(option).ShouldBe("auto");
        command.Parse(["--color", "nevr"]).Errors.Select(error => error.Message)
            .ShouldBe(["--color 'nevr' is not known; one of auto, always, never is expected; did you mean 'never'?"]);
    }

    [Fact]
    public void All_errors_are_reported_at_once_and_a_misspelt_option_is_not_taken_for_an_argument()
    {
        var root = new RootCommand { new Command("train") { new Argument<string?>("dataset") { Arity = ArgumentArity.ZeroOrOne }, _epochs, _rate } };
        UsageErrors.Of(root.Parse(["train", "--epochs", "0", "--lr", "x", "--bach", "4"])).ShouldBe(
        [
            "'--bach' is not an option of 'minicnn train'",
            "--epochs 0: a whole number from 1 to 10 is expected",
            "--lr x: a number from 0 to 1 is expected (see 'minicnn train --help')",
        ]);
        UsageErrors.Of(root.Parse(["train", "--epoch", "5"])).ShouldBe(
            ["'--epoch' is not an option of 'minicnn train'; did you mean '--epochs'? (see 'minicnn train --help')"]);
        UsageErrors.Of(root.Parse(["train", "--", "--epoch"])).ShouldBeEmpty();
    }

    [Fact]
    public void The_help_shows_default_and_range()
    {
        using var output = new StringWriter();
        new RootCommand { _epochs, _rate }.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = output });
        output.ToString().ShouldContain("passes over the images (from 1 to 10) [default: 3]");
        output.ToString().ShouldContain("rate (from 0 to 1) [default: 1]");
    }
}
