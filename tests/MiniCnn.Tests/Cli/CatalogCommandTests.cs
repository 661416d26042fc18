namespace MiniCnn.Tests.Cli;

/// <summary>Every name of the catalog in every verb that takes a kernel.</summary>
public sealed class CatalogCommandTests
{
    public static TheoryData<string> Families => [.. KernelCatalog.Families.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Verbs_take_every_name(string family)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(4);
        var picture = new Image(20, 18, 3);
        random.NextBytes(picture.Pixels);
        string image = folder.File("small.png"), sheet = folder.File("sheet.png");
        ImageFile.Write(image, picture);
        KernelSet set = KernelCatalog.Get(family);
        foreach (string name in set.Kernels.Select(kernel => kernel.Name).Prepend(family))
            Well("conv", image, "--kernel", name, "--out", sheet);
        Well("conv", image, "--kernel", family, "--channels", "each", "--out", sheet);
        Well("conv", image, "--kernel", family, "--channels", "sum", "--operation", "convolution", "--out", sheet);
        Well("kernels", family, "--image", image, "--out", sheet);
        Well("conv", image, "--transposed", "--kernel", set.Kernels[0].Name, "--out", sheet);
        var edges = CommandRun.Of("train", "edges", "--target", family, "--images", "noise", "--optimizer", "closed-form", "--out", folder.File("edges"));
        if (family == "sobel")
            edges.Output.ShouldContain("condition number 1.02"); // as docs/edges.md has it
        if (set.Kernels[0].Height % 2 == 1)
            edges.ExitCode.ShouldBe(0, edges.Error);
        else
            edges.Error.ShouldContain("are not of one odd square size");
    }

    private static void Well(params string[] args)
    {
        var run = CommandRun.Of(args);
        run.ExitCode.ShouldBe(0, $"{string.Join(' ', args)}: {run.Error}");
    }
}
