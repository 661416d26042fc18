using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Models;

[NoLeakedTensors]
public sealed class SourceCodeTests
{
    // The C# files in Golden/ are compiled with these tests, the Python files were run by scripts/references/models.py.
    [Theory]
    [InlineData("example", CodeLanguage.Python, "Example.py")]
    [InlineData("every-layer", CodeLanguage.Python, "EveryLayer.py")]
    [InlineData("example", CodeLanguage.CSharp, "Example.cs")]
    [InlineData("every-layer", CodeLanguage.CSharp, "EveryLayer.cs")]
    public void The_code_is_the_golden_file(string name, CodeLanguage language, string file) =>
        SourceCode.Of(Golden.Architecture(name), language).ShouldBe(Golden.Text(file));

    [Fact]
    public void The_CSharp_code_computes_what_the_architecture_does()
    {
        using DisposeScope scope = NewDisposeScope();
        ShouldCompute(new Generated.Example(), Presets.Get("example"));
        ShouldCompute(new Generated.EveryLayer(), Golden.Architecture("every-layer"));
    }

    [Theory]
    [InlineData("my net-2", "class MyNet2(nn.Module)")]
    [InlineData("3layers", "class Network3layers(nn.Module)")]
    [InlineData("фото", "class Network(nn.Module)")]
    [InlineData("none", "class NetworkNone(nn.Module)")]
    [InlineData("\nimport os", "class ImportOs(nn.Module)")]
    public void The_class_is_called_as_the_architecture_where_a_class_can_be(string name, string declaration) =>
        SourceCode.Of(Architecture.Parse("input 1x4x4\nrelu", name), CodeLanguage.Python).ShouldContain(declaration);

    [Fact]
    public void A_layer_may_have_a_name_that_is_a_word_of_the_language()
    {
        string code = SourceCode.Of(Architecture.Parse("input 1x4x4\nconv 2 3x3 as base\nrelu as out", "net"), CodeLanguage.CSharp);
        code.ShouldContain("private readonly Conv2d @base = nn.Conv2d(1, 2, 3);");
        code.ShouldContain("x = @out.call(x); // [N, 2, 2, 2]");
    }

    [Fact]
    public void Every_legal_architecture_has_code()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            if (Architecture.TryParse(RandomArchitectures.Text(new Random(seed)), "random", out _) is not { } architecture)
                continue;
            SourceCode.Of(architecture, CodeLanguage.Python).ShouldContain($"return x");
            SourceCode.Of(architecture, CodeLanguage.CSharp).ShouldContain($"// {SourceCodeShape(architecture)}\n        return x");
        }
    }

    private static void ShouldCompute(nn.Module<Tensor, Tensor> made, Architecture architecture)
    {
        using ArchitectureModule module = ModelBuilder.Build(architecture);
        ClosedForm.Fill(module);
        using nn.Module<Tensor, Tensor> owned = made;
        using DisposeScope scope = NewDisposeScope();
        using IDisposable guard = no_grad();
        made.load_state_dict(module.state_dict());
        made.eval();
        module.eval();
        Tensor input = ClosedForm.Input(architecture.Input);
        (made.forward(input) - module.forward(input)).abs().max().ToSingle().ShouldBe(0);
    }

    private static string SourceCodeShape(Architecture architecture) => $"[N, {string.Join(", ", architecture.Output.Sizes)}]";
}
