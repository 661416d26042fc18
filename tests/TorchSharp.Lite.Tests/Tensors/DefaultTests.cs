using TorchSharp.Tests.Support;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Tensors;

/// <summary>What a call means that leaves something out.</summary>
public sealed class DefaultTests : ScopedTests
{
    [Fact]
    public void Unique_gives_only_what_was_asked_for()
    {
        var (values, places, counts) = tensor(new[] { 3, 1, 3 }).unique();
        values.data<int>().ToArray().ShouldBe([1, 3]);
        places.ShouldBeNull();
        counts.ShouldBeNull();
        tensor(new[] { 3, 1, 3 }).unique(return_counts: true).counts!.data<long>().ToArray().ShouldBe([1, 2]);
        tensor(new[] { 3, 3, 1 }).unique_consecutive(return_inverse: true).inverse_indices!.data<long>().ToArray().ShouldBe([0, 0, 1]);
        tensor(new[] { 3, 3, 1 }).unique_consecutive().counts.ShouldBeNull();
    }

    [Fact]
    public void Quantiles_are_those_of_all_elements()
    {
        var table = arange(6, dtype: float32).reshape(2, 3);
        quantile(table, tensor(0.5f)).item<float>().ShouldBe(2.5f);
        table.quantile(tensor(0.5f), 1).data<float>().ToArray().ShouldBe([1, 4]);
        nanquantile(table, tensor(1f)).item<float>().ShouldBe(5);
    }

    [Theory]
    [InlineData(1, -1, new long[] { 3, 4 })]
    [InlineData(-2, 4, new long[] { 4, 5 })]
    [InlineData(0, 4, new long[] { 2, 3, 4, 5 })]
    [InlineData(-2, 0, new long[0])]
    public void Part_of_a_size(int first, int next, long[] expected) => new Size(new long[] { 2, 3, 4, 5 }).Slice(first, next).Shape.ShouldBe(expected);

    [Fact]
    public void A_scalar_has_the_type_libtorch_keeps_it_in()
    {
        ((Scalar)(byte)1).Type.ShouldBe(int64);
        ((Scalar)1).Type.ShouldBe(int64);
        ((Scalar)1f).Type.ShouldBe(float64);
        ((Scalar)true).Type.ShouldBe(@bool);
        ((Scalar)(1f, 2f)).Type.ShouldBe(complex128);
    }

    [Fact]
    public void A_range_of_complex_numbers() => arange(3, dtype: complex64).real.data<float>().ToArray().ShouldBe([0, 1, 2]);

    [Fact]
    public void A_number_is_a_weight() => zeros(2).lerp(ones(2), 0.5).data<float>().ToArray().ShouldBe([0.5f, 0.5f]);

    [Fact]
    public void Whole_numbers_are_targets_of_the_soft_margin()
    {
        var scores = tensor(new float[,] { { 1, -2 } });
        var target = tensor(new long[,] { { 1, 0 } });
        F.multilabel_soft_margin_loss(scores, target).item<float>().ShouldBe((MathF.Log(1 + MathF.Exp(-1)) + MathF.Log(1 + MathF.Exp(-2))) / 2, 1e-6f);
    }

    [Fact]
    public void Half_precision_as_CSharp_writes_it() =>
        tensor(new[] { (Half)1.5f }).cstr().ShouldBe("[1], type = Float16, device = cpu, value = float16 [] {1.5f}");

    [Fact]
    public void An_empty_table_as_Julia_writes_it() =>
        zeros(2, 0).jlstr(newLine: "\n").ShouldBe("[2x0], type = Float32, device = cpu\n\n\n");
}
