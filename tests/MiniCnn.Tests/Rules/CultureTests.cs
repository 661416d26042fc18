using System.Globalization;

namespace MiniCnn.Tests.Rules;

/// <summary>CSV, JSON and SVG hold decimals, and a decimal comma in one of them is a broken file.</summary>
public sealed class CultureTests
{
    [Fact]
    public void The_process_has_the_invariant_culture_whatever_the_system_says()
    {
        CultureInfo.CurrentCulture.ShouldBe(CultureInfo.InvariantCulture);
        CultureInfo.CurrentUICulture.ShouldBe(CultureInfo.InvariantCulture);
        AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant).ShouldBeTrue();
        invariant.ShouldBeTrue();
    }

    [Fact]
    public void So_has_the_command()
    {
        var configuration = Path.ChangeExtension(typeof(MiniCnn.Cli.MiniCnnApp).Assembly.Location, ".runtimeconfig.json");
        File.ReadAllText(configuration).ShouldContain("\"System.Globalization.Invariant\": true");
    }
}
