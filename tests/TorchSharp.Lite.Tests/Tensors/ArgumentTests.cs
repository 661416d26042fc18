using TorchSharp.Tests.Support;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Tensors;

/// <summary>What is refused before libtorch is asked, and the exception's type, which callers may catch.</summary>
public sealed class ArgumentTests : ScopedTests
{
    public static TheoryData<string> Refused => [.. Calls.Keys];

    private static Dictionary<string, Func<object>> Calls { get; } = new()
    {
        ["whole numbers drawn uniformly"] = () => rand(2, dtype: int32),
        ["whole numbers drawn normally"] = () => randn(2, dtype: int64),
        ["a window of whole numbers"] = () => hann_window(4, dtype: int32),
        ["a number with a gradient"] = () => 1.ToTensor(requires_grad: true),
        ["too many elements for an array"] = () => new[] { 1f, 2f }.ToTensor(new long[] { 3 }),
        ["nothing to join"] = () => cat(Array.Empty<Tensor>()),
        ["rows that are no equal pieces"] = () => zeros(3, 4).vsplit(2),
        ["columns that are no equal pieces"] = () => zeros(3, 4).hsplit(3),
        ["depths that are no equal pieces"] = () => zeros(3, 4, 5).dsplit(2),
        ["a slice without steps"] = () => zeros(4).slice(0, 0, 4, 0),
        ["a choice by numbers"] = () => where(zeros(2), zeros(2), zeros(2)),
        ["plus before a boolean"] = () => ones(2, dtype: @bool).positive(),
        ["a common multiple of fractions"] = () => zeros(2).lcm(zeros(2)),
        ["classes that are fractions"] = () => F.one_hot(zeros(2)),
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_argument_exception(string call) => Should.Throw<ArgumentException>(() => { _ = Calls[call](); });

    [Fact]
    public void The_default_type_is_a_floating_point_type()
    {
        Should.Throw<ArgumentException>(() => set_default_dtype(int32));
        get_default_dtype().ShouldBe(float32);
    }

    [Fact]
    public void A_dot_product_takes_vectors_of_one_length() => Should.Throw<InvalidOperationException>(() => { _ = zeros(2).dot(zeros(3)); });

    [Fact]
    public void A_disposed_tensor_has_no_text()
    {
        var gone = zeros(1);
        gone.Dispose();
        Should.Throw<InvalidOperationException>(() => { _ = gone.ToString(); });
    }

    [Fact]
    public void Waiting_for_a_gpu_that_is_not_there_takes_no_time() => Should.NotThrow(() => cuda.synchronize());
}
