using MiniCnn.Cli.Lab;

namespace MiniCnn.Cli.Commands;

internal static class ConvCommand
{
    private sealed class Symbols
    {
        public Argument<string?> Image { get; } = new("image")
        {
            Description = $"an image file, or a sample: {string.Join(", ", SampleImages.All.Select(sample => sample.Name))} (default scene)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        public Option<string?> Kernel { get; } = new("--kernel", "-k")
        {
            Description = "a name that 'minicnn kernels' lists (sobel, gaussian:7:1.5), a file, or numbers: \"1 0 -1; 2 0 -2; 1 0 -1\" (default sobel)",
            HelpName = "kernel",
        };
        public Option<string?> Size { get; } = new("--size") { Description = "size of the kernel, for a family with sizes, or of the pooling window (3, 2x3)", HelpName = "k" };
        public LayerOptions Layer { get; } = new();
        public Option<string> Channels { get; } = Options.Choice("--channels", "color channels: brightness only, each separately (depthwise), or summed", "gray", "gray", "each", "sum");
        public Option<int?> Groups { get; } = Options.OptionalWhole("--groups", "as in PyTorch: 1 sums the channels, the number of channels is depthwise", 1, 1_000_000);
        public Option<string> Operation { get; } = Options.Choice("--operation", "apply the kernel as it is, or rotated by 180 degrees", "correlation", "correlation", "convolution");
        public Option<bool> Transposed { get; } = new("--transposed") { Description = "transposed convolution (default stride 2), next to nearest, bilinear and a flat image" };
        public Option<string?> Pool { get; } = new("--pool") { Description = "pooling: max or mean of each window instead of a kernel", HelpName = "max|mean" };
        public Option<bool> Ceil { get; } = new("--ceil") { Description = "pooling: round the output size up" };
        public Option<string?> Map { get; } = new("--map") { Description = "colors of results: gray, viridis, diverging (default depends on the result)", HelpName = "map" };
        public Option<string?> Range { get; } =
            new("--range") { Description = "values of the first and last color, such as -1,1 (default depends on the result)", HelpName = "low,high" };
        public Option<string?> Out { get; } = Options.Figure("IMAGE-KERNEL.png here");
        public Option<string?> Result { get; } = new("--result") { Description = "also write the result alone, one pixel per value", HelpName = "file" };
        public Option<bool> Show { get; } = new("--show") { Description = "show original and result in the terminal" };
        public Option<bool> Values { get; } = new("--values") { Description = "print all values of the results" };
        public Option<bool> Json { get; } = Options.Json();
    }

    public static Command Create()
    {
        var symbols = new Symbols();
        var command = new Command("conv", "Applies a kernel to an image: original | kernel | result in one image, with sizes and numbers.")
        {
            symbols.Image, symbols.Kernel, symbols.Size,
        };
        Option[] options = [.. symbols.Layer.All, symbols.Channels, symbols.Groups, symbols.Operation, symbols.Transposed, symbols.Pool, symbols.Ceil, symbols.Map, symbols.Range,
            symbols.Out, symbols.Result, symbols.Show, symbols.Values, symbols.Json];
        foreach (Option option in options)
            command.Add(option);
        return command.Runs((parse, context) =>
        {
            Check(parse, symbols);
            var image = LabImage.Read(parse.GetValue(symbols.Image), context.Images);
            if (parse.GetValue(symbols.Pool) is not null || parse.GetValue(symbols.Transposed))
                Scale(parse, symbols, context, image);
            else
                Apply(parse, symbols, context, image);
            return 0;
        });
    }

    private static void Check(ParseResult parse, Symbols symbols)
    {
        string? rule = parse.GetValue(symbols.Pool);
        bool pool = rule is not null, transposed = parse.GetValue(symbols.Transposed);
        MiniCnnException.ThrowIfAny(
            (pool && transposed, "--pool scales down and --transposed up; expected one of them"),
            (rule is not (null or "max" or "mean"), $"--pool '{rule}' is not known; expected max or mean"),
            (pool && parse.GetValue(symbols.Kernel) is not null, "--pool has a window and no kernel; leave --kernel out, --size sets the window"),
            (!pool && parse.GetValue(symbols.Ceil), "--ceil belongs to --pool"),
            ((pool || transposed) && (parse.GetValue(symbols.Channels) != "gray" || parse.GetValue(symbols.Groups) is not null),
                "--pool and --transposed work on brightness; leave --channels and --groups out"),
            ((pool || transposed) && parse.GetValue(symbols.Operation) == "convolution", "--operation belongs to a plain convolution; leave it out"));
    }

    private static void Apply(ParseResult parse, Symbols symbols, CommandContext context, LabImage image)
    {
        KernelSet set = KernelOf(parse, symbols, "sobel");
        ChannelMode mode = ModeOf(parse, symbols, image);
        (ColorMap? map, ValueRange? range) = ColorsOf(parse, symbols);
        LayerSettings layer = symbols.Layer.Read(parse, new LayerSettings(), 1);
        bool turned = parse.GetValue(symbols.Operation) == "convolution";
        var run = KernelRun.Of(image, set, layer, mode, turned);
        string path = parse.GetValue(symbols.Out) ?? $"{image.Name}-{LabOutput.FileName(set)}.png";
        context.Save(path, KernelSheet.Of(run, map, range), parse.GetValue(symbols.Image), parse.GetValue(symbols.Kernel));
        if (parse.GetValue(symbols.Result) is { } result)
        {
            (Image picture, string? note) = Alone(run, map, range);
            context.Save(result, file => ImageFile.Write(file, picture), parse.GetValue(symbols.Image), parse.GetValue(symbols.Kernel));
            if (note is not null && !parse.GetValue(symbols.Json))
                context.Output.Message(note);
        }
        ConvReport.Write(context, run, turned, path, map, range, parse.GetValue(symbols.Values), parse.GetValue(symbols.Json));
        if (parse.GetValue(symbols.Show) && !parse.GetValue(symbols.Json))
            context.Show(KernelSheet.Small(run, map, range));
    }

    private static void Scale(ParseResult parse, Symbols symbols, CommandContext context, LabImage image)
    {
        ScalingRun run;
        if (parse.GetValue(symbols.Pool) is { } rule)
        {
            Size2D window = parse.GetValue(symbols.Size) is { } text ? Size2D.Parse(text, "--size") : 2;
            LayerSettings layer = symbols.Layer.Read(parse, new LayerSettings { Kind = LayerKind.Pooling, Kernel = window, CeilMode = parse.GetValue(symbols.Ceil) }, window);
            run = ScalingRun.Pool(image, rule == "max" ? PoolingRule.Maximum : PoolingRule.Mean, layer);
        }
        else
        {
            KernelSet set = KernelOf(parse, symbols, "binomial");
            if (set.Kernels.Count > 1)
                throw MiniCnnException.BadUsage(
                    $"'{set.Name}' stands for {set.Kernels.Count} kernels; --transposed takes one of {string.Join(", ", set.Kernels.Select(kernel => kernel.Name))}");
            run = ScalingRun.Transpose(image, set.Kernels[0], symbols.Layer.Read(parse, new LayerSettings { Kind = LayerKind.Transposed }, 2));
        }
        string path = parse.GetValue(symbols.Out) ?? $"{image.Name}-{(run.Kernel is null ? "pooled" : "transposed")}.png";
        context.Save(path, run.ToSheet(), parse.GetValue(symbols.Image), parse.GetValue(symbols.Kernel));
        (ColorMap? map, ValueRange? range) = ColorsOf(parse, symbols);
        if (parse.GetValue(symbols.Result) is { } result)
            context.Save(result, file => ImageFile.Write(file, run.Results[0].Colored(map, range).Image), parse.GetValue(symbols.Image));
        ConvReport.Write(context, run, path, parse.GetValue(symbols.Values), parse.GetValue(symbols.Json));
        if (parse.GetValue(symbols.Show) && !parse.GetValue(symbols.Json))
            context.Show([run.Image.ToImage(), run.Results[0].Colored(map, range).Image]);
    }

    private static KernelSet KernelOf(ParseResult parse, Symbols symbols, string standard)
    {
        string text = parse.GetValue(symbols.Kernel) ?? standard;
        KernelSet set = KernelReader.Read(text);
        if (parse.GetValue(symbols.Size) is not { } size)
            return set;
        var wanted = Size2D.Parse(size, "--size");
        bool hasSizes = set.Family?.Parameters is [{ Name: "size" }, ..];
        if (!hasSizes || wanted.Height != wanted.Width)
        {
            throw MiniCnnException.BadUsage(hasSizes
                ? $"--size {size}: kernels of '{set.Family!.Name}' are square; expected one number"
                : $"--size {size}: the kernel '{set.Name}' is {set.Kernels[0].Height}x{set.Kernels[0].Width} and has no other size; expected a family with sizes, such as gaussian or sobel");
        }
        if (text.Contains(':', StringComparison.Ordinal))
            throw MiniCnnException.BadUsage($"--size {size} and the size in '{text}' say the same twice; expected one of them");
        return KernelCatalog.Get($"{text}:{size}");
    }

    private static ChannelMode ModeOf(ParseResult parse, Symbols symbols, LabImage image)
    {
        string word = parse.GetValue(symbols.Channels)!;
        if (parse.GetValue(symbols.Groups) is not { } groups)
            return Enum.Parse<ChannelMode>(word, ignoreCase: true);
        int channels = image.Planes.Count;
        if (word != "gray")
            throw MiniCnnException.BadUsage("--channels and --groups say the same; expected one of them");
        if (channels % groups != 0)
            throw MiniCnnException.BadUsage($"--groups {groups} does not divide the {channels} channels of {image.Name}; expected 1 or {channels}");
        return groups == 1 ? ChannelMode.Sum : ChannelMode.Each;
    }

    private static (ColorMap? Map, ValueRange? Range) ColorsOf(ParseResult parse, Symbols symbols)
    {
        ColorMap? map = parse.GetValue(symbols.Map) is { } name ? ColorMap.Get(name) : null;
        if (parse.GetValue(symbols.Range) is not { } text)
            return (map, null);
        string[] parts = text.Split(',');
        if (parts.Length == 2 && float.TryParse(parts[0], out float low) && float.TryParse(parts[1], out float high) && low < high && float.IsFinite(high - low))
            return (map, new(low, high));
        throw MiniCnnException.BadUsage($"--range '{text}' is not understood; expected two numbers, the smaller first, such as -1,1");
    }

    private static (Image Image, string? Note) Alone(KernelRun run, ColorMap? map, ValueRange? range)
    {
        if (run.Combined.Count == 0 && KernelSheet.Color(run.Each[0], map, range) is { } color)
            return (color.Image, color.Clipped > 0 ? $"{color.Clipped} numbers outside 0 to 1 became black or full" : null);
        Response response = run.Combined.Count > 0 ? run.Combined[0] : run.Each[0][0];
        ColorMapping colored = response.Colored(map, range);
        return (colored.Image, colored.Clipped > 0 ? colored.Warning : null);
    }
}
