#if LITE
using System.Reflection;

namespace TorchSharp.Tests.Api;

public sealed class ApiTests
{
    [Fact]
    public void Everything_public_is_a_member_of_TorchSharp_0_105_2()
    {
        var real = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Api", "api-0.105.2.txt")).ToHashSet();
        var ours = ApiSurface.Of(typeof(torch).Assembly).ToList();
        ours.Count.ShouldBeGreaterThan(3000);
        ours.Where(line => !real.Contains(line)).ShouldBeEmpty();
    }

    /// <summary>An operator's name is looked up when it is first called; here all of them, so that a wrong one shows without a call.</summary>
    [Fact]
    public void Every_operator_is_known_to_libtorch()
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var operators = typeof(torch).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(all)).Where(field => field is { IsStatic: true, FieldType.Name: "Operator" }).ToList();
        operators.Count.ShouldBeGreaterThan(600);
        operators.Where(field => !Known(field)).Select(field => $"{field.DeclaringType!.Name}.{field.Name}").ShouldBeEmpty();

        static bool Known(FieldInfo field)
        {
            try
            {
                return field.FieldType.GetMethod("Handle", all)!.Invoke(field.GetValue(null), null) is nint and not 0;
            }
            catch (TargetInvocationException)
            {
                return false;
            }
        }
    }
}
#endif
