using MiniCnn.Cli.Lab;

namespace MiniCnn.Cli.Commands;

internal static class ShapeCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("what")
        {
            Description = "a layer (i28 k3 s2 p1 d1; i28x32 k3x5 psame; transposed i3 k3 s2 p1 a1; "
                + "pool i28 k2 ceil), two sizes (i28 o14: which layers map one to the other), or an architecture (a preset or file)",
            Arity = ArgumentArity.OneOrMore,
        };
        var matrix = new Option<bool>("--matrix") { Description = "print the matrix C and its transpose (always printed for inputs of up to 16 values)" };
        var matrixOut = new Option<string?>("--matrix-out") { Description = "write C and its transpose as .csv, .png or .svg", HelpName = "file" };
        Option<int> limit = Options.Whole("--limit", "maximum number of layers for two sizes", 12, 1, 10_000);
        Option<bool> json = Options.Json();
        return new Command("shape", "Computes the size, cost and receptive field of a layer, with its matrix and code.") { words, matrix, matrixOut, limit, json }.Runs(
            (parse, context) =>
        {
            string[] given = parse.GetValue(words)!;
            bool asJson = parse.GetValue(json);
            if (given.Length == 1 && !LayerText.IsWord(given[0]) && !given[0].Contains(' ', StringComparison.Ordinal))
            {
                ModelCommand.Write(context.Output, ArchitectureSource.Resolve(given[0]), asJson);
                return 0;
            }
            var text = LayerText.Parse(given);
            Size2D input = text.Input ?? throw MiniCnnException.BadUsage("the input's size is missing; expected i with a number, such as i28 or i28x32");
            if (text.Output is { } output)
            {
                InverseReport.Write(context, text, input, output, parse.GetValue(limit), asJson);
                return 0;
            }
            ConvolutionGeometry geometry = text.Layer.Over(input);
            if (parse.GetValue(matrixOut) is { } file)
                context.Save(file, path => MatrixText.Write(path, geometry));
            ShapeReport.Layer(context, geometry, parse.GetValue(matrix), asJson);
            return 0;
        });
    }
}
