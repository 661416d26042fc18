using MiniCnn.Explanations;
using MiniCnn.Tests.Models;
using TorchSharp;

namespace MiniCnn.Tests.Explanations;

/// <summary>What a layer is said to see, against the pixels that a gradient reaches.</summary>
[NoLeakedTensors]
public sealed class ReceptiveFieldGradientTests
{
    [Fact]
    public void Gradients_of_random_architectures_reach_what_is_seen()
    {
        var random = new Random(5);
        (int tested, int exact, int largest) = (0, 0, 0);
        while (tested < 500)
        {
            if (Architecture.TryParse(RandomArchitectures.Text(random), "random", out _) is not { } drawn)
                continue;
            // no activation and no maximum: their gradients may be 0 where there is a dependence
            string text = string.Join('\n', drawn.Layers.Where(layer => layer.Layer is not ActivationLayer)
                .Select(layer => layer.Layer.Text.Replace("maxpool", "avgpool", StringComparison.Ordinal)).Prepend($"input {drawn.Input}"));
            if (!text.Contains('\n', StringComparison.Ordinal))
                continue;
            tested++;
            var architecture = Architecture.Parse(text, "random");
            PlacedLayer last = architecture.Layers[^1];
            LayerSummary row = ModelSummary.Of(architecture).Layers[^1];
            (int Row, int Column)[] places = [.. Enumerable.Range(0, Math.Max(last.Output.Height, last.Output.Width))
                .Select(n => (Math.Min(n, last.Output.Height - 1), Math.Min(n, last.Output.Width - 1)))];
            bool endpoints = !text.Contains("transposed", StringComparison.Ordinal) && !text.Contains("groupnorm", StringComparison.Ordinal);
            bool whole = endpoints && !text.Contains("upsample", StringComparison.Ordinal) && !text.Contains("adaptive", StringComparison.Ordinal);
            (int Height, int Width) most = default;
            foreach (((int Row, int Column) place, ImageRegion? reached) in places.Zip(Reached(architecture, places)))
            {
                if (reached is not { } pixels)
                    continue;
                string where = $"{text}\nat {place}: {pixels}";
                var region = ReceptiveRegion.Of(architecture, last.Name, place.Row, place.Column);
                (region.Seen.Contains(pixels.Top, pixels.Left) && region.Seen.Contains(pixels.Bottom, pixels.Right)).ShouldBeTrue($"{where} of {region.Seen}");
                ((double)pixels.Height).ShouldBeLessThanOrEqualTo(row.Vertical.Size + 1e-9, where);
                ((double)pixels.Width).ShouldBeLessThanOrEqualTo(row.Horizontal.Size + 1e-9, where);
                if (region.Seen != region.Field || !endpoints)
                    continue;
                // away from the padding the first and the last input are no bounds, they are reached
                pixels.ShouldBe(region.Seen, where);
                exact++;
                most = (Math.Max(most.Height, pixels.Height), Math.Max(most.Width, pixels.Width));
            }
            if (!whole || most == default || text.Contains("circular", StringComparison.Ordinal))
                continue;
            most.ShouldBe(((int)row.Vertical.Size, (int)row.Horizontal.Size), text);
            largest++;
        }
        exact.ShouldBeGreaterThan(300);
        largest.ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData("input 1x30x30\nupsample 2 nearest\nconv 1 3x3", 2)]
    [InlineData("input 1x30x30\nupsample 3 nearest\nconv 1 5x5", 3)]
    [InlineData("input 1x30x30\nupsample 2 bilinear", 2)]
    [InlineData("input 1x30x30\nupsample 2 bilinear\nconv 1 3x3", 3)]
    [InlineData("input 1x30x30\nupsample 3 bilinear\nconv 1 2x2", 2)]
    [InlineData("input 1x30x30\nupsample 3 bilinear\nconv 1 3x3", 3)]
    [InlineData("input 1x30x30\nupsample 4 nearest\nupsample 2 bilinear\nconv 1 7x7", 2)]
    [InlineData("input 1x15x15\nadaptive-avgpool 6x6\nconv 1 2x2", 6)]
    [InlineData("input 1x30x30\nupsample 1 bilinear", 1)]
    [InlineData("input 2x9x9\nconv 2 3x3 padding 1 padding-mode circular", 9)]
    [InlineData("input 2x9x9\nconv 4 3x3\ngroupnorm 2", 9)]
    public void The_largest_field_is_that_of_the_gradients(string text, int size)
    {
        var architecture = Architecture.Parse(text, "stack");
        (int, int)[] places = [.. Enumerable.Range(0, architecture.Output.Height).Select(n => (n, n))];
        Reached(architecture, places).Max(region => region!.Value.Height).ShouldBe(size);
        ((int)(ModelSummary.Of(architecture).Layers[^1].Vertical.Size + 1e-9)).ShouldBe(size);
    }

    /// <summary>The pixels that the gradient of an output reaches, all its channels with weights of their own; null where it reaches none.</summary>
    private static ImageRegion?[] Reached(Architecture architecture, IReadOnlyList<(int Row, int Column)> places)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.manual_seed(1);
        using ArchitectureModule module = ModelBuilder.Build(architecture);
        module.to(torch.ScalarType.Float64);
        module.eval();
        using (torch.no_grad())
        {
            foreach (TorchSharp.Modules.Parameter parameter in module.parameters())
                parameter.uniform_(0.5, 1.5);
        }
        (int height, int width) = (architecture.Input.Height, architecture.Input.Width);
        torch.Tensor images = torch.rand(new long[] { 1, architecture.Input.Channels, height, width }, torch.ScalarType.Float64)
            .repeat(places.Count, 1, 1, 1).requires_grad_();
        torch.Tensor outputs = module.forward(images), weights = torch.rand(new long[] { architecture.Output.Channels }, torch.ScalarType.Float64) + 0.5;
        torch.Tensor sum = torch.zeros(1, torch.ScalarType.Float64);
        for (int n = 0; n < places.Count; n++)
            sum = sum + ((architecture.Output.IsFlat ? outputs[n] : outputs[n, .., places[n].Row, places[n].Column]) * weights).sum();
        sum.backward();
        double[] touched = [.. images.grad!.abs().sum(1).contiguous().data<double>()];
        module.zero_grad(set_to_none: true);
        return [.. places.Select((_, n) =>
        {
            int[] hit = [.. Enumerable.Range(0, height * width).Where(i => touched[(n * height * width) + i] != 0)];
            return hit.Length == 0 ? (ImageRegion?)null
                : new ImageRegion(hit.Min(i => i / width), hit.Max(i => i / width), hit.Min(i => i % width), hit.Max(i => i % width));
        })];
    }
}
