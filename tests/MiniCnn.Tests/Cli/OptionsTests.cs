using System.CommandLine;
using MiniCnn.Cli.Terminal;

namespace MiniCnn.Tests.Cli;

public sealed class OptionsTests
{
    private readonly Option<int> _epochs = Options.Whole("--epochs", "passes over the images", 3, 1, 10);
    private readonly Option<double> _rate = Options.Real("--lr", "rate", 1, 0, 1);

    [Theory]
    [InlineData("--epochs", "a whole number from 1 to 10", "0", "11", "-3", "2.5", "1,0", "99999999999999999999", "two")]
    [InlineData("--lr", "a number from 0 to 1", "1,5", "NaN", "Infinity", "1.0001")]
    public void A_number_outside_its_range_is_refused_with_the_range(string name, string expected, params string[] refused)
    {
        var command = new Command("train") { _epochs, _rate };
        foreach (string text in refused)
            command.Parse([name, text]).Errors.ShouldHaveSingleItem().Message.ShouldBe($"{name} {text}: {expected} is expected");
    }

    [Fact]
    public void A_number_in_its_range_is_taken_and_without_it_the_default_or_null()
    {
        Option<double?> momentum = Options.OptionalReal("--momentum", "momentum", 0, 1);
        var command = new Command("train") { _epochs, _rate, momentum };
        foreach (int epochs in new[] { 1, 7, 10 })
            command.Parse(["--epochs", $"{epochs}"]).GetValue(_epochs).ShouldBe(epochs);
        ParseResult parse = command.Parse(["--lr", "1e-3", "--momentum", "0.25"]);
        (parse.GetValue(_epochs), parse.GetValue(_rate), parse.GetValue(momentum)).ShouldBe((3, 0.001, 0.25));
        (command.Parse(["--lr", "0.5"]).GetValue(_rate), command.Parse([]).GetValue(momentum)).ShouldBe((0.5, null));
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
