using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Factories => new()
    {
        ["arange"] = _ => [arange(1, 2.5, 0.4, float64)],
        ["arange of integers"] = _ => [arange(-2, 9, 3)],
        ["linspace"] = _ => [linspace(-1, 2, 7, float64)],
        ["logspace"] = _ => [logspace(-1, 2, 4, 2, float64)],
        ["eye"] = _ => [eye(2, 3, float64)],
        ["full"] = _ => Forms(full(2, 2, 2.5, float64), full(new long[] { 2, 2 }, 2.5, float64), zeros(2, 2, float64).full_like(2.5), empty(2, 2, float64).fill_(2.5)),
    };
}
