using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

/// <summary>Inputs that need no file: the same formulas as in scripts/references/operators.py.</summary>
internal static class ClosedForm
{
    /// <summary>Makes a tensor from "kind:sizes:number", for example <c>wave:2,3:0</c>.</summary>
    internal static Tensor Made(string spec)
    {
        var parts = spec.Split(':');
        var kind = parts[0];
        var shape = parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToArray();
        var k = int.Parse(parts[2]);
        var count = (int)shape.Aggregate(1L, (product, size) => product * size);
        if (kind is "int" or "natural") return Integers(count, i => (((5 * i) + k) % 7) + (kind == "int" ? -3 : 1), shape);
        if (kind.StartsWith("below", StringComparison.Ordinal)) return Integers(count, i => ((3 * i) + k) % int.Parse(kind[5..]), shape);
        if (kind == "bool") return tensor(Enumerable.Range(0, count).Select(i => ((i * i) + k) % 3 == 0).ToArray(), shape);
        var n = shape.Length > 0 ? (int)shape[^1] : 1;
        bool Diagonal(int i) => i % n == i / n % n;
        var values = Enumerable.Range(0, count).Select(i => (i, wave: 1.5 * Math.Sin((0.37 * i) + (0.91 * k) + 0.1))).Select(at => kind switch
        {
            "wave" => at.wave,
            "positive" => 0.5 + Math.Abs(at.wave),
            "unit" => 0.6 * at.wave,
            "above" => 1.2 + Math.Abs(at.wave),
            "steep" => 5 * at.wave,
            "matrix" => at.wave + (Diagonal(at.i) ? 3 : 0),
            "symmetric" => Math.Cos((0.7 * ((at.i % n) + 1) * ((at.i / n % n) + 1)) + k) + (Diagonal(at.i) ? 4 : 0),
            "gaps" => at.i == 1 ? double.NaN : at.i == 3 ? double.PositiveInfinity : at.i == 4 ? double.NegativeInfinity : at.wave,
            _ => throw new ArgumentException(kind),
        });
        return tensor(values.ToArray(), shape);
    }

    private static Tensor Integers(int count, Func<int, int> value, long[] shape) =>
        tensor(Enumerable.Range(0, count).Select(i => (long)value(i)).ToArray(), shape);
}
