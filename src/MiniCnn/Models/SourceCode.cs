using System.Collections.Frozen;
using System.Text;

namespace MiniCnn.Models;

/// <summary>An architecture as source code: a class with the same layers under the same names, so that weights saved from one are loaded by the other.</summary>
public static class SourceCode
{
    // Words that C# reserves and Python does not (a layer cannot have the name of a word of Python): a field of that name is written with an @.
    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet((
        "abstract base bool byte case catch char checked const decimal default delegate do enum event explicit extern false fixed foreach "
        + "goto implicit int interface internal lock long namespace new null object operator out override params private protected public "
        + "readonly ref sbyte sealed short sizeof stackalloc static string struct switch this throw true typeof uint ulong unchecked unsafe "
        + "ushort using virtual void volatile").Split(' '));

    /// <summary>A whole source file; ends with a line break.</summary>
    public static string Of(Architecture architecture, CodeLanguage language)
    {
        var code = new CodeNotation(language);
        var declarations = new StringBuilder();
        var steps = new StringBuilder();
        foreach (PlacedLayer layer in architecture.Layers)
        {
            string name = code.IsPython ? $"self.{layer.Name}" : Reserved.Contains(layer.Name) ? "@" + layer.Name : layer.Name;
            if (layer.Layer.Module(layer, code) is { } module)
                declarations.Append(code.IsPython ? $"        {name} = nn.{module}\n"
                    : $"    private readonly {module[..module.IndexOf('(', StringComparison.Ordinal)]} {name} = nn.{module};\n");
            string step = layer.Layer.Step(layer, code, name);
            steps.Append(code.IsPython ? $"        x = {step}  # {Shape(layer.Output)}\n" : $"        x = {step}; // {Shape(layer.Output)}\n");
        }
        string header = Header(architecture, code.Comment), type = ClassName(architecture.Name);
        return header + (code.IsPython ? Python(architecture, type, $"{declarations}", $"{steps}") : CSharp(architecture, type, $"{declarations}", $"{steps}"));
    }

    private static string Python(Architecture architecture, string type, string declarations, string steps) => $"""
        import torch
        {(steps.Contains("F.pad", StringComparison.Ordinal) ? "import torch.nn.functional as F\n" : "")}from torch import nn


        class {type}(nn.Module):
            def __init__(self):
                super().__init__()
        {declarations}
            def forward(self, x):  # {Shape(architecture.Input)}
        {steps}        return x


        if __name__ == "__main__":
            model = {type}()
            print(model)
            print(tuple(model(torch.zeros(2, {string.Join(", ", architecture.Input.Sizes)})).shape))

        """;

    private static string CSharp(Architecture architecture, string type, string declarations, string steps) => $$"""
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        namespace MiniCnn.Generated;

        public sealed class {{type}} : nn.Module<Tensor, Tensor>
        {
        {{declarations}}
            public {{type}}() : base(nameof({{type}})) => RegisterComponents();

            public override Tensor forward(Tensor x) // {{Shape(architecture.Input)}}
            {
                using DisposeScope scope = NewDisposeScope();
        {{steps}}        return x.MoveToOuterDisposeScope();
            }
        }

        """;

    /// <summary>The architecture's name in Pascal case, without what a name cannot hold.</summary>
    private static string ClassName(string architecture)
    {
        IEnumerable<string> words = string.Concat(architecture.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        bool usable = name.Length > 0 && char.IsAsciiLetter(name[0]) && name is not ("Tensor" or "None" or "True" or "False" or "F");
        return usable ? name : $"Network{name}";
    }

    private static string Header(Architecture architecture, string comment)
    {
        var summary = ModelSummary.Of(architecture);
        string totals = string.Create(
            CultureInfo.InvariantCulture, $"{comment} {summary.Parameters:N0} parameters, {summary.MultiplyAdds:N0} multiply-adds an image. Made by MiniCnn from:\n");
        return totals + string.Concat(architecture.ToString().TrimEnd('\n').Split('\n').Select(line => $"{comment}   {line}\n"));
    }

    private static string Shape(FeatureShape shape) => $"[N, {string.Join(", ", shape.Sizes)}]";
}
