using System.Globalization;

namespace TorchSharp.Tests.Operators;

/// <summary>What PyTorch computed for one case of operators.txt.</summary>
internal sealed record OperatorReference(string Name, string[] Inputs, List<Expected> Outputs, Dictionary<int, Expected> Gradients)
{
    private static readonly Lazy<Dictionary<string, OperatorReference>> file = new(Read);

    internal static IReadOnlyDictionary<string, OperatorReference> All => file.Value;

    private static Dictionary<string, OperatorReference> Read()
    {
        var all = new Dictionary<string, OperatorReference>();
        var current = new OperatorReference("", [], [], []);
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Operators", "operators.txt")))
        {
            var (word, rest) = line.Split(' ', 2) is [var first, var second] ? (first, second) : (line, "");
            switch (word)
            {
                case "case":
                    current = new OperatorReference(rest, [], [], []);
                    break;
                case "inputs":
                    current = current with { Inputs = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
                    all.Add(current.Name, current);
                    break;
                case "output":
                    current.Outputs.Add(Expected.Parse(rest));
                    break;
                case "gradient":
                    var split = rest.Split(' ', 2);
                    current.Gradients.Add(int.Parse(split[0]), Expected.Parse(split[1]));
                    break;
            }
        }
        return all;
    }
}

/// <summary>A tensor as the reference file writes it: f, i or b for its kind, its sizes, its values.</summary>
internal sealed record Expected(char Kind, long[] Shape, double[] Values)
{
    internal static Expected Parse(string text)
    {
        var halves = text.Split('|');
        var head = halves[0].Split(' ');
        return new Expected(
            head[0][0],
            head[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToArray(),
            halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray());
    }

    private static double Number(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
