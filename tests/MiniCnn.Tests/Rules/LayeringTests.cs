using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Architecture = ArchUnitNET.Domain.Architecture;

namespace MiniCnn.Tests.Rules;

/// <summary>The order of the namespaces in docs/architecture.md: each depends only on those before it.</summary>
public sealed class LayeringTests
{
    private static readonly Architecture Library = new ArchLoader().LoadAssemblies(typeof(MiniCnnException).Assembly).Build();

    private static readonly string[] Order = File.ReadLines(Path.Combine(TestData.Root, "docs", "architecture.md"))
        .Single(line => line.StartsWith("Imaging, Data |", StringComparison.Ordinal)).Split([',', '|'], StringSplitOptions.TrimEntries);

    [Fact]
    public void A_namespace_depends_only_on_those_before_it() => Violations(Order).ShouldBeEmpty();

    [Fact]
    public void Every_namespace_of_the_library_is_in_the_order() =>
        typeof(MiniCnnException).Assembly.GetTypes().Select(type => type.Namespace?.Split('.') is ["MiniCnn", var name, ..] ? name : null).OfType<string>()
            .Distinct().Except(Order).ShouldBeEmpty();

    [Fact]
    public void A_dependency_on_a_later_namespace_is_found() =>
        Violations(["Training", "Imaging", "Data"]).ShouldContain(violation => violation.Contains("MiniCnn.Training.") && violation.Contains("MiniCnn.Data."));

    private static IEnumerable<string> Violations(string[] order) =>
        from i in Enumerable.Range(0, order.Length - 1)
        let rule = Types().That().ResideInNamespaceMatching(Pattern(order[i])).Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(Pattern(string.Join('|', order[(i + 1)..]))))
        from result in rule.WithoutRequiringPositiveResults().Evaluate(Library)
        where !result.Passed
        select result.Description;

    private static string Pattern(string names) => $@"^MiniCnn\.({names})(\.|$)";
}
