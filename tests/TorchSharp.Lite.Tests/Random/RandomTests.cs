using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Random;

/// <summary>The same seed gives PyTorch's numbers: those here were printed by PyTorch after manual_seed(0).</summary>
public sealed class RandomTests : ScopedTests
{
    public RandomTests() => manual_seed(0);

    [Fact]
    public void Rand() => rand(5).data<float>().ToArray().ShouldBe([0.49625659f, 0.768221796f, 0.0884774327f, 0.132030487f, 0.307422817f]);

    [Fact]
    public void Rand_in_double_precision() =>
        rand(3, dtype: float64).data<double>().ToArray().ShouldBe([0.970053002, 0.707819864, 0.459382943], 1e-9);

    [Fact]
    public void Randn() => randn(5).data<float>().ToArray().ShouldBe([1.54099607f, -0.293428898f, -2.17878938f, 0.568431258f, -1.08452237f]);

    // From sixteen numbers on, libtorch makes normal numbers another way, with vector instructions whose last digit depends on the machine.
    [Fact]
    public void Randn_of_many() => randn(20)[..6].data<float>().ToArray().ShouldBe(
        [-1.12583983f, -1.1523602f, -0.250578582f, -0.433878809f, 0.598839462f, -1.55509508f], 1e-6);

    [Fact]
    public void Randperm() => randperm(8).data<long>().ToArray().ShouldBe([4, 0, 7, 3, 2, 5, 1, 6]);

    [Fact]
    public void Randint() => randint(0, 100, new long[] { 8 }).data<long>().ToArray().ShouldBe([44, 39, 33, 60, 63, 79, 27, 3]);

    [Fact]
    public void Bernoulli() => bernoulli(full(10, 0.5)).data<float>().ToArray().ShouldBe([1, 0, 1, 1, 1, 0, 1, 0, 1, 0]);

    [Fact]
    public void Multinomial_with_replacement() =>
        multinomial(tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f }), 6, true).data<long>().ToArray().ShouldBe([3, 3, 2, 3, 3, 3]);

    [Fact]
    public void Multinomial_without_replacement_draws_each_once() =>
        multinomial(tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f }), 4).data<long>().ToArray().ShouldBe([0, 1, 2, 3], ignoreOrder: true);

    [Fact]
    public void Uniform() => empty(4).uniform_(-2, 3).data<float>().ToArray().ShouldBe([0.481282949f, 1.84110904f, -1.5576129f, -1.33984756f]);

    [Fact]
    public void Normal_in_place() => empty(4).normal_(1, 2).data<float>().ToArray().ShouldBe([4.08199215f, 0.413142174f, -3.35757875f, 2.13686252f]);

    [Fact]
    public void Normal_of_tensors() =>
        normal(arange(4, float32), full(4, 0.5f)).data<float>().ToArray().ShouldBe([0.770498037f, 0.853285551f, 0.910605311f, 3.28421569f]);

    [Fact]
    public void Normal_of_numbers() => normal(1, 2, new long[] { 4 }).data<float>().ToArray().ShouldBe([4.08199215f, 0.413142174f, -3.35757875f, 2.13686252f], 1e-6);

    [Fact]
    public void Seeds_have_64_bits()
    {
        manual_seed(123456789012);
        rand(3).data<float>().ToArray().ShouldBe([0.197580159f, 0.0434032679f, 0.652075112f]);
        random.initial_seed().ShouldBe(123456789012);
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_one_alone()
    {
        using var generator = new Generator(42);
        rand(3, generator: generator).data<float>().ToArray().ShouldBe([0.882269263f, 0.915003955f, 0.38286376f]);
        randperm(5, generator: generator).data<long>().ToArray().ShouldBe([4, 3, 0, 1, 2]);
        rand(1).item<float>().ShouldBe(0.49625659f);
        using var other = new Generator();
        other.manual_seed(42);
        rand(3, generator: other).data<float>().ToArray().ShouldBe([0.882269263f, 0.915003955f, 0.38286376f]);
    }

    [Fact]
    public void State_is_kept_and_put_back()
    {
        rand(7);
        var state = get_rng_state();
        var first = randn(9).data<float>().ToArray();
        set_rng_state(state);
        randn(9).data<float>().ToArray().ShouldBe(first);

        using var generator = new Generator(3);
        rand(5, generator: generator);
        var own = generator.get_state();
        own.dtype.ShouldBe(ScalarType.Byte);
        first = rand(4, generator: generator).data<float>().ToArray();
        generator.set_state(own);
        rand(4, generator: generator).data<float>().ToArray().ShouldBe(first);
    }

    [Fact]
    public void Likes_take_type_and_shape_of_their_model()
    {
        var model = zeros(2, 3, float64);
        rand_like(model).shape.ShouldBe([2, 3]);
        randn_like(model).dtype.ShouldBe(ScalarType.Float64);
        var numbers = randint_like(model, 5, 8).data<double>().ToArray();
        numbers.ShouldAllBe(number => number == 5 || number == 6 || number == 7);
    }
}
