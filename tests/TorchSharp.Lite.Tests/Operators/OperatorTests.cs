using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

/// <summary>Every operator against PyTorch: values, and gradients where there are any.</summary>
public sealed class OperatorTests
{
    public static TheoryData<string> Names => new(OperatorCases.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Operator_gives_the_values_and_gradients_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var reference = OperatorReference.All[name];
        var inputs = reference.Inputs.Select(ClosedForm.Made).ToArray();
        foreach (var input in inputs.Where(input => input.is_floating_point())) input.requires_grad_();

        var outputs = OperatorCases.All[name](inputs);

        outputs.Length.ShouldBe(reference.Outputs.Count);
        for (var n = 0; n < outputs.Length; n++) Close(outputs[n], reference.Outputs[n], $"output {n}");
        if (reference.Gradients.Count == 0) return;
        var loss = zeros(Array.Empty<long>(), float64);
        for (var n = 0; n < outputs.Length; n++)
        {
            var output = Real(outputs[n]);
            if (!output.is_floating_point() || !output.requires_grad) continue;
            var weights = arange(output.numel(), float64).mul(0.53).add(0.2 * n).cos().reshape(output.shape);
            loss = loss + (output * weights).sum();
        }
        loss.backward();
        foreach (var (n, gradient) in reference.Gradients) Close(inputs[n].grad!, gradient, $"gradient {n}");
    }

#if LITE
    [Fact]
    public void Every_case_has_a_reference_and_the_other_way_round() =>
        OperatorCases.All.Keys.ShouldBe(OperatorReference.All.Keys, ignoreOrder: true);
#endif

    private static Tensor Real(Tensor tensor) => tensor.is_complex() ? tensor.resolve_conj().view_as_real() : tensor;

    private static void Close(Tensor actual, Expected expected, string what)
    {
        actual = Real(actual);
        actual.shape.ShouldBe(expected.Shape, what);
        (actual.is_floating_point() ? 'f' : actual.dtype == ScalarType.Bool ? 'b' : 'i').ShouldBe(expected.Kind, what);
        // Adding nothing gives memory to a gradient that is nothing but zeros.
        var values = (actual.detach().to(float64) + 0).data<double>().ToArray();
        for (var n = 0; n < values.Length; n++)
        {
            var wanted = expected.Values[n];
            if (double.IsNaN(wanted) ? double.IsNaN(values[n]) : values[n].Equals(wanted)) continue;
            Math.Abs(values[n] - wanted).ShouldBeLessThan(1e-8 + (1e-7 * Math.Abs(wanted)), $"{what}, element {n}: {values[n]} for {wanted}");
        }
    }
}
