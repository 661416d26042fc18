namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>An activation function and its derivative, on vectors; the parameter is leaky-relu's slope below 0.</summary>
internal interface IActivation<W, V>
    where W : IVectorWidth<V> where V : struct
{
    static abstract V Value(V x, V parameter);

    static abstract V Derivative(V x, V parameter);
}

internal readonly struct NoActivation<W, V> : IActivation<W, V>
    where W : IVectorWidth<V> where V : struct
{
    public static V Value(V x, V parameter) => x;

    public static V Derivative(V x, V parameter) => W.Broadcast(1);
}

/// <summary>
/// x above 0, and parameter · x below; the parameter of relu is 0, and its derivative at 0 is 0, as in PyTorch. The derivative is the same at the output.
/// </summary>
internal readonly struct LeakyRelu<W, V> : IActivation<W, V>
    where W : IVectorWidth<V> where V : struct
{
    public static V Value(V x, V parameter) => W.Select(W.Greater(x, W.Broadcast(0)), x, W.Multiply(x, parameter));

    public static V Derivative(V x, V parameter) => W.Select(W.Greater(x, W.Broadcast(0)), W.Broadcast(1), parameter);
}

/// <summary>x · sigmoid(x).</summary>
internal readonly struct Silu<W, V> : IActivation<W, V>
    where W : IVectorWidth<V> where V : struct
{
    public static V Value(V x, V parameter) => W.Multiply(x, Sigmoid(x));

    public static V Derivative(V x, V parameter)
    {
        V one = W.Broadcast(1), sigmoid = Sigmoid(x);
        return W.Multiply(sigmoid, W.MultiplyAdd(x, W.Subtract(one, sigmoid), one));
    }

    private static V Sigmoid(V x) => W.Divide(W.Broadcast(1), W.Add(W.Broadcast(1), W.Exp(W.Subtract(W.Broadcast(0), x))));
}

internal readonly struct HyperbolicTangent<W, V> : IActivation<W, V>
    where W : IVectorWidth<V> where V : struct
{
    // beyond ±9 a float's tanh is ±1; between 0 and 0.6 the quotient below would lose digits, a polynomial does not
    private const float Limit = 9, Small = 0.6f;

    public static V Value(V x, V parameter)
    {
        V clamped = W.Max(W.Min(x, W.Broadcast(Limit)), W.Broadcast(-Limit));
        V one = W.Broadcast(1), power = W.Exp(W.Add(clamped, clamped));
        V large = W.Divide(W.Subtract(power, one), W.Add(power, one));
        V square = W.Multiply(x, x);
        V series = Polynomial<W, V>.Of(square, [-0.00570498872745e0f, 0.0206390887954531e0f, -0.0537397155531e0f, 0.133314422036e0f, -0.333332819422e0f]);
        V small = W.MultiplyAdd(W.Multiply(series, square), x, x);
        return W.Select(W.Greater(W.Broadcast(Small * Small), square), small, large);
    }

    public static V Derivative(V x, V parameter)
    {
        V y = Value(x, parameter);
        return W.Subtract(W.Broadcast(1), W.Multiply(y, y));
    }
}

/// <summary>x · Φ(x) with the standard normal distribution Φ, exact and not the approximation by tanh (D. Hendrycks and K. Gimpel, arXiv 1606.08415).</summary>
internal readonly struct Gelu<W, V> : IActivation<W, V>
    where W : IVectorWidth<V> where V : struct
{
    public static V Value(V x, V parameter) => W.Multiply(x, Distribution(x));

    public static V Derivative(V x, V parameter)
    {
        V density = W.Multiply(W.Exp(W.Multiply(W.Multiply(x, x), W.Broadcast(-0.5f))), W.Broadcast(0.3989422804f));
        return W.MultiplyAdd(x, density, Distribution(x));
    }

    /// <summary>(1 + erf(x / √2)) / 2; erf is a quotient of polynomials on −4 to 4, beyond which a float's erf is ±1.</summary>
    private static V Distribution(V x)
    {
        V z = W.Max(W.Min(W.Multiply(x, W.Broadcast(0.70710678118f)), W.Broadcast(4)), W.Broadcast(-4));
        V square = W.Multiply(z, z);
        V numerator = W.Multiply(z, Polynomial<W, V>.Of(square,
            [-2.72614225801306e-10f, 2.77068142495902e-08f, -2.10102402082508e-06f, -5.69250639462346e-05f, -7.34990630326855e-04f, -2.95459980854025e-03f, -1.60960333262415e-02f]));
        V denominator = Polynomial<W, V>.Of(square,
            [-1.45660718464996e-05f, -2.13374055278905e-04f, -1.68282697438203e-03f, -7.37332916720468e-03f, -1.42647390514189e-02f]);
        V half = W.Broadcast(0.5f);
        return W.MultiplyAdd(W.Divide(numerator, denominator), half, half);
    }
}

internal static class Polynomial<W, V>
    where W : IVectorWidth<V> where V : struct
{
    /// <summary>Horner's scheme; coefficients from the highest power down.</summary>
    public static V Of(V x, ReadOnlySpan<float> coefficients)
    {
        V sum = W.Broadcast(coefficients[0]);
        foreach (float coefficient in coefficients[1..])
            sum = W.MultiplyAdd(sum, x, W.Broadcast(coefficient));
        return sum;
    }
}
