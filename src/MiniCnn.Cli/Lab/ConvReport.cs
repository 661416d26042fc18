namespace MiniCnn.Cli.Lab;

internal static class ConvReport
{
    public static void Write(CommandContext context, KernelRun run, bool turned, string path, ColorMap? map, ValueRange? range, bool values, bool json)
    {
        (int Height, int Width) size = (run.Image.Height, run.Image.Width);
        if (json)
        {
            context.Output.Json(new
            {
                image = new { run.Image.Name, size.Height, size.Width, channels = run.Image.Planes.Count },
                kernel = run.Set.Kernels.Select(kernel => new { kernel.Name, weights = kernel.Weights.Rows() }),
                operation = turned ? "convolution" : "correlation",
                shape = Sizes(run.Geometry),
                results = run.All.Select(response => new { result = response.ToData(values), clipped = Clipped(response, map, range) }),
                file = path,
            });
            return;
        }
        Output output = context.Output;
        output.Row("image", $"{run.Image.Name}, {size.Height} x {size.Width}, {run.Image.Planes.Count} {(run.Image.Planes.Count == 1 ? "channel" : "channels")}");
        foreach (Kernel kernel in run.Set.Kernels)
            output.Row("kernel", $"{kernel.Name}: {Short(kernel)}{(turned ? " (turned by 180 degrees)" : "")}");
        Formulas(output, run.Geometry);
        Results(output, [.. run.All], response => Clipped(response, map, range), values, path);
    }

    public static void Write(CommandContext context, ScalingRun run, string path, bool values, bool json)
    {
        if (json)
        {
            context.Output.Json(new
            {
                image = new { run.Image.Name, run.Image.Height, run.Image.Width },
                kernel = run.Kernel is { } kernel ? new { kernel.Name, weights = kernel.Weights.Rows() } : null,
                shape = Sizes(run.Geometry),
                flat = run.Board is { } board ? new { board.IsEven, board.Unevenness, board.Min, board.Max } : null,
                results = run.Results.Select(response => response.ToData(values)),
                file = path,
            });
            return;
        }
        Output output = context.Output;
        output.Row("image", $"{run.Image.Name}, {run.Image.Height} x {run.Image.Width}, gray");
        if (run.Kernel is not null)
            output.Row("kernel", $"{run.Kernel.Name}: {Short(run.Kernel)}");
        Formulas(output, run.Geometry);
        if (run.Board is not null)
            output.Row("a flat image", run.Board.IsEven ? "stays flat: no checkerboard"
                : $"becomes {LabOutput.Brief(run.Board.Min)} to {LabOutput.Brief(run.Board.Max)}, uneven by {LabOutput.Brief(run.Board.Unevenness)} of the mean: a checkerboard");
        Results(output, run.Results, response => response.Clipped(), values, path);
    }

    private static object Sizes(ConvolutionGeometry geometry) => new
    {
        input = new { geometry.Input.Height, geometry.Input.Width },
        output = new { geometry.Output.Height, geometry.Output.Width },
        kernel = new { geometry.Layer.Kernel.Height, geometry.Layer.Kernel.Width },
        stride = new { geometry.Layer.Stride.Height, geometry.Layer.Stride.Width },
        padding = geometry.Pads,
        geometry.Layer.PaddingMode,
        dilation = new { geometry.Layer.Dilation.Height, geometry.Layer.Dilation.Width },
        formula = new { height = FormulaText.Output(geometry.Vertical), width = FormulaText.Output(geometry.Horizontal) },
    };

    private static void Formulas(Output output, ConvolutionGeometry geometry)
    {
        output.Row("height", FormulaText.Output(geometry.Vertical));
        output.Row("width", FormulaText.Output(geometry.Horizontal));
        if (geometry.Vertical.Unseen + geometry.Horizontal.Unseen > 0 && geometry.Layer.Kind != LayerKind.Transposed)
            output.Row("", $"the last {geometry.Vertical.Unseen} rows and {geometry.Horizontal.Unseen} columns are seen by no window");
    }

    private static string Short(Kernel kernel) =>
        kernel.Weights.Values.Length <= 49 ? KernelText.Format(kernel.Weights) : $"{kernel.Height} x {kernel.Width}, sum {LabOutput.Brief(kernel.Sum)}";

    private static void Results(Output output, IReadOnlyList<Response> responses, Func<Response, int> clipped, bool values, string path)
    {
        foreach ((Response response, string text) in responses.AsParallel().AsOrdered().Select(response => (response, Text(response))).ToArray())
        {
            output.Row(response == responses[0] ? "result" : "", text);
            if (values)
                output.Numbers(response.Plane);
        }
        output.Row("written", path);

        string Text(Response response) => Statistics(response)
            + (clipped(response) is > 0 and var count ? $"; {count} of {response.Plane.Values.Length} numbers lie outside the scale and are shown in its end colors" : "");
    }

    private static string Statistics(Response response) => response.Meaning == ResponseMeaning.Direction
        ? $"{response.Name}: degrees, clockwise from the right"
        : $"{response.Name}: {LabOutput.Brief(response.Plane.Values.Min())} to {LabOutput.Brief(response.Plane.Values.Max())}, "
            + $"mean {LabOutput.Brief(response.Plane.Values.Average(value => (double)value))}";

    private static int Clipped(Response response, ColorMap? map, ValueRange? range) =>
        response.Meaning == ResponseMeaning.Direction ? 0 : response.Clipped(map, range);
}
