using System.CommandLine;
using MiniCnn.Cli.Terminal;

namespace MiniCnn.Tests.Cli;

public sealed class OptionsTests
{
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
        Option<int> epochs = Options.Whole("--epochs", "passes", 3, 1, 10);
        Option<double> rate = Options.Real("--lr", "rate", 0.1, 0, 1);
        ParseResult parse = new Command("train") { epochs, rate }.Parse([name, text]);
        parse.Errors.Select(error => error.Message).ShouldBe(
            expected is not null ? [] : [$"{name} {text}: {(name == "--lr" ? "a number from 0 to 1" : "a whole number from 1 to 10")} is expected"]);
        if (expected is { } value)
            (name == "--lr" ? parse.GetValue(rate) : parse.GetValue(epochs)).ShouldBe(value);
    }

    [Fact]
    public void Without_the_option_the_default_counts_or_null()
    {
        Option<int> epochs = Options.Whole("--epochs", "passes", 3, 1, 10);
        Option<double?> rate = Options.OptionalReal("--lr", "rate", 0, 1);
        var command = new Command("train") { epochs, rate };
        command.Parse([]).GetValue(epochs).ShouldBe(3);
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
    public void All_errors_are_reported_at_once()
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
}
