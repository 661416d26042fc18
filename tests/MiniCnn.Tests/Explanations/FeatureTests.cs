using MiniCnn.Explanations;
using MiniCnn.Reports;
using TorchSharp;

namespace MiniCnn.Tests.Explanations;

[NoLeakedTensors]
public sealed class FeatureTests
{
    private static readonly Architecture Model = Architecture.Parse("input 1x6x8\nconv 2 3x3 padding 1 no-bias\nrelu\nflatten\nlinear 2 no-bias", "sums");

    [Fact]
    public void Maps_are_what_the_layers_compute()
    {
        using ArchitectureModule module = Sums();
        module.train();
        using torch.Tensor image = One(row: 2, column: 3);

        IReadOnlyList<FeatureMaps> layers = FeatureMaps.Of(module, image);

        module.training.ShouldBeTrue();
        layers.Select(layer => layer.Name).ShouldBe(["conv1", "relu1", "flatten1", "linear1"]);
        layers[0].Maps.Count.ShouldBe(2);
        layers[0].Maps[0].Values.Sum().ShouldBe(9);
        layers[0].Maps[0][1, 4].ShouldBe(1);
        layers[0].Maps[1][1, 4].ShouldBe(-1);
        layers[1].Maps[1].Values.ShouldAllBe(value => value == 0);
        layers[0].Zeros.ShouldBe((96 - 18) / 96.0, 1e-9);
        layers[1].Zeros.ShouldBe((96 - 9) / 96.0, 1e-9);
        layers[2].IsFlat.ShouldBeTrue();
        layers[3].Maps[0].Width.ShouldBe(2);
    }

    [Fact]
    public void The_best_patches_are_found_where_they_are()
    {
        using ArchitectureModule module = Sums();
        // filter 0 adds up 3×3 pixels, filter 1 takes them off: 9 bright pixels in image 1, 4 at the corner of image 2, 1 in image 0
        ImageSet images = new([.. Image((4, 5)), .. Image([.. Block(1, 2, 3)]), .. Image([.. Block(0, 0, 2)])], [0, 1, 1], 1, 6, 8);

        IReadOnlyList<IReadOnlyList<BestPatch>> best = BestPatches.Of(module, "conv1", [Tensor(images.Subset([0, 1])), Tensor(images.Subset([2]))], 2);

        best.Count.ShouldBe(2);
        best[0].Select(patch => (patch.Image, patch.Row, patch.Column, patch.Activation)).ShouldBe([(1, 2, 3, 9 * 255), (2, 0, 0, 4 * 255)]);
        best[0][0].Region.Field.ShouldBe(new ImageRegion(1, 3, 2, 4));
        PatchFigures.Cut(best[0][0], images).Pixels.ShouldAllBe(value => value == 255);
        Image corner = PatchFigures.Cut(best[0][1], images);
        corner[1, 1, 0].ShouldBe((byte)255);
        (corner[0, 0, 0], corner[0, 0, 2]).ShouldBe(((byte)0x6C, (byte)0xBF));
        best[1].ShouldAllBe(patch => patch.Activation == 0);
    }

    [Fact]
    public void Of_equal_patches_the_first_is_kept_and_fewer_images_give_fewer()
    {
        using ArchitectureModule module = Sums();
        ImageSet images = new([.. Image((4, 5)), .. Image((1, 1))], [0, 1], 1, 6, 8);
        BestPatches.Of(module, "conv1", [Tensor(images)], 1)[0].Single().Image.ShouldBe(0);
        BestPatches.Of(module, "linear1", [Tensor(images)], 9)[0].Count.ShouldBe(2);
        Should.Throw<MiniCnnException>(() => BestPatches.Of(module, "conv7", [], 1)).Message.ShouldContain("conv7");
    }

    [Fact]
    public void The_first_layer_gets_the_images_and_the_others_what_the_one_before_gives()
    {
        using ArchitectureModule module = ModelBuilder.Build(Architecture.Parse("input 2x4x4\ncrop 2x4\nconv 3 1x1\nflatten\nlinear 2", "inputs"));
        using torch.Tensor images = torch.tensor(Enumerable.Range(0, 96).Select(i => (float)i).ToArray(), new long[] { 3, 2, 4, 4 });
        IReadOnlyList<IReadOnlyList<Plane>> first = LayerInputs.Of(module, "crop1", images);
        (first.Count, first[0].Count, first[1][2][3, 3]).ShouldBe((2, 3, 95));
        LayerInputs.Of(module, "conv1", images)[1][2].Values.ShouldBe([84, 85, 86, 87, 88, 89, 90, 91]);
        Should.Throw<MiniCnnException>(() => LayerInputs.Of(module, "linear1", images)).Message.ShouldContain("flat vector");
    }

    /// <summary>What is explained is the network that answers: nothing dropped, normalized by what it learned, in whatever mode it was found.</summary>
    [Fact]
    public void Maps_patches_and_inputs_are_the_answering_networks()
    {
        using ArchitectureModule module = ModelBuilder.Build(Architecture.Parse("input 1x6x8\nconv 2 3x3 padding 1\nbatchnorm\ndropout 0.5\nflatten\nlinear 2", "modes"));
        using torch.Tensor images = torch.tensor(Enumerable.Range(0, 48).Select(i => (float)(i % 7)).ToArray(), new long[] { 1, 1, 6, 8 });
        Func<IEnumerable<float>>[] explanations =
        [
            () => FeatureMaps.Of(module, images).SelectMany(layer => layer.Maps).SelectMany(map => map.Values),
            () => BestPatches.Of(module, "dropout1", [images.clone()], 1).Select(patches => patches.Single().Activation),
            () => LayerInputs.Of(module, "dropout1", images).SelectMany(channel => channel).SelectMany(plane => plane.Values),
        ];
        foreach (Func<IEnumerable<float>> explain in explanations)
        {
            module.eval();
            float[] answering = [.. explain()];
            module.train();
            explain().ToArray().ShouldBe(answering);
            module.training.ShouldBeTrue();
        }
    }

    private static ArchitectureModule Sums()
    {
        ArchitectureModule module = ModelBuilder.Build(Model);
        using IDisposable quiet = torch.no_grad();
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor weight = module.state_dict()["conv1.weight"];
        weight.fill_(1);
        weight[1].fill_(-1);
        return module;
    }

    private static torch.Tensor One(int row, int column) => Tensor(new ImageSet([.. Image((row, column)).Select(value => (byte)(value / 255))], [0], 1, 6, 8));

    private static torch.Tensor Tensor(ImageSet images) =>
        torch.tensor(Array.ConvertAll(images.Pixels, value => (float)value), new long[] { images.Count, 1, 6, 8 });

    private static byte[] Image(params (int Row, int Column)[] bright)
    {
        byte[] pixels = new byte[48];
        foreach ((int row, int column) in bright)
            pixels[(row * 8) + column] = 255;
        return pixels;
    }

    private static IEnumerable<(int Row, int Column)> Block(int top, int left, int size) =>
        from row in Enumerable.Range(top, size) from column in Enumerable.Range(left, size) select (row, column);
}
