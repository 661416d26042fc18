using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Equals compares elements; the hash code is the object's, so that a tensor keeps its place in a dictionary while its elements change.</summary>
public sealed class EqualityTests : ScopedTests
{
    [Fact]
    public void Equal_elements_make_equal_tensors()
    {
        tensor(new[] { 1f, 2f }).Equals(tensor(new[] { 1f, 2f })).ShouldBeTrue();
        tensor(new[] { 1f, 2f }).Equals((object)tensor(new[] { 1f, 2f })).ShouldBeTrue();
        tensor(new[] { 1f, 2f }).Equals(tensor(new[] { 1f, 3f })).ShouldBeFalse();
    }

    [Fact]
    public void Another_shape_and_no_tensor_at_all_are_not_equal()
    {
        zeros(2).Equals(zeros(2, 1)).ShouldBeFalse();
        zeros(2).Equals(zeros(3)).ShouldBeFalse();
        zeros(2).Equals(null!).ShouldBeFalse();
        zeros(2).Equals("0 0").ShouldBeFalse();
        zeros(2).allclose(null!).ShouldBeFalse();
    }

    [Fact]
    public void A_list_finds_an_equal_tensor() => new List<Tensor> { zeros(1), ones(1) }.IndexOf(ones(1)).ShouldBe(1);

    [Fact]
    public void A_key_is_found_again_after_its_elements_changed()
    {
        var key = zeros(2);
        var places = new Dictionary<Tensor, int> { [key] = 7 };
        key.add_(1);
        places[key].ShouldBe(7);
    }
}
