using Spectre.Console;

namespace MiniCnn.Cli.Commands;

internal static class ModelCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name")
        {
            Description = $"a preset ({string.Join(", ", Presets.All.Select(preset => preset.Name))}) or an architecture file; without it the presets are listed",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> json = Options.Json();
        var text = new Option<bool>("--text") { Description = "print the architecture's canonical text" };
        var code = new Option<string?>("--code") { Description = "print it as source code (csharp for TorchSharp, python for PyTorch)", HelpName = "language" };
        code.CompletionSources.Add(Languages.Keys.ToArray());
        code.Validators.Add(Options.OneOf(code.Name, Languages.Keys));
        var input = new Option<string?>("--input") { Description = "input size of a preset (default 1x28x28)", HelpName = "CxHxW" };
        Option<int?> classes = Options.OptionalWhole("--classes", "number of classes of a preset (default 10)", min: 1, max: 65_536);
        return new Command("model", "Shows an architecture: shapes, parameters, multiply-adds and receptive field of every layer.")
        {
            name, input, classes, json, text, code,
        }.Runs((parse, context) =>
        {
            if (parse.GetValue(name) is not { } chosen)
            {
                List(context.Output, parse.GetValue(json));
                return 0;
            }
            Architecture architecture = Choose(chosen, parse.GetValue(input), parse.GetValue(classes));
            if (parse.GetValue(code) is { } language)
                context.Output.Out.Write(SourceCode.Of(architecture, Languages[language]));
            else if (parse.GetValue(text))
                context.Output.Out.Write(architecture.ToString());
            else
                Write(context.Output, architecture, parse.GetValue(json));
            return 0;
        });
    }

    /// <summary>The table of an architecture's layers with their costs, or the same as JSON.</summary>
    public static void Write(Output output, Architecture architecture, bool json)
    {
        if (json)
            output.Json(Data(ModelSummary.Of(architecture)));
        else
            Print(output, ModelSummary.Of(architecture));
    }

    private static Dictionary<string, CodeLanguage> Languages { get; } = new() { ["csharp"] = CodeLanguage.CSharp, ["python"] = CodeLanguage.Python };

    private static Architecture Choose(string name, string? input, int? classes)
    {
        FeatureShape? shape = input is null ? null : FeatureShape.Parse(input);
        if ((shape ?? (object?)classes) is not null && Presets.Find(name) is null)
            throw MiniCnnException.BadUsage($"--input and --classes belong to presets; '{name}' has its own, change them in the file");
        return ArchitectureSource.Resolve(name, shape, classes ?? 10);
    }

    private static void List(Output output, bool json)
    {
        var summaries = Presets.All.Select(preset => (preset.Name, preset.About, Summary: ModelSummary.Of(Presets.Get(preset.Name)))).ToList();
        if (json)
        {
            output.Json(summaries.Select(preset => new { preset.Name, preset.About, preset.Summary.Parameters, preset.Summary.MultiplyAdds }));
            return;
        }
        Table table = Output.Table(["preset", "parameters", "multiply-adds", "about"], right: 1..3);
        foreach ((string? presetName, string? about, ModelSummary? summary) in summaries)
            table.AddRow(presetName, NumberText.Count(summary.Parameters), NumberText.Count(summary.MultiplyAdds), Markup.Escape(about));
        output.Page.Write(table);
    }

    private static void Print(Output output, ModelSummary summary)
    {
        Table table = Output.Table(["layer", "line", "output", "parameters", "multiply-adds", "sees", "step"], right: 2..);
        table.AddRow("input", "", summary.Architecture.Input.ToString(), "", "", "", "");
        foreach (LayerSummary row in summary.Layers)
        {
            table.AddRow(row.Layer.Name, Markup.Escape(row.Layer.Layer.Text), row.Layer.Output.ToString(), OrBlank(row.Layer.Parameters), OrBlank(row.Layer.MultiplyAdds),
                Pair(row, field => Math.Floor(field.Size + 1e-9)), row.Layer.Output.IsFlat ? "" : Pair(row, field => field.Jump));
        }
        output.Page.Write(table);
        output.Line($"{summary.Architecture.Name}: {NumberText.Count(summary.Parameters)} parameters ({Bytes(summary.ParameterBytes)}), "
            + $"{NumberText.Count(summary.MultiplyAdds)} multiply-adds and {Bytes(summary.ActivationBytes)} of activations an image");
        output.Line("sees: pixels of the input (rows x columns, padding included) that one output depends on; step: pixels from one output to the next");
    }

    private static object Data(ModelSummary summary) => new
    {
        summary.Architecture.Name,
        Input = summary.Architecture.Input.Sizes,
        Output = summary.Architecture.Output.Sizes,
        summary.Parameters,
        summary.MultiplyAdds,
        summary.ParameterBytes,
        summary.ActivationBytes,
        Layers = summary.Layers.Select(row => new
        {
            row.Layer.Name,
            Kind = row.Layer.Layer.Keyword,
            row.Layer.Layer.Text,
            Output = row.Layer.Output.Sizes,
            row.Layer.Parameters,
            row.Layer.MultiplyAdds,
            ReceptiveField = new { Height = row.Vertical, Width = row.Horizontal },
            row.ActivationBytes,
        }),
    };

    private static string Pair(LayerSummary row, Func<ReceptiveField, double> number)
    {
        (double rows, double columns) = (number(row.Vertical), number(row.Horizontal));
        return rows == columns ? $"{rows:0.##}" : $"{rows:0.##}x{columns:0.##}";
    }

    private static string OrBlank(long number) => number == 0 ? "" : NumberText.Count(number);
    private static string Bytes(long bytes) => bytes < 1 << 20 ? $"{bytes / 1024.0:0.#} KiB" : $"{bytes / (double)(1 << 20):0.#} MiB";
}
