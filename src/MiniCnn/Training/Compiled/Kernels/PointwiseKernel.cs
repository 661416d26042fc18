using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>Rows of one block of channels in two or three maps; distances in floats.</summary>
internal struct PointwiseTile
{
    public int Rows, Length;
    public nint InputRow, OutputRow, GradientRow;

    /// <summary>Of the activation.</summary>
    public float Parameter;
}

/// <summary>
/// What a batch norm with the activation after it does to one block of channels, number by number: activation((x − center) · scale + shift), which loses
/// no digits where the mean is large. Without a batch norm scale is 1, center and shift 0.
/// One vector at a time: memory is the limit, and the maps of one image are in the cache.
/// </summary>
internal static unsafe class PointwiseKernel
{
    /// <summary>Input, output, scale, shift, center.</summary>
    public static delegate*<PointwiseTile*, float*, float*, float*, float*, float*, void> Forward(int lanes, Type activation) => lanes switch
    {
        16 => Forward<Width512, Vector512<float>>(activation),
        8 => Forward<Width256, Vector256<float>>(activation),
        _ => Forward<Width128, Vector128<float>>(activation),
    };

    /// <summary>
    /// Input, gradient of the output in and out, scale, shift, center, sums: the gradient is multiplied with the activation's derivative; where sums are not null,
    /// those of the result and of result · (input − center) are added to them.
    /// </summary>
    public static delegate*<PointwiseTile*, float*, float*, float*, float*, float*, double*, void> Backward(int lanes, Type activation) => lanes switch
    {
        16 => Backward<Width512, Vector512<float>>(activation),
        8 => Backward<Width256, Vector256<float>>(activation),
        _ => Backward<Width128, Vector128<float>>(activation),
    };

    /// <summary>Input, center, sums: those of input − center and of its square are added.</summary>
    public static delegate*<PointwiseTile*, float*, float*, double*, void> Sums(int lanes) => lanes switch
    {
        16 => &SumsOf<Width512, Vector512<float>>,
        8 => &SumsOf<Width256, Vector256<float>>,
        _ => &SumsOf<Width128, Vector128<float>>,
    };

    /// <summary>Input, gradient, center, factors [3][lanes], result: result = factors₀ · gradient + factors₁ · (input − center) + factors₂.</summary>
    public static delegate*<PointwiseTile*, float*, float*, float*, float*, float*, void> Combine(int lanes) => lanes switch
    {
        16 => &CombineOf<Width512, Vector512<float>>,
        8 => &CombineOf<Width256, Vector256<float>>,
        _ => &CombineOf<Width128, Vector128<float>>,
    };

    private static delegate*<PointwiseTile*, float*, float*, float*, float*, float*, void> Forward<W, V>(Type activation)
        where W : IVectorWidth<V> where V : struct =>
        activation == typeof(NoActivation) ? &ForwardOf<W, V, NoActivation>
        : activation == typeof(LeakyRelu) ? &ForwardOf<W, V, LeakyRelu>
        : activation == typeof(Silu) ? &ForwardOf<W, V, Silu>
        : activation == typeof(Gelu) ? &ForwardOf<W, V, Gelu>
        : &ForwardOf<W, V, HyperbolicTangent>;

    private static delegate*<PointwiseTile*, float*, float*, float*, float*, float*, double*, void> Backward<W, V>(Type activation)
        where W : IVectorWidth<V> where V : struct =>
        activation == typeof(NoActivation) ? &BackwardOf<W, V, NoActivation>
        : activation == typeof(LeakyRelu) ? &BackwardOf<W, V, LeakyRelu>
        : activation == typeof(Silu) ? &BackwardOf<W, V, Silu>
        : activation == typeof(Gelu) ? &BackwardOf<W, V, Gelu>
        : &BackwardOf<W, V, HyperbolicTangent>;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardOf<W, V, TActivation>(PointwiseTile* tile, float* input, float* output, float* scale, float* shift, float* center)
        where W : IVectorWidth<V> where V : struct
        where TActivation : IActivation
    {
        V a = W.Load(scale), b = W.Load(shift), c = W.Load(center), parameter = W.Broadcast(tile->Parameter);
        for (int row = 0; row < tile->Rows; row++, input += tile->InputRow, output += tile->OutputRow)
        {
            for (int i = 0; i < tile->Length; i += W.Lanes)
                W.Store(TActivation.Value<W, V>(W.MultiplyAdd(W.Subtract(W.Load(input + i), c), a, b), parameter), output + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackwardOf<W, V, TActivation>(
        PointwiseTile* tile, float* input, float* gradient, float* scale, float* shift, float* center, double* sums)
        where W : IVectorWidth<V> where V : struct
        where TActivation : IActivation
    {
        V a = W.Load(scale), b = W.Load(shift), c = W.Load(center), parameter = W.Broadcast(tile->Parameter);
        for (int row = 0; row < tile->Rows; row++, input += tile->InputRow, gradient += tile->OutputRow)
        {
            V sum = W.Broadcast(0), products = sum;
            for (int i = 0; i < tile->Length; i += W.Lanes)
            {
                V x = W.Subtract(W.Load(input + i), c);
                V g = W.Multiply(W.Load(gradient + i), TActivation.Derivative<W, V>(W.MultiplyAdd(x, a, b), parameter));
                W.Store(g, gradient + i);
                sum = W.Add(sum, g);
                products = W.MultiplyAdd(g, x, products);
            }

            if (sums == null)
                continue;
            W.AddTo(sum, sums);
            W.AddTo(products, sums + W.Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumsOf<W, V>(PointwiseTile* tile, float* input, float* center, double* sums)
        where W : IVectorWidth<V> where V : struct
    {
        V c = W.Load(center);
        for (int row = 0; row < tile->Rows; row++, input += tile->InputRow)
        {
            V sum = W.Broadcast(0), squares = sum;
            for (int i = 0; i < tile->Length; i += W.Lanes)
            {
                V x = W.Subtract(W.Load(input + i), c);
                sum = W.Add(sum, x);
                squares = W.MultiplyAdd(x, x, squares);
            }

            W.AddTo(sum, sums);
            W.AddTo(squares, sums + W.Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CombineOf<W, V>(PointwiseTile* tile, float* input, float* gradient, float* center, float* factors, float* result)
        where W : IVectorWidth<V> where V : struct
    {
        V a = W.Load(factors), b = W.Load(factors + W.Lanes), c = W.Load(factors + (2 * W.Lanes)), mean = W.Load(center);
        for (int row = 0; row < tile->Rows; row++, input += tile->InputRow, gradient += tile->GradientRow, result += tile->OutputRow)
        {
            for (int i = 0; i < tile->Length; i += W.Lanes)
                W.Store(W.MultiplyAdd(a, W.Load(gradient + i), W.MultiplyAdd(b, W.Subtract(W.Load(input + i), mean), c)), result + i);
        }
    }
}
