using MiniCnn.Cli.Lab;
using Spectre.Console;

namespace MiniCnn.Cli.Commands;

internal static class KernelsCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name")
        {
            Description = "a kernel or family (sobel, sobel-x, gaussian:7:1.5), a file, or numbers \"1 0 -1; 2 0 -2; 1 0 -1\"; without it all are listed",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var image = new Option<string?>("--image") { Description = "image to apply it to: a file or a sample (default scene)", HelpName = "image" };
        Option<string?> output = Options.Figure("kernel-NAME.png; none for the whole catalog");
        var show = new Option<bool>("--show") { Description = "show the result in the terminal" };
        Option<bool> json = Options.Json();
        return new Command(
            "kernels", "Shows the hand-made kernels: weights, source, separability, frequency response, effect.") { name, image, output, show, json }.Runs((parse, context) =>
        {
            string? file = parse.GetValue(output);
            if (parse.GetValue(name) is { } wanted)
            {
                KernelSet set = KernelReader.Read(wanted);
                var picture = LabImage.Read(parse.GetValue(image), context.Images);
                if (file is not null || !parse.GetValue(json))
                    context.Save(file ?? DefaultName(set), KernelFigures.Of(set, picture), parse.GetValue(image), wanted);
                if (parse.GetValue(json))
                    context.Output.Json(Data(set, file));
                else
                    Print(context, set, file ?? DefaultName(set));
                if (parse.GetValue(show) && !parse.GetValue(json))
                    context.Show(KernelSheet.Small(KernelRun.Of(
                        picture, set, new() { Padding = MiniCnn.Convolution.Padding.Half, PaddingMode = PaddingMode.Replicate }, ChannelMode.Gray, false), null, null));
                return 0;
            }
            if (file is not null)
                context.Save(file, KernelFigures.Catalog(LabImage.Read(parse.GetValue(image), context.Images)), parse.GetValue(image));
            List(context, parse.GetValue(json));
            if (file is not null && !parse.GetValue(json))
                context.Output.Row("written", file);
            return 0;
        });
    }

    private static void List(CommandContext context, bool json)
    {
        if (json)
        {
            context.Output.Json(KernelCatalog.Families.Select(family => new
            {
                family.Name,
                family.Title,
                family.Summary,
                family.Description,
                family.Source,
                members = Names(family),
                parameters = family.Parameters.Select(p => new { p.Name, p.Meaning, p.Default, p.Min, p.Max }),
            }));
            return;
        }
        Table table = Output.Table(["kernel", "numbers after it", "what it does"]);
        foreach (KernelFamily family in KernelCatalog.Families)
            table.AddRow(Markup.Escape(Names(family)), Markup.Escape(string.Concat(family.Parameters.Select(parameter => ":" + parameter.Name))), Markup.Escape(family.Summary));
        context.Output.Page.Write(table);
    }

    private static string Names(KernelFamily family) =>
        family.Members.Count == 1 ? family.Name : $"{family.Name} ({string.Join(", ", family.Members.Select(member => $"{family.Name}-{member}"))})";

    private static void Print(CommandContext context, KernelSet set, string file)
    {
        Output output = context.Output;
        output.Row("name", set.Name);
        if (set.Family is { } family)
        {
            output.Row("title", family.Title);
            output.Row("does", family.Summary);
            output.Row("how", family.Description);
            foreach (KernelParameter parameter in family.Parameters)
                output.Row("number", $"{parameter.Range}: {parameter.Meaning}");
        }
        output.Row("source", set.Kernels[0].Source);
        foreach (Kernel kernel in set.Kernels)
        {
            var separation = Separation.Of(kernel.Weights);
            Plane response = FrequencyResponse.Of(kernel.Weights);
            output.Line();
            output.Row(kernel.Name, $"{kernel.Height} x {kernel.Width}, sum {LabOutput.Brief(kernel.Sum)}, "
                + $"an image of 0 to 1 becomes {LabOutput.Brief(kernel.Range.Min)} to {LabOutput.Brief(kernel.Range.Max)}");
            Weights(output, kernel);
            output.Row("separable", separation.IsSeparable
                ? $"yes: column {Vector(separation.Column)} times row {Vector(separation.Row)}, {kernel.Height + kernel.Width} products a pixel instead of {kernel.Weights.Values.Length}"
                : $"no: rank {separation.Rank}; the best column times row holds {separation.Share:0.0%} of its energy");
            output.Row("frequencies", $"flat images x {LabOutput.Brief(response[32, 32])}, finest upright stripes x {LabOutput.Brief(response[32, 0])}, "
                + $"level stripes x {LabOutput.Brief(response[0, 32])}, checks x {LabOutput.Brief(response[0, 0])}, at most x {LabOutput.Brief(response.Values.Max())}");
        }
        output.Line();
        output.Row("written", file);
    }

    private static void Weights(Output output, Kernel kernel)
    {
        if (kernel.Width > 15)
        {
            output.Row("weights", $"{kernel.Weights.Values.Length} numbers, too wide to print; --json has them");
            return;
        }
        int divisor = KernelText.Divisor(kernel.Weights);
        string[] texts = [.. kernel.Weights.Values.Select(weight => KernelText.Number(weight, divisor))];
        int width = texts.Max(text => text.Length);
        for (int row = 0; row < kernel.Height; row++)
            output.Row(row == 0 ? divisor > 1 ? $"weights 1/{divisor}" : "weights" : "",
                string.Join(' ', texts.Skip(row * kernel.Width).Take(kernel.Width).Select(text => text.PadLeft(width))));
    }

    private static object Data(KernelSet set, string? file) => new
    {
        set.Name,
        set.Family?.Title,
        set.Family?.Summary,
        set.Family?.Description,
        set.Kernels[0].Source,
        set.Combination,
        kernels = set.Kernels.Select(kernel =>
        {
            var separation = Separation.Of(kernel.Weights);
            return new
            {
                kernel.Name,
                kernel.Height,
                kernel.Width,
                weights = kernel.Weights.Rows(),
                kernel.Sum,
                range = new { kernel.Range.Min, kernel.Range.Max },
                separable = separation.IsSeparable,
                separation.Share,
                separation.Rank,
                separation.Column,
                separation.Row,
                response = FrequencyResponse.Of(kernel.Weights).Rows(),
            };
        }),
        file,
    };

    private static string Vector(double[] values) => $"[{string.Join(' ', values.Select(value => value.ToString("0.###", CultureInfo.InvariantCulture)))}]";

    private static string DefaultName(KernelSet set) => $"kernel-{LabOutput.FileName(set)}.png";
}
