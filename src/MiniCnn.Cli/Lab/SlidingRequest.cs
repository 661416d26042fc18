namespace MiniCnn.Cli.Lab;

internal static class SlidingRequest
{
    public static (SlidingWindow Window, string Name, string Title) Read(string[] words, string? input, string? kernel, bool mean, bool scatters, int seed)
    {
        bool named = words.Length == 1 && !LayerText.IsWord(words[0]);
        NamedAnimation? animation = named ? NamedAnimation.Get(words[0]) : null;
        LayerText? text = named ? null : LayerText.Parse(words);
        if (text?.Output is not null)
            throw MiniCnnException.BadUsage($"the output follows from the rest: leave 'o{text.Output.Value.ToShortString()}' out");
        LayerSettings layer = animation?.Layer ?? text!.Layer with { Bias = false };
        Plane[]? image = input is null ? null : [.. input.Split('|').Select(KernelText.Parse)];
        Size2D size = image is not null
            ? SizeOf(image, animation?.InputSize ?? text!.Input)
            : animation?.InputSize ?? text!.Input ?? throw MiniCnnException.BadUsage("the input's size is missing; expected i with a number, such as i5, or --input with numbers");
        if (image is not null)
            layer = layer with { InputChannels = image.Length, OutputChannels = layer.Groups > 1 ? image.Length : layer.OutputChannels };
        PoolingRule rule = mean ? PoolingRule.Mean : animation?.Rule ?? PoolingRule.Maximum;
        MiniCnnException.ThrowIfAny(
            (layer.Kind == LayerKind.Pooling && kernel is not null, "a pool has a window and no kernel; leave --kernel out"),
            (layer.Kind != LayerKind.Pooling && mean, "--mean belongs to a pool"),
            (layer.Kind != LayerKind.Transposed && scatters, "--scatters belongs to a transposed convolution"));
        KernelWeights? weights = null;
        if (kernel is not null)
        {
            Kernel one = KernelReader.Read(kernel).Single(kernel);
            Size2D own = new(one.Height, one.Width);
            if (text is not null && text.Given.Contains('k') && layer.Kernel != own)
                throw MiniCnnException.BadUsage($"the kernel is {own}, but k{layer.Kernel.ToShortString()} was given; leave it out");
            layer = layer with { Kernel = own };
            weights = WeightsOf(layer, one.Weights);
        }
        SlidingWindow window = SampleNumbers.Window(layer, size, rule, seed, scatters, image, weights);
        string name = animation?.Name ?? string.Join('-', words).Replace(',', '_');
        return (window, name, animation?.Title ?? LabOutput.Name(layer.Kind, capital: true));
    }

    public static object ToData(SlidingWindow window, string title, string? path) => new
    {
        title,
        window.Kind,
        input = window.Input.Select(plane => plane.Rows()),
        shown = window.Shown.Planes.Select(plane => plane.Rows()),
        kernel = window.Kernel?.Weights.Select(row => row.Select(plane => plane.Rows())),
        output = window.Output.Select(plane => plane.Rows()),
        formula = new { height = FormulaText.Output(window.Geometry.Vertical), width = FormulaText.Output(window.Geometry.Horizontal) },
        positions = window.Frames.Select(frame => new
        {
            frame.Channel,
            frame.Row,
            frame.Column,
            frame.Result,
            terms = frame.Terms.Select(term => new { term.Channel, term.Row, term.Column, term.Value, term.Weight }),
        }),
        file = path,
    };

    private static Size2D SizeOf(Plane[] image, Size2D? given)
    {
        Size2D size = new(image[0].Height, image[0].Width);
        if (Array.Exists(image, plane => plane.Height != size.Height || plane.Width != size.Width))
            throw MiniCnnException.BadUsage("the channels of --input differ in size; expected one size for all");
        return given is { } other && other != size ? throw MiniCnnException.BadUsage($"--input is {size}, but i{other.ToShortString()} was given; leave one of them out") : size;
    }

    private static KernelWeights WeightsOf(LayerSettings layer, Plane kernel)
    {
        if (layer.Groups < 1)
            throw MiniCnnException.BadUsage($"groups {layer.Groups} is out of range; expected 1 or more");
        bool transposed = layer.Kind == LayerKind.Transposed;
        int rows = transposed ? layer.InputChannels : layer.OutputChannels, columns = (transposed ? layer.OutputChannels : layer.InputChannels) / layer.Groups;
        return new([.. Enumerable.Range(0, Math.Max(rows, 1)).Select(_ => (IReadOnlyList<Plane>)[.. Enumerable.Repeat(kernel, Math.Max(columns, 1))])]);
    }
}
