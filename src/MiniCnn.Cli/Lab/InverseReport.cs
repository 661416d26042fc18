using Spectre.Console;

namespace MiniCnn.Cli.Lab;

internal static class InverseReport
{
    public static void Write(CommandContext context, LayerText text, Size2D input, Size2D output, int limit, bool json)
    {
        LayerSettings layer = text.Layer;
        // An answer holds for both axes where the sizes are square, else each axis has its own.
        bool square = input.Height == input.Width && output.Height == output.Width && new[] { layer.Kernel, layer.Stride, layer.Dilation }.All(size => size.Height == size.Width);
        (string Name, Axis Axis)[] axes = square ? [("each axis", Axis.Height)] : [("height", Axis.Height), ("width", Axis.Width)];
        var answers = axes.Select(axis => (axis.Name, Limits: LimitsOf(text, axis.Axis), Found: Answers(text, axis.Axis, input.Along(axis.Axis), output.Along(axis.Axis)))).ToList();
        if (answers.Find(axis => axis.Found.Count == 0) is { Name: not null } none)
        {
            throw MiniCnnException.BadUsage(
                $"no {LabOutput.Name(layer.Kind)} with {Searched(text, none.Limits)} leads from {input} to {output} ({none.Name}); "
                + $"{(output.Area > input.Area && layer.Kind == LayerKind.Convolution ? "try 'transposed'" : "give less, or other sizes")}");
        }
        if (json)
        {
            context.Output.Json(answers.Select(axis => new
            {
                axis = axis.Name,
                axis.Found.Count,
                searched = Searched(text, axis.Limits),
                answers = axis.Found.Take(limit).Select(a => new { a.Kernel, a.Stride, padding = a.Before, a.Dilation, a.OutputPadding, formula = FormulaText.Output(a) }),
            }));
            return;
        }
        foreach ((string name, InverseShape.Limits limits, List<AxisGeometry> found) in answers)
        {
            string title = $"{LabOutput.Name(layer.Kind)}, {name}: {found.Count} ways from {found[0].Input} to {found[0].Output} with {Searched(text, limits)}";
            Print(context, title, found, limit, layer.Kind);
        }
    }

    /// <summary>What the search tried: "kernel 1 to 11, stride 2, padding 0 to 5 on both sides, dilation 1 to 3".</summary>
    private static string Searched(LayerText text, InverseShape.Limits limits)
    {
        string Part(char letter, string name, int min, int max) => text.Given.Contains(letter) ? $"{name} {max}" : $"{name} {min} to {max}";
        string padding = text.Given.Contains('p') ? $"padding {text.Layer.Padding}" : $"padding 0 to {limits.Padding} on both sides";
        string dilation = text.Layer.Kind == LayerKind.Pooling && !text.Given.Contains('d') ? "dilation 1" : Part('d', "dilation", 1, limits.Dilation);
        return $"{Part('k', "kernel", 1, limits.Kernel)}, {Part('s', "stride", 1, limits.Stride)}, {padding}, {dilation}"
            + (text.Given.Contains('a') ? $", output padding {text.Layer.OutputPadding.ToShortString()}" : "");
    }

    private static InverseShape.Limits LimitsOf(LayerText text, Axis axis)
    {
        LayerSettings layer = text.Layer;
        IReadOnlySet<char> given = text.Given;
        var limits = new InverseShape.Limits();
        int dilation = Math.Clamp(layer.Dilation.Along(axis), 1, 256);
        limits = limits with
        {
            Kernel = given.Contains('k') ? Math.Clamp(layer.Kernel.Along(axis), 1, 1024) : limits.Kernel,
            Stride = given.Contains('s') ? Math.Clamp(layer.Stride.Along(axis), 1, 1024) : limits.Stride,
            Dilation = given.Contains('d') ? dilation : limits.Dilation,
            MinDilation = given.Contains('d') ? dilation : 1,
            Padding = given.Contains('p') && layer.Padding.Rule == PaddingRule.Explicit ? Math.Clamp(layer.Padding.Amount.Along(axis).Before, 0, 1024) : limits.Padding,
        };
        return given.Contains('p') && layer.Padding.Rule is PaddingRule.Half or PaddingRule.Full or PaddingRule.Same
            ? limits with { Padding = limits.Kernel * limits.Dilation }
            : limits;
    }

    private static List<AxisGeometry> Answers(LayerText text, Axis axis, int input, int output)
    {
        LayerSettings layer = text.Layer;
        IReadOnlySet<char> given = text.Given;
        return [.. InverseShape.Find(layer.Kind, input, output, LimitsOf(text, axis), Fits)];

        bool Fits(AxisGeometry answer) =>
            (!given.Contains('k') || answer.Kernel == layer.Kernel.Along(axis)) && (!given.Contains('s') || answer.Stride == layer.Stride.Along(axis))
            && (!given.Contains('d') || answer.Dilation == layer.Dilation.Along(axis)) && (!given.Contains('a') || answer.OutputPadding == layer.OutputPadding.Along(axis))
            && (!given.Contains('p') || layer.Padding.Along(axis, input, (int)answer.EffectiveKernel, answer.Stride) == (answer.Before, answer.After));
    }

    private static void Print(CommandContext context, string title, List<AxisGeometry> found, int limit, LayerKind kind)
    {
        context.Output.Line(title);
        Table table = Output.Table(["kernel", "stride", "padding", "dilation", .. kind == LayerKind.Transposed ? ["output padding"] : Array.Empty<string>(), "worked through"]);
        foreach (AxisGeometry answer in found.Take(limit))
        {
            var cells = new List<string> { $"{answer.Kernel}", $"{answer.Stride}", $"{answer.Before}", $"{answer.Dilation}" };
            if (kind == LayerKind.Transposed)
                cells.Add($"{answer.OutputPadding}");
            cells.Add(FormulaText.Output(answer));
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }
        context.Output.Page.Write(table);
        if (found.Count > limit)
            context.Output.Line($"and {found.Count - limit} more: --limit {found.Count} shows all");
    }
}
