using TorchSharp;
using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

[NoLeakedTensors]
public sealed class ModelFiltersTests
{
    [Fact]
    public void Sobel_in_numbers()
    {
        FilterStatistics sobel = FilterStatistics.Of(Bank(SobelX.Weights)).Single();
        sobel.Norm.ShouldBe(Math.Sqrt(12), 1e-6);
        sobel.Mean.ShouldBe(0, 1e-9);
        sobel.Sparsity.ShouldBe(3 / 9.0, 1e-9);
        sobel.OddEnergy.ShouldBe(1, 1e-9);
        sobel.Separability.ShouldBe(1, 1e-9);
        sobel.Orientation.Preferred.ShouldBe(0, 1e-6);
    }

    [Fact]
    public void Over_several_channels_energies_add_up()
    {
        // ‖Sobel‖² = 12, all of it odd and separable; ‖Laplacian‖² = 20, none of it odd, its singular values are 2+√6, √6−2 and 0.
        FilterStatistics both = FilterStatistics.Of(new FilterBank("conv1", 1, 2, 3, 3, [.. SobelY.Weights.Values, .. Laplacian.Weights.Values])).Single();
        both.Norm.ShouldBe(Math.Sqrt(32), 1e-6);
        both.OddEnergy.ShouldBe(12 / 32.0, 1e-6);
        both.Separability.ShouldBe((12 + Math.Pow(2 + Math.Sqrt(6), 2)) / 32, 1e-6);
        both.Orientation.Preferred.ShouldBe(90, 1e-6);
        both.Sparsity.ShouldBe(7 / 18.0, 1e-9);
    }

    [Fact]
    public void A_filter_of_zeros_has_no_shares()
    {
        FilterStatistics nothing = FilterStatistics.Of(Bank(new Plane(3, 3))).Single();
        (nothing.Norm, nothing.OddEnergy, nothing.Separability, nothing.Sparsity).ShouldBe((0, 0, 0, 1));
    }

    [Fact]
    public void Every_layer_whose_weights_are_pictures_is_found()
    {
        using ArchitectureModule module = ModelBuilder.Build(Architecture.Parse("""
            input 3x10x12
            crop 8x10
            conv 6 3x5 groups 3
            batchnorm
            transposed 4 2x2 stride 2 groups 2
            flatten
            linear 5
            """, "mixed"));
        IReadOnlyList<LayerFilters> layers = ModelFilters.Of(module).Layers;
        layers.Select(layer => layer.Name).ShouldBe(["conv1", "transposed1"]);
        (layers[0].Bank.Outputs, layers[0].Bank.Inputs, layers[0].Bank.Height, layers[0].Bank.Width).ShouldBe((6, 1, 3, 5));
        layers[0].SeesImage.ShouldBeTrue();
        layers[0].IsColor.ShouldBeFalse("each group sees one channel");
        layers[1].SeesImage.ShouldBeFalse();
        // [inputs, outputs/groups, k, k]: output 3 is the second of group 1, whose inputs are 3 to 5
        using DisposeScope scope = torch.NewDisposeScope();
        layers[1].Bank[3, 1].Values.ShouldBe(module.state_dict()["transposed1.weight"].detach()[4, 1].contiguous().data<float>().ToArray());
    }

    [Fact]
    public void A_linear_layer_that_looks_at_the_image_has_filters_as_large_as_it()
    {
        var architecture = Architecture.Parse("input 3x4x5\ncrop 2x5\nflatten\nlinear 7\nrelu\nlinear 2", "mlp");
        float[] numbers = [.. Enumerable.Range(0, 7 * 3 * 2 * 5).Select(i => (float)i)];
        LayerFilters only = ModelFilters.Of(architecture, name => name == "linear1.weight" ? numbers : throw new InvalidOperationException(name)).Single();
        (only.IsLinear, only.IsColor, only.Bank.Height, only.Bank.Width).ShouldBe((true, true, 2, 5));
        only.Bank[1, 2][1, 3].ShouldBe(30 + 20 + 5 + 3);
    }

    [Fact]
    public void Weights_of_another_size_are_refused() =>
        Should.Throw<MiniCnnException>(() => ModelFilters.Of(Architecture.Parse("input 1x4x4\nconv 2 3x3\nflatten\nlinear 2", "a"), _ => new float[9]))
            .Message.ShouldContain("conv1.weight has 9 numbers");

    private static FilterBank Bank(Plane filter) => new("conv1", 1, 1, filter.Height, filter.Width, filter.Values);
}
