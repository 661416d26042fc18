using System.Globalization;

namespace MiniCnn.Convolution;

/// <summary>A layer as source code: TorchSharp for C#, PyTorch for Python. What a layer cannot say (pads that differ, a padding value) becomes a call of pad before it.</summary>
public static class LayerCode
{
    /// <summary>C# with TorchSharp, one statement a line; <c>x</c> is the input [n, c, h, w].</summary>
    public static string TorchSharp(ConvolutionGeometry geometry) => string.Join('\n', Lines(geometry, new CSharp()));

    /// <summary>Python with PyTorch, one statement a line; <c>x</c> is the input [n, c, h, w].</summary>
    public static string PyTorch(ConvolutionGeometry geometry) => string.Join('\n', Lines(geometry, new Python()));

    private static IEnumerable<string> Lines(ConvolutionGeometry geometry, Language language)
    {
        LayerSettings layer = geometry.Layer;
        Pads pads = geometry.Pads;
        bool even = pads.Left == pads.Right && pads.Top == pads.Bottom;
        // A transposed layer's pads crop its output: where they differ the crop comes after it.
        bool before = layer.Kind != LayerKind.Transposed && (!even || layer.PaddingValue is not (null or 0));
        bool after = layer.Kind == LayerKind.Transposed && !even;
        Size2D inside = before || after ? 0 : new Size2D(pads.Top, pads.Left);
        if (before)
            yield return language.Pad(pads, layer.PaddingMode, layer.Kind == LayerKind.Pooling ? double.NegativeInfinity : layer.PaddingValue ?? 0);
        yield return language.Make(layer, inside, before ? PaddingMode.Constant : layer.PaddingMode);
        yield return language.Call(geometry, inside);
        if (after)
            yield return language.Crop(pads);
    }

    private abstract class Language
    {
        public abstract string Pad(Pads pads, PaddingMode mode, double value);

        public abstract string Crop(Pads pads);

        public abstract string Make(LayerSettings layer, Size2D padding, PaddingMode mode);

        public string Call(ConvolutionGeometry geometry, Size2D padding)
        {
            string shape(Size2D size, int channels) => string.Create(CultureInfo.InvariantCulture, $"[n, {channels}, {size.Height}, {size.Width}]");
            return $"{Run(geometry.Layer, padding)}{Comment($"{shape(geometry.Input, geometry.Layer.InputChannels)} -> {shape(geometry.Output, geometry.OutputChannels)}")}";
        }

        /// <summary>The statement that makes y of x.</summary>
        protected abstract string Run(LayerSettings layer, Size2D padding);

        protected abstract string Comment(string text);

        protected static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

        protected static string Pair(Size2D size) => size.Height == size.Width ? Number(size.Height) : $"({size.Height}, {size.Width})";

        /// <summary>Arguments that differ from their defaults, by name.</summary>
        protected static string Named(string equals, params (string Name, bool Given, string Text)[] arguments) =>
            string.Concat(arguments.Where(argument => argument.Given).Select(argument => $", {argument.Name}{equals}{argument.Text}"));

        protected static string Class(LayerKind kind) => kind switch
        {
            LayerKind.Transposed => "ConvTranspose2d",
            LayerKind.Pooling => "MaxPool2d",
            _ => "Conv2d",
        };
    }

    private sealed class Python : Language
    {
        public override string Pad(Pads pads, PaddingMode mode, double value) =>
            $"x = torch.nn.functional.pad(x, ({pads.Left}, {pads.Right}, {pads.Top}, {pads.Bottom}){(mode == PaddingMode.Constant
                ? value == 0 ? "" : $", value={(double.IsFinite(value) ? Number(value) : "float('-inf')")}"
                : $", mode='{mode.ToString().ToLowerInvariant()}'")})";

        public override string Crop(Pads pads) => $"y = torch.nn.functional.pad(y, ({-pads.Left}, {-pads.Right}, {-pads.Top}, {-pads.Bottom}))";

        public override string Make(LayerSettings layer, Size2D padding, PaddingMode mode)
        {
            string first = layer.Kind == LayerKind.Pooling ? $"kernel_size={Pair(layer.Kernel)}" : $"{layer.InputChannels}, {layer.OutputChannels}, kernel_size={Pair(layer.Kernel)}";
            return $"layer = torch.nn.{Class(layer.Kind)}({first}{Named("=",
                ("stride", layer.Kind == LayerKind.Pooling ? layer.Stride != layer.Kernel : layer.Stride != Size2D.Square(1), Pair(layer.Stride)),
                ("padding", padding != Size2D.Square(0), Pair(padding)),
                ("output_padding", layer.OutputPadding != Size2D.Square(0), Pair(layer.OutputPadding)),
                ("dilation", layer.Dilation != Size2D.Square(1), Pair(layer.Dilation)),
                ("groups", layer.Groups != 1, Number(layer.Groups)),
                ("bias", layer.Kind != LayerKind.Pooling && !layer.Bias, "False"),
                ("padding_mode", mode != PaddingMode.Constant, $"'{mode.ToString().ToLowerInvariant()}'"),
                ("ceil_mode", layer.CeilMode, "True"))})";
        }

        protected override string Run(LayerSettings layer, Size2D padding) => "y = layer(x)";

        protected override string Comment(string text) => "  # " + text;
    }

    private sealed class CSharp : Language
    {
        public override string Pad(Pads pads, PaddingMode mode, double value) =>
            $"x = torch.nn.functional.pad(x, new long[] {{ {pads.Left}, {pads.Right}, {pads.Top}, {pads.Bottom} }}{(mode == PaddingMode.Constant
                ? value == 0 ? "" : $", PaddingModes.Constant, {(double.IsFinite(value) ? Number(value) : "double.NegativeInfinity")}"
                : $", PaddingModes.{mode}")});";

        public override string Crop(Pads pads) => $"y = torch.nn.functional.pad(y, new long[] {{ {-pads.Left}, {-pads.Right}, {-pads.Top}, {-pads.Bottom} }});";

        public override string Make(LayerSettings layer, Size2D padding, PaddingMode mode)
        {
            // TorchSharp has one overload for numbers and one for pairs: all or none are pairs.
            bool square = new[] { layer.Kernel, layer.Stride, layer.Dilation, layer.OutputPadding, padding }.All(size => size.Height == size.Width);
            string Size(Size2D size) => square ? Number(size.Height) : $"({size.Height}, {size.Width})";
            string first = layer.Kind == LayerKind.Pooling ? Size(layer.Kernel) : $"{layer.InputChannels}, {layer.OutputChannels}, {Size(layer.Kernel)}";
            return $"var layer = torch.nn.{Class(layer.Kind)}({first}{Named(": ",
                ("stride", layer.Kind == LayerKind.Pooling ? layer.Stride != layer.Kernel : layer.Stride != Size2D.Square(1), Size(layer.Stride)),
                ("padding", padding != Size2D.Square(0), Size(padding)),
                ("output_padding", layer.OutputPadding != Size2D.Square(0) && !UnevenOutputPadding.Is(layer.OutputPadding), Size(layer.OutputPadding)),
                ("dilation", layer.Dilation != Size2D.Square(1), Size(layer.Dilation)),
                ("padding_mode", mode != PaddingMode.Constant, $"PaddingModes.{mode}"),
                ("groups", layer.Groups != 1, Number(layer.Groups)),
                ("bias", layer.Kind != LayerKind.Pooling && !layer.Bias, "false"),
                ("ceil_mode", layer.CeilMode, "true"))});";
        }

        protected override string Run(LayerSettings layer, Size2D padding) => UnevenOutputPadding.Is(layer.OutputPadding)
            ? $"var y = torch.{UnevenOutputPadding.Call("layer", layer, padding)};"
            : "var y = layer.call(x);";

        protected override string Comment(string text) => "  // " + text;
    }
}
