namespace MiniCnn.Cli.Lab;

internal sealed class LayerOptions
{
    private readonly Option<string?> _stride = Text("--stride", "step of the window: 2, or height x width (2x1); default 1", "s");
    private readonly Option<string?> _padding = Text("--padding", "1, 1x2 (height x width), 1,1,0,2 (left,right,top,bottom), valid, same, half, full, causal, tf-same", "p", "valid");
    private readonly Option<string> _mode = Options.Choice("--padding-mode", "how the image is padded", "constant", "constant", "reflect", "replicate", "circular");
    private readonly Option<double?> _value = Options.OptionalReal("--padding-value", "value of constant padding (default 0)", -1e6, 1e6);
    private readonly Option<string?> _dilation = Text("--dilation", "distance between the kernel's weights: 2, or 2x1; default 1", "d");
    private readonly Option<string?> _outputPadding = Text("--output-padding", "extra rows and columns of a transposed convolution; default 0", "a");

    public IEnumerable<Option> All => [_stride, _padding, _mode, _value, _dilation, _outputPadding];

    /// <summary>The settings; everything that cannot be read is reported at once.</summary>
    public LayerSettings Read(ParseResult parse, LayerSettings start, Size2D defaultStride)
    {
        var wrong = new List<string>();
        T Try<T>(Func<T> read, T otherwise)
        {
            try
            {
                return read();
            }
            catch (MiniCnnException error) when (error.Kind == ErrorKind.Usage)
            {
                wrong.Add(error.Message);
                return otherwise;
            }
        }
        Size2D Pair(Option<string?> option, Size2D otherwise) => parse.GetValue(option) is { } text ? Try(() => Size2D.Parse(text, option.Name), otherwise) : otherwise;
        LayerSettings layer = start with
        {
            Stride = Pair(_stride, defaultStride),
            Padding = Try(() => Padding.Parse(parse.GetValue(_padding)!), Padding.Valid),
            PaddingMode = Enum.Parse<PaddingMode>(parse.GetValue(_mode)!, ignoreCase: true),
            PaddingValue = parse.GetValue(_value),
            Dilation = Pair(_dilation, 1),
            OutputPadding = Pair(_outputPadding, 0),
        };
        return wrong.Count == 0 ? layer : throw MiniCnnException.BadUsage(string.Join("; ", wrong));
    }

    private static Option<string?> Text(string name, string description, string help, string? standard = null) =>
        new(name) { Description = description, HelpName = help, DefaultValueFactory = standard is null ? null : _ => standard };
}
