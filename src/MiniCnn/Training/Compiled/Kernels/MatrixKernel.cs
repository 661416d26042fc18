using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>Strides of a product of matrices, in floats: a number of the left matrix by row and by term, rows of the right one and of the result.</summary>
internal struct MatrixTile
{
    public nint LeftRow, LeftTerm, RightRow, ResultRow;

    /// <summary>Products added up for one number of the result, and whether they are added to what is there.</summary>
    public int Terms;
    public bool Adds;
}

/// <summary>
/// Up to 6 rows × 4 vectors of a product of matrices, which a linear layer is forward and backward. Four vectors of the right matrix are loaded once
/// and multiplied with one number of each row of the left one: 24 sums in registers, and 24 multiply-adds for ten loads. Fewer rows or vectors remain at the edges.
/// </summary>
internal static unsafe class MatrixKernel
{
    /// <summary>Long sums are made of parts of so many terms, which rounds less.</summary>
    public const int MaxTerms = 256;

    public const int MaxRows = 6, MaxVectors = 4;

    /// <summary>The kernel for vectors of so many lanes; the result begins with <c>start</c>, a vector for every row, or with zeros where it is null.</summary>
    public static delegate*<MatrixTile*, float*, float*, float*, float*, void> For(int lanes, int rows, int vectors) => lanes switch
    {
        16 => ForRows<Width512, Vector512<float>>(rows, vectors),
        8 => ForRows<Width256, Vector256<float>>(rows, vectors),
        _ => ForRows<Width128, Vector128<float>>(rows, vectors),
    };

    private static delegate*<MatrixTile*, float*, float*, float*, float*, void> ForRows<W, V>(int rows, int vectors)
        where W : IVectorWidth<V> where V : struct => rows switch
        {
            1 => ForVectors<W, V, N1>(vectors),
            2 => ForVectors<W, V, N2>(vectors),
            3 => ForVectors<W, V, N3>(vectors),
            4 => ForVectors<W, V, N4>(vectors),
            5 => ForVectors<W, V, N5>(vectors),
            _ => ForVectors<W, V, N6>(vectors),
        };

    private static delegate*<MatrixTile*, float*, float*, float*, float*, void> ForVectors<W, V, TRows>(int vectors)
        where W : IVectorWidth<V> where V : struct
        where TRows : IConstant => vectors switch
        {
            1 => &Run<W, V, TRows, N1>,
            2 => &Run<W, V, TRows, N2>,
            3 => &Run<W, V, TRows, N3>,
            _ => &Run<W, V, TRows, N4>,
        };

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Run<W, V, TRows, TVectors>(MatrixTile* tile, float* left, float* right, float* start, float* result)
        where W : IVectorWidth<V> where V : struct
        where TRows : IConstant where TVectors : IConstant
    {
        int rows = TRows.Value;
        V s0 = W.Broadcast(0), s1 = s0, s2 = s0, s3 = s0;
        if (start != null)
            Load<W, V, TVectors>(start, ref s0, ref s1, ref s2, ref s3);
        V a0 = s0, a1 = s1, a2 = s2, a3 = s3;
        V b0 = s0, b1 = s1, b2 = s2, b3 = s3;
        V c0 = s0, c1 = s1, c2 = s2, c3 = s3;
        V d0 = s0, d1 = s1, d2 = s2, d3 = s3;
        V e0 = s0, e1 = s1, e2 = s2, e3 = s3;
        V f0 = s0, f1 = s1, f2 = s2, f3 = s3;
        for (int term = 0; term < tile->Terms; term++, left += tile->LeftTerm, right += tile->RightRow)
        {
            Load<W, V, TVectors>(right, ref s0, ref s1, ref s2, ref s3);
            float* p = left;
            Row<W, V, TVectors>(*p, s0, s1, s2, s3, ref a0, ref a1, ref a2, ref a3);
            if (rows > 1) Row<W, V, TVectors>(*(p += tile->LeftRow), s0, s1, s2, s3, ref b0, ref b1, ref b2, ref b3);
            if (rows > 2) Row<W, V, TVectors>(*(p += tile->LeftRow), s0, s1, s2, s3, ref c0, ref c1, ref c2, ref c3);
            if (rows > 3) Row<W, V, TVectors>(*(p += tile->LeftRow), s0, s1, s2, s3, ref d0, ref d1, ref d2, ref d3);
            if (rows > 4) Row<W, V, TVectors>(*(p += tile->LeftRow), s0, s1, s2, s3, ref e0, ref e1, ref e2, ref e3);
            if (rows > 5) Row<W, V, TVectors>(*(p += tile->LeftRow), s0, s1, s2, s3, ref f0, ref f1, ref f2, ref f3);
        }

        Store<W, V, TVectors>(tile->Adds, result, a0, a1, a2, a3);
        if (rows > 1) Store<W, V, TVectors>(tile->Adds, result + (1 * tile->ResultRow), b0, b1, b2, b3);
        if (rows > 2) Store<W, V, TVectors>(tile->Adds, result + (2 * tile->ResultRow), c0, c1, c2, c3);
        if (rows > 3) Store<W, V, TVectors>(tile->Adds, result + (3 * tile->ResultRow), d0, d1, d2, d3);
        if (rows > 4) Store<W, V, TVectors>(tile->Adds, result + (4 * tile->ResultRow), e0, e1, e2, e3);
        if (rows > 5) Store<W, V, TVectors>(tile->Adds, result + (5 * tile->ResultRow), f0, f1, f2, f3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<W, V, TVectors>(float* from, ref V s0, ref V s1, ref V s2, ref V s3)
        where W : IVectorWidth<V> where V : struct
        where TVectors : IConstant
    {
        s0 = W.Load(from);
        if (TVectors.Value > 1) s1 = W.Load(from + W.Lanes);
        if (TVectors.Value > 2) s2 = W.Load(from + (2 * W.Lanes));
        if (TVectors.Value > 3) s3 = W.Load(from + (3 * W.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<W, V, TVectors>(float left, V s0, V s1, V s2, V s3, ref V a0, ref V a1, ref V a2, ref V a3)
        where W : IVectorWidth<V> where V : struct
        where TVectors : IConstant
    {
        V v = W.Broadcast(left);
        a0 = W.MultiplyAdd(v, s0, a0);
        if (TVectors.Value > 1) a1 = W.MultiplyAdd(v, s1, a1);
        if (TVectors.Value > 2) a2 = W.MultiplyAdd(v, s2, a2);
        if (TVectors.Value > 3) a3 = W.MultiplyAdd(v, s3, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<W, V, TVectors>(bool adds, float* to, V a0, V a1, V a2, V a3)
        where W : IVectorWidth<V> where V : struct
        where TVectors : IConstant
    {
        Put<W, V>(adds, a0, to);
        if (TVectors.Value > 1) Put<W, V>(adds, a1, to + W.Lanes);
        if (TVectors.Value > 2) Put<W, V>(adds, a2, to + (2 * W.Lanes));
        if (TVectors.Value > 3) Put<W, V>(adds, a3, to + (3 * W.Lanes));
    }

    private static void Put<W, V>(bool adds, V value, float* to)
        where W : IVectorWidth<V> where V : struct
    {
        if (adds)
            W.Accumulate(value, to);
        else
            W.Store(value, to);
    }
}
