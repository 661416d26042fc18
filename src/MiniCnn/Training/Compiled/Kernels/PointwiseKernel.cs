using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>Rows of one block of channels in two or three maps; distances in floats.</summary>
internal unsafe struct PointwiseTile
{
    public int Rows, Length;
    public nint InputRow, OutputRow, GradientRow;

    /// <summary>Of the activation.</summary>
    public float Parameter;

    /// <summary>[lanes], of a batch norm.</summary>
    public float* Scale, Shift, Center;
}

/// <summary>
/// What a batch norm with the activation after it does to one block of channels, number by number: activation((x − center) · scale + shift), which loses
/// no digits where the mean is large. Without a batch norm scale is 1, center and shift 0.
/// One vector at a time: memory is the limit, and the maps of one image are in the cache.
/// </summary>
internal abstract unsafe class PointwiseKernel
{
    public static PointwiseKernel For(int lanes, Type activation) => KernelFactory.Make<PointwiseKernel>(typeof(PointwiseKernel<,,>), lanes, activation);

    public abstract void Forward(PointwiseTile* tile, float* input, float* output);

    /// <summary>
    /// The gradient times the activation's derivative; where sums [2][lanes] are not null, the result and result · (input − center) are added to them.
    /// </summary>
    public abstract void Backward(PointwiseTile* tile, float* input, float* gradient, float* result, double* sums);

    /// <summary>Adds input − center and its square to the sums.</summary>
    public abstract void Sums(PointwiseTile* tile, float* input, double* sums);

    /// <summary>With factors [3][lanes]: result = factors₀ · gradient + factors₁ · (input − center) + factors₂.</summary>
    public abstract void Combine(PointwiseTile* tile, float* input, float* gradient, float* factors, float* result);
}

internal sealed unsafe class PointwiseKernel<W, V, TActivation> : PointwiseKernel
    where W : IVectorWidth<V> where V : struct where TActivation : IActivation<W, V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(PointwiseTile* tile, float* input, float* output)
    {
        V a = W.Load(tile->Scale), b = W.Load(tile->Shift), c = W.Load(tile->Center), parameter = W.Broadcast(tile->Parameter);
        for (int row = 0; row < tile->Rows; row++, input += tile->InputRow, output += tile->OutputRow)
        {
            for (int i = 0; i < tile->Length; i += W.Lanes)
                W.Store(TActivation.Value(W.MultiplyAdd(W.Subtract(W.Load(input + i), c), a, b), parameter), output + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(PointwiseTile* tile, float* input, float* gradient, float* result, double* sums)
    {
        V a = W.Load(tile->Scale), b = W.Load(tile->Shift), c = W.Load(tile->Center), parameter = W.Broadcast(tile->Parameter);
        for (int row = 0; row < tile->Rows; row++, input += tile->InputRow, gradient += tile->GradientRow, result += tile->OutputRow)
        {
            V sum = W.Broadcast(0), products = sum;
            for (int i = 0; i < tile->Length; i += W.Lanes)
            {
                V x = W.Subtract(W.Load(input + i), c);
                V g = W.Multiply(W.Load(gradient + i), TActivation.Derivative(W.MultiplyAdd(x, a, b), parameter));
                W.Store(g, result + i);
                sum = W.Add(sum, g);
                products = W.MultiplyAdd(g, x, products);
            }

            if (sums != null)
                Add(sum, products, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Sums(PointwiseTile* tile, float* input, double* sums)
    {
        V c = W.Load(tile->Center);
        for (int row = 0; row < tile->Rows; row++, input += tile->InputRow)
        {
            V sum = W.Broadcast(0), squares = sum;
            for (int i = 0; i < tile->Length; i += W.Lanes)
            {
                V x = W.Subtract(W.Load(input + i), c);
                sum = W.Add(sum, x);
                squares = W.MultiplyAdd(x, x, squares);
            }

            Add(sum, squares, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Combine(PointwiseTile* tile, float* input, float* gradient, float* factors, float* result)
    {
        V a = W.Load(factors), b = W.Load(factors + W.Lanes), c = W.Load(factors + (2 * W.Lanes)), mean = W.Load(tile->Center);
        for (int row = 0; row < tile->Rows; row++, input += tile->InputRow, gradient += tile->GradientRow, result += tile->OutputRow)
        {
            for (int i = 0; i < tile->Length; i += W.Lanes)
                W.Store(W.MultiplyAdd(a, W.Load(gradient + i), W.MultiplyAdd(b, W.Subtract(W.Load(input + i), mean), c)), result + i);
        }
    }

    /// <summary>To the sums of all rows, which are in double precision.</summary>
    private static void Add(V first, V second, double* sums)
    {
        float* lanes = stackalloc float[2 * W.Lanes];
        W.Store(first, lanes);
        W.Store(second, lanes + W.Lanes);
        for (int i = 0; i < 2 * W.Lanes; i += 4)
            (Vector256.Load(sums + i) + Vector256.WidenLower(Vector128.Load(lanes + i).ToVector256Unsafe())).Store(sums + i);
    }
}
