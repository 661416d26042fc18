using System.Globalization;

namespace MiniCnn.Tests.Rules;

/// <summary>CSV, JSON and SVG hold decimals, and a decimal comma in one of them is a broken file.</summary>
public sealed class CultureTests
{
    [Fact]
    public void The_tests_run_in_a_culture_with_a_decimal_comma() => $"{0.5}".ShouldBe("0,5");

    [Fact]
    public void The_command_has_the_invariant_culture_whatever_the_system_says()
    {
        string configuration = Path.ChangeExtension(typeof(MiniCnn.Cli.MiniCnnApp).Assembly.Location, ".runtimeconfig.json");
        File.ReadAllText(configuration).ShouldContain("\"System.Globalization.Invariant\": true");
    }

    [Fact]
    public void So_has_the_command_in_another_program()
    {
        var run = MiniCnn.Tests.Cli.CommandRun.Of("model", "small");
        run.Output.ShouldContain("20,746 parameters");
        CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator.ShouldBe(",", "the caller's culture is given back");
    }
}
