using MiniCnn.Tests.Convolution;
using TorchSharp;
using static TorchSharp.torch;
using Padding = MiniCnn.Convolution.Padding;

namespace MiniCnn.Tests.Cli;

/// <summary>The verbs conv, kernels, shape and animate from the outside.</summary>
public sealed class LabCommandTests
{
    private static JsonElement Json(params string[] args)
    {
        var run = CommandRun.Of([.. args, "--json"]);
        run.Error.ShouldBe("");
        run.ExitCode.ShouldBe(0);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static string Small(TemporaryFolder folder, int channels, int seed = 3)
    {
        var random = new Random(seed);
        var picture = new Image(9, 7, channels);
        random.NextBytes(picture.Pixels);
        ImageFile.Write(folder.File("small.png"), picture);
        return folder.File("small.png");
    }

    private static double[] Values(JsonElement result) =>
        [.. result.GetProperty("result").GetProperty("values").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(value => value.GetDouble()))];

    [Fact]
    public void Conv_writes_the_triptych_and_says_sizes_with_their_formula()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("conv", "--kernel", "1 0 -1; 2 0 -2; 1 0 -1", "--stride", "2", "--padding", "1", "--out", folder.File("t.png"));
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("[1 0 -1; 2 0 -2; 1 0 -1]");
        run.Output.ShouldContain("⌊(240 + 2·1 - 3)/2⌋ + 1 = ⌊239/2⌋ + 1 = 120");
        run.Output.ShouldContain("⌊(320 + 2·1 - 3)/2⌋ + 1 = ⌊319/2⌋ + 1 = 160");
        Image sheet = ImageFile.Read(folder.File("t.png"));
        sheet.Width.ShouldBeGreaterThan(600);
    }

    [Theory]
    [InlineData("gray", "reflect", "1,2,0,1")]
    [InlineData("each", "constant", "full")]
    [InlineData("sum", "circular", "2x3")]
    [InlineData("each", "replicate", "same")]
    public void Convs_numbers_are_libtorchs(string channels, string mode, string padding)
    {
        using var folder = new TemporaryFolder();
        using DisposeScope scope = NewDisposeScope();
        string image = Small(folder, 3);
        JsonElement json = Json("conv", image, "--kernel", "gaussian:3:0.9", "--channels", channels, "--padding", padding, "--padding-mode", mode, "--dilation", "2x1", "--values", "--out", folder.File("o.png"));
        Plane[] planes = ImageFile.Read(image).ToPlanes();
        if (channels == "gray")
            planes = [new Plane(7, 9, [.. Enumerable.Range(0, 63).Select(n => (0.299f * planes[0].Values[n]) + (0.587f * planes[1].Values[n]) + (0.114f * planes[2].Values[n]))])];
        Plane kernel = KernelCatalog.GetOne("gaussian:3:0.9").Weights;
        KernelWeights weights = channels == "each" ? KernelWeights.PerChannel(kernel, 3) : KernelWeights.Summed(kernel, planes.Length);
        var layer = new LayerSettings { Padding = Padding.Parse(padding), PaddingMode = Enum.Parse<PaddingMode>(mode, true), Dilation = new(2, 1), Groups = channels == "each" ? 3 : 1 };
        double[] expected = Libtorch.Layer(planes, weights, layer).contiguous().data<double>().ToArray();
        double[] actual = [.. json.GetProperty("results").EnumerateArray().SelectMany(Values)];
        actual.Length.ShouldBe(expected.Length);
        for (int n = 0; n < actual.Length; n++)
            Libtorch.Near(actual[n], expected[n], $"{channels} {n}");
    }

    [Fact]
    public void Convolution_turns_the_kernel_and_a_pair_has_magnitude_and_direction()
    {
        using var folder = new TemporaryFolder();
        string image = Small(folder, 1);
        JsonElement plain = Json("conv", image, "--kernel", "sobel", "--values", "--out", folder.File("a.png"));
        JsonElement turned = Json("conv", image, "--kernel", "sobel", "--operation", "convolution", "--values", "--out", folder.File("b.svg"));
        JsonElement[] results = [.. plain.GetProperty("results").EnumerateArray()];
        results.Select(result => result.GetProperty("result").GetProperty("name").GetString()).ShouldBe(["sobel-x", "sobel-y", "magnitude", "direction"]);
        double[] x = Values(results[0]), y = Values(results[1]), magnitude = Values(results[2]), direction = Values(results[3]), opposite = Values(turned.GetProperty("results")[0]);
        for (int n = 0; n < x.Length; n++)
        {
            opposite[n].ShouldBe(-x[n], 1e-5); // Sobel turned by 180 degrees is its negative
            magnitude[n].ShouldBe(Math.Sqrt((x[n] * x[n]) + (y[n] * y[n])), 1e-5);
            direction[n].ShouldBe(Math.Atan2(y[n], x[n]) * 180 / Math.PI, 1e-3);
        }
    }

    [Fact]
    public void Clipping_is_said()
    {
        using var folder = new TemporaryFolder();
        string image = Small(folder, 3);
        var sharpened = CommandRun.Of("conv", image, "--kernel", "sharpen", "--out", folder.File("a.png"), "--result", folder.File("r.png"));
        sharpened.Output.ShouldContain("numbers lie outside the scale");
        var color = CommandRun.Of("conv", image, "--kernel", "sharpen", "--channels", "each", "--out", folder.File("a.png"), "--result", folder.File("r.png"));
        color.Error.ShouldContain("numbers outside 0 to 1");
        Image alone = ImageFile.Read(folder.File("r.png"));
        (alone.Width, alone.Height).ShouldBe((7, 5));
        CommandRun.Of("conv", image, "--kernel", "sobel-x", "--range", "-0.1,0.1", "--out", folder.File("a.png")).Output.ShouldContain("numbers lie outside the scale");
        CommandRun.Of("conv", image, "--kernel", "sobel-x", "--out", folder.File("a.png")).Output.ShouldNotContain("outside");
    }

    [Fact]
    public void Pools_and_transposed_convolutions_scale()
    {
        using var folder = new TemporaryFolder();
        using DisposeScope scope = NewDisposeScope();
        string image = Small(folder, 1);
        JsonElement pooled = Json("conv", image, "--pool", "max", "--size", "3", "--stride", "2", "--padding", "1", "--ceil", "--values", "--out", folder.File("p.png"));
        double[] expected = Libtorch.Pool(Libtorch.Image(ImageFile.Read(image).ToPlanes()), PoolingRule.Maximum, new() { Kind = LayerKind.Pooling, Kernel = 3, Stride = 2, Padding = Padding.Of(1), CeilMode = true }).data<double>().ToArray();
        double[] values = [.. pooled.GetProperty("results")[0].GetProperty("values").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(value => value.GetDouble()))];
        values.ShouldBe(expected, 1e-6);
        JsonElement up = Json("conv", image, "--transposed", "--kernel", "box:3", "--out", folder.File("u.png"));
        up.GetProperty("flat").GetProperty("isEven").GetBoolean().ShouldBeFalse();
        CommandRun.Of("conv", image, "--transposed", "--kernel", "box:3", "--out", folder.File("u.png")).Output.ShouldContain("checkerboard");
        CommandRun.Of("conv", image, "--transposed", "--kernel", "box:4", "--padding", "1", "--out", folder.File("u.png")).Output.ShouldContain("no checkerboard");
    }

    [Fact]
    public void The_terminal_shows_original_and_result_on_request()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("conv", "zone-plate", "--kernel", "gaussian:9:2", "--show", "--out", folder.File("o.png"));
        run.Output.Split('\n').Length.ShouldBeGreaterThan(25);
        run.Output.ShouldNotContain("\u001b", Case.Sensitive, "no colors into a file");
    }

    [Fact]
    public void An_image_is_never_written_over()
    {
        using var folder = new TemporaryFolder();
        string image = Small(folder, 1);
        byte[] before = File.ReadAllBytes(image);
        var run = CommandRun.Of("conv", image, "--out", image);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("would overwrite");
        File.ReadAllBytes(image).ShouldBe(before);
    }

    [Fact]
    public void Kernels_are_listed_and_told_about()
    {
        using var folder = new TemporaryFolder();
        string list = CommandRun.Of("kernels").Output;
        foreach (KernelFamily family in KernelCatalog.Families)
            list.ShouldContain(family.Name);
        var run = CommandRun.Of("kernels", "sobel", "--out", folder.File("k.png"));
        run.ExitCode.ShouldBe(0, run.Error);
        foreach (string words in new[] { "Sobel and G. Feldman", "weights      -1  0  1", "separable    yes: column [", "6 products a pixel instead of 9", "finest upright stripes" })
            run.Output.ShouldContain(words);
        File.Exists(folder.File("k.png")).ShouldBeTrue();
        JsonElement json = Json("kernels", "gaussian:7:1.5");
        json.GetProperty("kernels")[0].GetProperty("response").GetArrayLength().ShouldBe(64);
        Json("kernels").GetArrayLength().ShouldBe(KernelCatalog.Families.Count);
        CommandRun.Of("kernels", "--out", folder.File("all.png"), "--image", "gradient").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Shapes_answers_are_libtorchs()
    {
        var random = new Random(8);
        int done = 0;
        while (done < 120)
        {
            bool transposed = random.Next(0, 2) == 1;
            (int i, int j, int k, int l, int s, int p, int d, int c, int n) =
                (random.Next(1, 9), random.Next(1, 9), random.Next(1, 5), random.Next(1, 5), random.Next(1, 4), random.Next(0, 3), random.Next(1, 3), random.Next(1, 4), random.Next(1, 4));
            string words = $"{(transposed ? "transposed " : "")}i{i}x{j} k{k}x{l} s{s} p{p} d{d} c{c} n{n}";
            var run = CommandRun.Of("shape", words, "--json");
            using DisposeScope scope = NewDisposeScope();
            long[]? expected = null;
            try
            {
                Tensor x = zeros(new long[] { 1, c, i, j }), w = zeros(transposed ? new long[] { c, n, k, l } : new long[] { n, c, k, l });
                expected = Libtorch.Layer(x, w, null, new() { Kind = transposed ? LayerKind.Transposed : LayerKind.Convolution, Stride = s, Padding = Padding.Of(p), Dilation = d }, new(i, j)).shape;
            }
            catch (System.Runtime.InteropServices.ExternalException)
            {
            }
            run.ExitCode.ShouldBe(expected is null ? 2 : 0, words);
            done++;
            if (expected is null)
            {
                run.Error.ShouldContain("nearest legal: ");
                continue;
            }
            JsonElement json = JsonDocument.Parse(run.Output).RootElement, output = json.GetProperty("output");
            new long[] { 1, n, output.GetProperty("height").GetInt32(), output.GetProperty("width").GetInt32() }.ShouldBe(expected, words);
            json.GetProperty("parameters").GetInt64().ShouldBe((k * l * c * n) + n);
            json.GetProperty("inverse").GetProperty("output").GetProperty("height").GetInt32().ShouldBe(i, words);
        }
    }

    [Fact]
    public void Shape_shows_matrix_code_architecture_and_the_inverse_question()
    {
        string layer = CommandRun.Of("shape", "i4", "k3").Output;
        foreach (string words in new[] { "k̂ = d(k-1) + 1", "= 2", "w00 w01 w02   . w10", "C transposed 16 x 4", "torch.nn.Conv2d(1, 1, 3);", "kernel_size=3", "undone by    transposed convolution" })
            layer.ShouldContain(words);
        CommandRun.Of("shape", "transposed", "i3", "k3", "s2", "p1", "a1").Output.ShouldContain("1x1 zeros between the inputs (5x5), padding left 1, right 2, top 1, bottom 2");
        CommandRun.Of("shape", "lenet").Output.ShouldContain("conv 6 5x5 padding 2");
        Json("shape", "lenet").GetProperty("parameters").GetInt64().ShouldBe(61_706);
        CommandRun.Of("shape", "i28", "o14").Output.ShouldContain("25 ways from 28 to 14");
        JsonElement answers = Json("shape", "i28", "o14", "k4", "s2");
        answers[0].GetProperty("count").GetInt32().ShouldBe(3); // padding 1, 3 and 4 with dilation 1, 2 and 3
        Json("shape", "i8x10", "o8x5").GetArrayLength().ShouldBe(2);
        CommandRun.Of("shape", "transposed", "i7", "o14").ExitCode.ShouldBe(0);
        CommandRun.Of("shape", "i28", "o14", "s2").Output.ShouldContain("with kernel 1 to 11, stride 2, padding 0 to 5 on both sides, dilation 1 to 3");
        Json("shape", "i28", "o14", "d2", "--limit", "1000")[0].GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("kernel").GetInt32()).ShouldContain(1);
        var none = CommandRun.Of("shape", "transposed", "i4", "k3", "d3", "a2");
        (none.ExitCode, none.Output.Contains("transposes   no convolution", StringComparison.Ordinal), none.Output.Contains("12x12 ->", StringComparison.Ordinal)).ShouldBe((0, true, false));
        using var folder = new TemporaryFolder();
        CommandRun.Of("shape", "i4", "k3", "--matrix-out", folder.File("c.csv")).ExitCode.ShouldBe(0);
        File.ReadAllLines(folder.File("c.csv")).Length.ShouldBe(4 + 1 + 16);
        CommandRun.Of("shape", "i6", "k3", "--matrix-out", folder.File("c.png")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Animate_takes_names_layers_and_ones_own_numbers()
    {
        using var folder = new TemporaryFolder();
        CommandRun.Of("animate", "--list").Output.Split('\n').Length.ShouldBeGreaterThan(20);
        CommandRun.Of("animate", "half-padding", "--out", folder.File("h.gif")).ExitCode.ShouldBe(0);
        CommandRun.Of("animate", "i4x6", "k2x3", "s1x2", "--plain", "--out", folder.File("l.svg")).ExitCode.ShouldBe(0);
        CommandRun.Of("animate", "i4", "k3", "--frame", "2", "--out", folder.File("f.png")).ExitCode.ShouldBe(0);
        JsonElement json = Json("animate", "k2", "--input", "1 2; 3 4 | 5 6; 7 8", "--kernel", "1 0; 0 -1");
        json.GetProperty("output")[0][0][0].GetDouble().ShouldBe(1 - 4 + 5 - 8);
        json.GetProperty("positions")[0].GetProperty("terms").GetArrayLength().ShouldBe(8);
        Json("animate", "transposed", "i2", "k2", "--scatters").GetProperty("kind").GetString().ShouldBe("transposedAsScatters");
        Json("animate", "pool", "i4", "k2", "--mean").GetProperty("kind").GetString().ShouldBe("meanPooling");
        CommandRun.Of("animate", "--all", folder.Path, "--format", "svg", "--plain").ExitCode.ShouldBe(0);
        Directory.GetFiles(folder.Path, "*.svg").Length.ShouldBe(MiniCnn.Convolution.NamedAnimation.All.Count + 1);
    }
}
