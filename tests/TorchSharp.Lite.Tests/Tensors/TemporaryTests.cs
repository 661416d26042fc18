using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Without a dispose scope, a call leaves its result alive and nothing else; a call that fails leaves nothing.</summary>
public sealed class TemporaryTests
{
    public static TheoryData<string> Given => [.. Calls.Keys];

    public static TheoryData<string> Failing => [.. Failures.Keys];

    private static Dictionary<string, Func<Tensor, Tensor>> Calls { get; } = new()
    {
        ["number"] = _ => 3.ToTensor(),
        ["array"] = _ => new[] { 1f, 2f }.ToTensor(new long[] { 2 }),
        ["boolean index"] = x => x[TensorIndex.Bool(true)],
        ["powers"] = x => x.vander(),
        ["values"] = x => x.unique().output,
        ["complex range"] = _ => arange(3, dtype: complex64),
    };

    private static Dictionary<string, Func<Tensor, Tensor>> Failures { get; } = new()
    {
        ["too many indices"] = x => x[0, 0],
        ["step"] = x => x[TensorIndex.Slice(0, 3, -1)],
        ["index out of range"] = x => x[TensorIndex.Null, TensorIndex.Single(9)],
        ["gradient of whole numbers"] = _ => zeros(2, dtype: int32, requires_grad: true),
        ["gradient of a number"] = _ => 1.ToTensor(requires_grad: true),
        ["gradient of an array"] = _ => tensor(new[] { 1, 2 }, requires_grad: true),
    };

    [Theory]
    [NoLeakedTensors]
    [MemberData(nameof(Given))]
    public void Only_the_result_stays(string call)
    {
        using var x = tensor(new[] { 1f, 2f, 3f });
        Calls[call](x).Dispose();
    }

    [Theory]
    [NoLeakedTensors]
    [MemberData(nameof(Failing))]
    public void Nothing_stays_of_a_failure(string call)
    {
        using var x = tensor(new[] { 1f, 2f, 3f });
        Should.Throw<Exception>(() => { _ = Failures[call](x); });
    }
}
