namespace MiniCnn.Convolution;

internal sealed class SlidingLayout
{
    public const double Margin = 16;
    public const double SumSize = 13;
    private const double ColumnGap = 44;
    private const double RowGap = 14;

    public SlidingLayout(SlidingWindow window, SlidingOptions options)
    {
        (Window, Options) = (window, options);
        ConvolutionGeometry geometry = window.Geometry;
        bool scatters = window.Kind == SlidingKind.TransposedAsScatters;
        // Scatters may fall outside the output, where the padding crops: the grid shows them too.
        OutputTop = scatters ? geometry.Pads.Top : 0;
        OutputLeft = scatters ? geometry.Pads.Left : 0;
        OutputRows = scatters ? (int)Math.Max(
            ((geometry.Input.Height - 1L) * geometry.Layer.Stride.Height) + geometry.EffectiveKernel.Height, OutputTop + geometry.Output.Height) : geometry.Output.Height;
        OutputColumns = scatters ? (int)Math.Max(
            ((geometry.Input.Width - 1L) * geometry.Layer.Stride.Width) + geometry.EffectiveKernel.Width, OutputLeft + geometry.Output.Width) : geometry.Output.Width;
        Size2D kernel = window.Kernel?.Size ?? new Size2D(0, 0);
        int rows = Math.Max(window.Input.Count * window.Shown.Height, window.Output.Count * OutputRows);
        int columns = window.Shown.Width + kernel.Width + OutputColumns;
        Cell = options.CellPixels > 0 ? options.CellPixels : Math.Clamp(Math.Min(760 / columns, 620 / rows), options.Numbers ? 20 : 8, 40);
        InputX = Margin;
        KernelX = InputX + (window.Shown.Width * Cell) + ColumnGap;
        OutputX = kernel.Width == 0 ? KernelX : KernelX + Math.Max(kernel.Width * Cell, 44) + ColumnGap;
        Right = OutputX + (OutputColumns * Cell);
        Top = Margin + (options.Title.Length > 0 ? 26 : 0) + 20;
        InputStep = (window.Shown.Height * Cell) + RowGap;
        OutputStep = (OutputRows * Cell) + RowGap;
        GridHeight = Math.Max((window.Input.Count * InputStep) - RowGap, (window.Output.Count * OutputStep) - RowGap);
        SumY = Top + GridHeight + 26;
        double text = Math.Max(Math.Max(TextMeasure.Width(Caption, 11.5), TextMeasure.Width(options.Title, 15.5, true)), options.Numbers ? 320 : 0);
        Width = Math.Ceiling(Math.Max(Right, Margin + text) + Margin);
        SumLines = options.Numbers ? window.Frames.Select(frame => SlidingCaptions.Sum(window, frame, Width - (2 * Margin)).Count).Max() : 0;
        Height = Math.Ceiling(SumLines > 0 ? SumY - 4 + (SumLines * SumSize * 1.35) + 6 : Top + GridHeight + Margin);
    }

    public SlidingWindow Window { get; }
    public SlidingOptions Options { get; }
    public double Cell { get; }
    public double InputX { get; }
    public double KernelX { get; }
    public double OutputX { get; }
    public double Right { get; }
    public double Top { get; }
    public double InputStep { get; }
    public double OutputStep { get; }
    public double GridHeight { get; }
    public double SumY { get; }
    public int SumLines { get; }
    public double Width { get; }
    public double Height { get; }
    public int OutputRows { get; }
    public int OutputColumns { get; }

    /// <summary>Row of the grid where the output begins; more than 0 where scatters are cropped.</summary>
    public int OutputTop { get; }
    public int OutputLeft { get; }

    /// <summary>The layer in words.</summary>
    public string Caption
    {
        get
        {
            (LayerSettings layer, ConvolutionGeometry geometry) = (Window.Geometry.Layer, Window.Geometry);
            string mode = layer.PaddingMode == PaddingMode.Constant ? "" : " " + layer.PaddingMode.ToString().ToLowerInvariant();
            (bool Said, string Text)[] parts =
            [
                (true, $"input {geometry.Input}, {(Window.Kernel is null ? "window" : "kernel")} {layer.Kernel}, stride {layer.Stride.ToShortString()}"),
                (geometry.Pads != Pads.None, $"padding {geometry.Pads}{mode}"),
                (layer.Dilation != Size2D.Square(1), $"dilation {layer.Dilation.ToShortString()}"),
                (layer.OutputPadding != Size2D.Square(0), $"output padding {layer.OutputPadding.ToShortString()}"),
                (layer.Groups > 1, string.Create(CultureInfo.InvariantCulture, $"groups {layer.Groups}")),
            ];
            return $"{string.Join(", ", parts.Where(part => part.Said).Select(part => part.Text))} → output {geometry.Output}".Replace('x', '×');
        }
    }

    /// <summary>Grids that are lower than the tallest column of grids are centered.</summary>
    public double InputY(int channel) => Top + ((GridHeight - ((Window.Input.Count * InputStep) - RowGap)) / 2) + (channel * InputStep);
    public double OutputY(int channel) => Top + ((GridHeight - ((Window.Output.Count * OutputStep) - RowGap)) / 2) + (channel * OutputStep);
    public double KernelY(int inputChannel) => InputY(inputChannel) + (((Window.Shown.Height - Window.Kernel!.Size.Height) * Cell) / 2);
}
