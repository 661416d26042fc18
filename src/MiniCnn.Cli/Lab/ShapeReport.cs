namespace MiniCnn.Cli.Lab;

internal static class ShapeReport
{
    private const int PrintedInput = 16;

    public static void Layer(CommandContext context, ConvolutionGeometry geometry, bool matrix, bool json)
    {
        if (matrix)
            MatrixText.CheckPrinted(geometry);
        if (json)
            context.Output.Json(Data(geometry));
        else
            Print(context.Output, geometry, matrix);
    }

    private static void Print(Output output, ConvolutionGeometry geometry, bool matrix)
    {
        (LayerSettings layer, bool same) = (geometry.Layer, geometry.Vertical == geometry.Horizontal);
        output.Row("layer", $"{Kind(layer)} over {geometry.Input}, kernel {layer.Kernel}, stride {layer.Stride}, padding {Padding(geometry)}, "
            + $"dilation {layer.Dilation}{(layer.Kind == LayerKind.Transposed ? $", output padding {layer.OutputPadding}" : "")}");
        foreach ((string name, AxisGeometry axis) in same ? [("each axis", geometry.Vertical)] : new[] { ("height", geometry.Vertical), ("width", geometry.Horizontal) })
        {
            output.Row(name, FormulaText.EffectiveKernel(axis));
            output.Row("", FormulaText.Output(axis));
            if (axis.Unseen > 0)
                output.Row("", $"the last {axis.Unseen} of the padded input are seen by no window");
        }
        output.Row("output", $"{geometry.OutputChannels} x {geometry.Output.Height} x {geometry.Output.Width}");
        output.Row("sees", Sees(geometry));
        if (layer.Kind != LayerKind.Pooling)
        {
            output.Row("parameters", ParameterText(geometry));
            output.Row("multiply-adds", $"{NumberText.Count(geometry.MultiplyAdds)} for one image");
            output.Row(layer.Kind == LayerKind.Transposed ? "transposes" : "undone by", geometry.HasInverse
                ? Inverse(geometry.Inverse())
                : $"no convolution: output padding {layer.OutputPadding.ToShortString()} is not below stride {layer.Stride.ToShortString()}, and padding {geometry.Pads} does not make up for it");
            if (layer.Kind == LayerKind.Convolution)
                output.Row("", (same ? "" : "height ") + FormulaText.OutputPadding(geometry.Vertical) + (same ? "" : "; width " + FormulaText.OutputPadding(geometry.Horizontal)));
            else
                output.Row("is as direct", Equivalent(geometry));
        }
        output.Row("C#", LayerCode.Of(geometry, CodeLanguage.CSharp).ReplaceLineEndings("\n             "));
        output.Row("Python", LayerCode.Of(geometry, CodeLanguage.Python).ReplaceLineEndings("\n             "));
        if (layer.Kind != LayerKind.Pooling && (matrix || geometry.Input.Area <= PrintedInput))
            MatrixText.Print(output, geometry);
    }

    private static object Data(ConvolutionGeometry geometry)
    {
        LayerSettings layer = geometry.Layer;
        return new
        {
            layer.Kind,
            input = Pair(geometry.Input),
            kernel = Pair(layer.Kernel),
            stride = Pair(layer.Stride),
            padding = geometry.Pads,
            layer.PaddingMode,
            dilation = Pair(layer.Dilation),
            outputPadding = Pair(layer.OutputPadding),
            channels = new { input = layer.InputChannels, output = geometry.OutputChannels, layer.Groups },
            effectiveKernel = Pair(geometry.EffectiveKernel),
            output = Pair(geometry.Output),
            formula = new { height = FormulaText.Output(geometry.Vertical), width = FormulaText.Output(geometry.Horizontal) },
            receptiveField = new { height = ReceptiveField.Identity.Then(geometry.Vertical), width = ReceptiveField.Identity.Then(geometry.Horizontal) },
            geometry.Parameters,
            geometry.MultiplyAdds,
            inverse = geometry.HasInverse ? InverseData(geometry.Inverse()) : null,
            direct = layer.Kind == LayerKind.Transposed ? DirectData(DirectEquivalent.Of(geometry)) : null,
            code = new { csharp = LayerCode.Of(geometry, CodeLanguage.CSharp), python = LayerCode.Of(geometry, CodeLanguage.Python) },
            matrix = layer.Kind != LayerKind.Pooling && geometry.Input.Area <= PrintedInput * 4 && geometry.Output.Area <= PrintedInput * 4 ? MatrixText.Rows(geometry) : null,
        };
    }

    private static object InverseData(ConvolutionGeometry inverse) =>
        new { inverse.Layer.Kind, input = Pair(inverse.Input), output = Pair(inverse.Output), outputPadding = Pair(inverse.Layer.OutputPadding), padding = inverse.Pads };

    private static object DirectData(DirectEquivalent direct) =>
        new { zerosBetween = Pair(direct.Zeros), stretched = Pair(direct.Stretched), padding = direct.Pads, stride = 1, kernel = "turned by 180 degrees" };

    private static object Pair(Size2D size) => new { size.Height, size.Width };

    private static string Kind(LayerSettings layer) => layer.Kind switch
    {
        LayerKind.Transposed => "transposed convolution",
        LayerKind.Pooling => layer.CeilMode ? "pooling (ceil mode)" : "pooling",
        _ => layer.Groups == 1 ? "convolution" : layer.Groups == layer.InputChannels ? "depthwise convolution" : $"convolution in {layer.Groups} groups",
    };

    private static string Padding(ConvolutionGeometry geometry)
    {
        LayerSettings layer = geometry.Layer;
        string rule = layer.Padding.Rule == PaddingRule.Explicit ? geometry.Pads.ToString() : $"{layer.Padding} ({geometry.Pads})";
        return layer.PaddingMode == PaddingMode.Constant ? rule : $"{rule} {layer.PaddingMode.ToString().ToLowerInvariant()}";
    }

    private static string Sees(ConvolutionGeometry geometry)
    {
        (ReceptiveField vertical, ReceptiveField horizontal) = (ReceptiveField.Identity.Then(geometry.Vertical), ReceptiveField.Identity.Then(geometry.Horizontal));
        string size = $"{Math.Floor(vertical.Size + 1e-9):0} x {Math.Floor(horizontal.Size + 1e-9):0} inputs, jump {LabOutput.Brief(vertical.Jump)} x {LabOutput.Brief(horizontal.Jump)}";
        (long top, long bottom) = geometry.Vertical.InputsOf(0);
        (long left, long right) = geometry.Horizontal.InputsOf(0);
        return $"{size}; output (0, 0) sees rows {top} to {bottom}, columns {left} to {right}";
    }

    private static string ParameterText(ConvolutionGeometry geometry)
    {
        LayerSettings layer = geometry.Layer;
        string bias = layer.Bias ? $" + {layer.OutputChannels}" : "";
        return $"{layer.OutputChannels}·{layer.InputChannels}{(layer.Groups > 1 ? $"/{layer.Groups}" : "")}·{layer.Kernel.Height}·{layer.Kernel.Width}{bias} = {NumberText.Count(geometry.Parameters)}";
    }

    private static string Inverse(ConvolutionGeometry inverse) => inverse.Layer.Kind == LayerKind.Transposed
        ? $"transposed convolution, kernel {inverse.Layer.Kernel}, stride {inverse.Layer.Stride}, padding {inverse.Pads}, "
            + $"dilation {inverse.Layer.Dilation}, output padding {inverse.Layer.OutputPadding}: {inverse.Input} -> {inverse.Output}"
            + (inverse.Layer.OutputPadding.Height == inverse.Layer.OutputPadding.Width ? ""
                : " (only as the function conv_transpose2d: the module ConvTranspose2d of TorchSharp has one output padding)")
        : $"the convolution with kernel {inverse.Layer.Kernel}, stride {inverse.Layer.Stride}, padding {inverse.Pads}, dilation {inverse.Layer.Dilation}: {inverse.Input} -> {inverse.Output}";

    private static string Equivalent(ConvolutionGeometry geometry)
    {
        var direct = DirectEquivalent.Of(geometry);
        return $"{direct.Zeros} zeros between the inputs ({direct.Stretched}), padding left {direct.Pads.Left}, right {direct.Pads.Right}, "
            + $"top {direct.Pads.Top}, bottom {direct.Pads.Bottom} (negative crops), kernel turned by 180 degrees, stride 1, dilation {direct.Dilation}";
    }
}
