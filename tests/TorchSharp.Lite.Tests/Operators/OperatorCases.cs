using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

/// <summary>The C# side of each case in operators.txt, under the same name.</summary>
internal static partial class OperatorCases
{
    internal static Dictionary<string, Func<Tensor[], Tensor[]>> All { get; } =
        new[] { Arithmetic, Pointwise, Comparison, Activations, Reductions, Order, Shape, Pieces, Selection, Indexing, Products, LinearAlgebra, Spectra, Factories, LiteOnly }
            .SelectMany(theme => theme).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>The first of several ways to write the same operation, once all have been found to agree.</summary>
    private static Tensor[] Forms(params Tensor[] forms)
    {
        foreach (var other in forms[1..])
        {
            other.dtype.ShouldBe(forms[0].dtype);
            other.allclose(forms[0], 0, 0, equal_nan: true).ShouldBeTrue();
        }
        return [forms[0]];
    }

    /// <summary>The same for operations with several results.</summary>
    private static Tensor[] Forms(params Tensor[][] forms)
    {
        foreach (var other in forms[1..])
        {
            other.Length.ShouldBe(forms[0].Length);
            for (var n = 0; n < other.Length; n++) Forms(forms[0][n], other[n]);
        }
        return forms[0];
    }

    private static Func<Tensor[], Tensor[]> Unary(Func<Tensor, Tensor> method, Func<Tensor, Tensor> function) =>
        x => Forms(method(x[0]), function(x[0]));

    private static Func<Tensor[], Tensor[]> Unary(Func<Tensor, Tensor> method, Func<Tensor, Tensor> function, Func<Tensor, Tensor> inPlace) =>
        x => Forms(method(x[0]), function(x[0]), Changed(x[0], inPlace));

    /// <summary>What an in-place operation leaves in a copy, which must be the very tensor it was called on.</summary>
    private static Tensor Changed(Tensor x, Func<Tensor, Tensor> inPlace)
    {
        var copy = x.clone();
        inPlace(copy).Handle.ShouldBe(copy.Handle);
        return copy;
    }

    private static Tensor Assigned(Tensor x, Action<Tensor> assign)
    {
        var copy = x.clone();
        assign(copy);
        return copy;
    }

    private static Tensor[] Both<T>((T, T) pair)
        where T : Tensor? => [pair.Item1!, pair.Item2!];

    private static Tensor[] Three<T>((T, T, T) triple)
        where T : Tensor? => [triple.Item1!, triple.Item2!, triple.Item3!];
}
