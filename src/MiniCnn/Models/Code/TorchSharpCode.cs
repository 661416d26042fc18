using System.Text;
using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>An architecture as a TorchSharp module.</summary>
internal static class TorchSharpCode
{
    // Words that C# keeps and Python does not (the others no layer can be called): a field of that name is written with an @.
    private static readonly HashSet<string> Kept =
    [
        .. ("abstract base bool byte case catch char checked const decimal default delegate do enum event explicit extern false fixed foreach "
            + "goto implicit int interface internal lock long namespace new null object operator out override params private protected public "
            + "readonly ref sbyte sealed short sizeof stackalloc static string struct switch this throw true typeof uint ulong unchecked unsafe "
            + "ushort using virtual void volatile").Split(' '),
    ];

    public static string Of(Architecture architecture)
    {
        string name = SourceCode.ClassName(architecture);
        var fields = new StringBuilder();
        var steps = new StringBuilder();
        foreach (PlacedLayer layer in architecture.Layers)
        {
            if (Module(layer) is { } module)
                fields.Append($"    private readonly {module[..module.IndexOf('(', StringComparison.Ordinal)]} {Field(layer)} = nn.{module};\n");
            steps.Append($"        x = {Call(layer)}; // {SourceCode.Shape(layer.Output)}\n");
        }
        return string.Concat(SourceCode.Header(architecture, "//").Select(line => line + "\n"))
            + "using TorchSharp;\nusing TorchSharp.Modules;\nusing static TorchSharp.torch;\n\nnamespace MiniCnn.Generated;\n\n"
            + $"public sealed class {name} : nn.Module<Tensor, Tensor>\n{{\n{fields}\n    public {name}() : base(nameof({name})) => RegisterComponents();\n\n"
            + $"    public override Tensor forward(Tensor x) // {SourceCode.Shape(architecture.Input)}\n    {{\n        using var scope = NewDisposeScope();\n"
            + $"{steps}        return x.MoveToOuterDisposeScope();\n    }}\n}}\n";
    }

    private static string Field(PlacedLayer layer) => Kept.Contains(layer.Name) ? "@" + layer.Name : layer.Name;

    /// <summary>Type and arguments of the module, or null for what is only a step.</summary>
    private static string? Module(PlacedLayer placed) => placed.Layer switch
    {
        ConvolutionLayer layer => Convolution(layer, placed.Input),
        TransposedLayer layer => Transposed(layer, placed.Input.Channels),
        CropLayer or GlobalPoolingLayer or UpsampleLayer => null,
        _ => ModuleCode.Of(placed, CodeNotation.CSharp),
    };

    private static string Convolution(ConvolutionLayer layer, FeatureShape input)
    {
        Pads pads = layer.Over(input).Pads;
        string padding = CodeNotation.CSharp.Unless(pads == Pads.None || ConvolutionPadding.NeedsStep(layer, input), "padding", new Size2D(pads.Top, pads.Left));
        return ModuleCode.Filters("Conv2d", layer, input.Channels, padding, CodeNotation.CSharp);
    }

    private static string Transposed(TransposedLayer layer, int channels)
    {
        CodeNotation sharp = CodeNotation.CSharp;
        string padding = sharp.Unless(layer.Padding == 0, "padding", layer.Padding)
            + sharp.Unless(layer.OutputPadding == 0 || UnevenOutputPadding.Is(layer.OutputPadding), "output_padding", layer.OutputPadding);
        return ModuleCode.Filters("ConvTranspose2d", layer, channels, padding, sharp);
    }

    private static string Call(PlacedLayer placed) => placed.Layer switch
    {
        ConvolutionLayer layer when ConvolutionPadding.NeedsStep(layer, placed.Input) => $"{Field(placed)}.call({Pad(layer, layer.Over(placed.Input).Pads)})",
        TransposedLayer layer when UnevenOutputPadding.Is(layer.OutputPadding) => UnevenOutputPadding.Call(Field(placed), layer.Settings(placed.Input.Channels), layer.Padding),
        CropLayer layer => $"x.narrow(2, {layer.First(Axis.Height, placed.Input.Height)}, {layer.Size.Height}).narrow(3, {layer.First(Axis.Width, placed.Input.Width)}, {layer.Size.Width})",
        GlobalPoolingLayer => "x.mean(new long[] { 2, 3 })",
        UpsampleLayer layer => $"nn.functional.interpolate(x, scale_factor: new double[] {{ {layer.Factor}, {layer.Factor} }}, mode: InterpolationMode.{layer.Kind}"
            + Unless(layer.Kind == UpsamplingKind.Nearest, ", align_corners: false") + ")",
        _ => $"{Field(placed)}.call(x)",
    };

    private static string Pad(ConvolutionLayer layer, Pads pads) =>
        $"nn.functional.pad(x, new long[] {{ {pads.Left}, {pads.Right}, {pads.Top}, {pads.Bottom} }}, PaddingModes.{layer.PaddingMode})";

    private static string Unless(bool isDefault, string text) => isDefault ? "" : text;
}
