using MiniCnn.Tests.Reports;

namespace MiniCnn.Tests.Cli;

[NoLeakedTensors]
public sealed class CompareCommandTests : IDisposable
{
    private readonly HandMadeRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_copy_with_its_filters_in_another_order_is_told_to_compute_the_same()
    {
        using TinyFolder folder = new();
        string model = folder.At("two.cnn"), copy = folder.At("copy");
        File.WriteAllText(model, "input 1x6x8\nconv 4 3x3 padding 1\nrelu\nconv 5 3x3\nrelu\nflatten\nlinear 3\n");
        CommandRun.Of(folder.Train("--model", model, "--no-report", "--no-pictures")).ExitCode.ShouldBe(0);
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(folder.Run))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        foreach (string name in new[] { "model.safetensors", "initial.safetensors" })
        {
            var weights = SafeTensors.Read(Path.Combine(folder.Run, name));
            Dictionary<string, StoredTensor> tensors = new(weights.Tensors);
            Permute("conv1.weight", 1, 4, 9 * 4);
            Permute("conv1.bias", 1, 4, 4);
            Permute("conv2.weight", 5, 4, 9 * 4);
            new SafeTensors(tensors, weights.Metadata).Write(Path.Combine(copy, name));

            void Permute(string key, int outer, int count, int bytes)
            {
                byte[] from = tensors[key].Data.ToArray(), to = new byte[from.Length];
                for (int i = 0; i < outer * count; i++)
                    from.AsSpan(((i / count * count) + new[] { 2, 0, 3, 1 }[i % count]) * bytes, bytes).CopyTo(to.AsSpan(i * bytes));
                tensors[key] = tensors[key] with { Data = to };
            }
        }

        var result = CommandRun.Of("compare", folder.Run, copy, "--layer", "conv1,conv2");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("the runs compute the same function: on 64 images of noise");
        string[] lines = result.Output.Split('\n');
        lines.Where(line => line.StartsWith("mean abs cosine")).ShouldAllBe(line => line.StartsWith("mean abs cosine 1.00"));
        lines.Count(line => line.StartsWith("mean abs cosine")).ShouldBe(2);
        CommandRun.Of("compare", folder.Run, copy, "--layer", "conv2").Output.ShouldContain("mean abs cosine 1.00");

        CommandRun.Of(folder.Train("--model", model, "--seed", "5", "--out", folder.At("other"), "--no-report", "--no-pictures")).ExitCode.ShouldBe(0);
        CommandRun.Of("compare", folder.Run, folder.At("other"), "--json").Output.ShouldContain("\"isSame\": false");
    }

    [Fact]
    public void Known_filters_get_their_names_and_others_none()
    {
        var compare = CommandRun.Of("compare", _run.Folder.Folder, "--images", "12", "--draws", "1000", "--out", _run.At("compared"));
        compare.ExitCode.ShouldBe(0, compare.Error);
        compare.Output.ShouldContain("Filter 0 is Sobel-like: ρ = 1.00, θ = 0°, p = ");
        compare.Output.ShouldContain("Filter 1 is Sobel-like: ρ = 1.00, θ = −90°");
        compare.Output.ShouldContain("Filter 2 is laplacian-4-like: ");
        compare.Output.ShouldMatch("Filter 3 (is none of these|is no kernel of the catalog|looks)");
        compare.Output.ShouldContain("2 Sobel-like");
        compare.Output.ShouldContain("(Sobel 0.75°, 3.2°, 8.4°; Scharr 0.16°, 0.29°, 2.2°)");
        compare.Output.ShouldContain("by up to 0.8°, 3.2°, 8.4°");
        compare.Output.ShouldContain("this layer before training: cos ");
        Directory.GetFiles(_run.At("compared")).Select(Path.GetFileName).Order().ShouldBe(
            ["compare-conv1.png", "compare-conv1.svg", "orientations-conv1.png", "orientations-conv1.svg"]);
    }

    [Fact]
    public void Numbers_for_machines()
    {
        JsonElement layer = JsonDocument.Parse(CommandRun.Of("compare", _run.Folder.Folder, "--images", "8", "--draws", "500", "--json").Output).RootElement.GetProperty("layers")[0];
        JsonElement sobel = layer.GetProperty("filters")[0];
        sobel.GetProperty("verdict").GetProperty("kind").GetString().ShouldBe("sobel");
        JsonElement measures = sobel.GetProperty("measures");
        measures.GetProperty("cosine").GetDouble().ShouldBe(1, 1e-6);
        measures.GetProperty("correlation").GetDouble().ShouldBe(1, 1e-6);
        measures.GetProperty("frei_chen_edge").GetDouble().ShouldBe(1, 1e-6);
        measures.GetProperty("frei_chen_gradient").GetDouble().ShouldBe(0.971, 5e-4);
        (measures.GetProperty("separability").GetDouble(), measures.GetProperty("odd_energy").GetDouble(), measures.GetProperty("dc_share").GetDouble()).ShouldBe((1, 1, 0));

        string[] rows = CommandRun.Of("compare", _run.Folder.Folder, "--images", "0", "--draws", "100", "--csv", "--layer", "conv1,conv2", "--with", "sobel,scharr").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe(1 + 4 + (2 * 4));
        rows[1].ShouldStartWith("conv1,0,0,");
        rows[0].Split(',').Length.ShouldBe(rows[5].Split(',').Length);
    }

    [Fact]
    public void A_run_against_itself_and_another()
    {
        var same = CommandRun.Of("compare", _run.Folder.Folder, _run.Folder.Folder, "--out", _run.At("pairs.png"));
        same.ExitCode.ShouldBe(0, same.Error);
        same.Output.ShouldContain("mean abs cosine 1.00");
        same.Output.ShouldContain("more similar than random filters");
        same.Output.ShouldContain("the filters of both runs are identical");
        using (HandMadeRun other = new("input 1x6x8\nconv 4 3x3 padding 1\nrelu\nmaxpool 2\nconv 2 3x3 padding 1\nrelu\nflatten\nlinear 3"))
            CommandRun.Of("compare", _run.Folder.Folder, other.Folder.Folder).Output.ShouldContain("these two runs share their initial weights");
        File.Exists(_run.At("pairs.png")).ShouldBeTrue();
        JsonDocument.Parse(CommandRun.Of("compare", _run.Folder.Folder, _run.Folder.Folder, "--json").Output).RootElement
            .GetProperty("pairings")[0].GetProperty("pairs").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public void Ablation_on_a_few_images()
    {
        var ablation = CommandRun.Of(
            "compare", _run.Folder.Folder, "--ablation", "--seeds", "2", "--epochs", "1", "--train-images", "20", "--images", "0", "--draws", "100", "--out", _run.At("ablation"));
        ablation.ExitCode.ShouldBe(0, ablation.Error);
        ablation.Output.ShouldMatch(@"Sobel instead of the learned filters: \S+ ± \S+ points \(95 % of 2 seeds\)");
        ablation.Error.ShouldContain("seed 2, random: ");
        File.Exists(Path.Combine(_run.At("ablation"), "ablation.png")).ShouldBeTrue();
    }

    [Fact]
    public void What_is_wrong_is_said()
    {
        CommandRun.Of("compare", _run.Folder.Folder, "--with", "sobbel").ExitCode.ShouldBe(2);
        CommandRun.Of("compare", _run.Folder.Folder, _run.Folder.Folder, "--ablation").Error.ShouldContain("leave the other run out");
        CommandRun.Of("compare", _run.Folder.Folder, "--layer", "linear1").Error.ShouldContain("has no filters to show");
        using HandMadeRun linear = new("input 1x6x8\nflatten\nlinear 3");
        CommandRun.Of("compare", linear.Folder.Folder).Error.ShouldContain("is a linear layer");
    }
}
