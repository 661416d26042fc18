using System.Runtime.InteropServices;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>libtorch's message reaches the caller, and nothing is left in disorder.</summary>
public sealed class ErrorTests : ScopedTests
{
    [Fact]
    public void Shapes_that_do_not_fit() =>
        Message(() => zeros(2, 3).mm(zeros(2, 3))).ShouldContain("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");

    [Fact]
    public void Shapes_that_do_not_broadcast() =>
        Message(() => zeros(3) + zeros(4)).ShouldContain("The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 0");

    [Fact]
    public void Index_out_of_range() => Message(() => zeros(2, 3)[5]).ShouldContain("out of range");

    [Fact]
    public void View_of_another_size() => Message(() => zeros(6).view(4)).ShouldContain("shape '[4]' is invalid for input of size 6");

    [Fact]
    public void Types_that_do_not_fit() => Message(() => zeros(2, int64).mean()).ShouldContain("mean()");

    [Fact]
    public void Backward_without_a_graph() => Message(() => zeros(1).backward()).ShouldContain("does not require grad");

    [Fact]
    public void Leaf_changed_in_place() => Message(() => zeros(2).requires_grad_().add_(1)).ShouldContain("leaf Variable that requires grad");

    [Fact]
    public void Singular_matrix() => Message(() => linalg.inv(zeros(2, 2))).ShouldContain("singular");

    [Fact]
    public void More_than_one_element_is_no_number() => Message(() => zeros(2).ToScalar()).ShouldContain("Tensor with 2 elements cannot be converted to Scalar");

    [Fact]
    public void After_an_error_the_next_call_works()
    {
        Message(() => zeros(3) + zeros(4));
        (ones(3) + ones(3)).sum().ToSingle().ShouldBe(6);
    }

    [Fact]
    public void Disposed_tensor_says_so()
    {
        var x = zeros(2);
        x.Dispose();
        x.IsInvalid.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => x.add(1));
        x.Dispose();
    }

    [Fact]
    public void Cuda_tensor_without_cuda_is_refused()
    {
        if (!cuda.is_available()) Should.Throw<Exception>(() => zeros(2, device: CUDA));
    }

    private static string Message(Func<object> call) => Should.Throw<ExternalException>(() => { _ = call(); }).Message;

    private static string Message(Action call) => Should.Throw<ExternalException>(call).Message;
}
