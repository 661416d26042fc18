using System.Runtime.CompilerServices;

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
internal abstract unsafe class MatrixKernel
{
    /// <summary>Long sums are made of parts of so many terms, which rounds less.</summary>
    public const int MaxTerms = 256;

    public const int MaxRows = 6, MaxVectors = 4;

    /// <summary>The kernels for vectors of so many lanes, by rows and vectors, each from 1.</summary>
    public static MatrixKernel[,] All(int lanes)
    {
        var all = new MatrixKernel[MaxRows + 1, MaxVectors + 1];
        for (int i = MaxVectors; i < MaxVectors * (MaxRows + 1); i++)
            all[i / MaxVectors, (i % MaxVectors) + 1] = KernelFactory.Make<MatrixKernel>(typeof(MatrixKernel<,,,>), lanes, i / MaxVectors, (i % MaxVectors) + 1);
        return all;
    }

    /// <summary>The result begins with <paramref name="start"/>, a vector for every row, or with zeros where it is null.</summary>
    public abstract void Run(MatrixTile* tile, float* left, float* right, float* start, float* result);
}

internal sealed unsafe class MatrixKernel<W, V, TRows, TVectors> : MatrixKernel
    where W : IVectorWidth<V> where V : struct where TRows : IConstant where TVectors : IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(MatrixTile* tile, float* left, float* right, float* start, float* result)
    {
        int rows = TRows.Value;
        V s0 = W.Broadcast(0), s1 = s0, s2 = s0, s3 = s0;
        if (start != null)
            Load(start, ref s0, ref s1, ref s2, ref s3);
        V a0 = s0, a1 = s1, a2 = s2, a3 = s3;
        V b0 = s0, b1 = s1, b2 = s2, b3 = s3;
        V c0 = s0, c1 = s1, c2 = s2, c3 = s3;
        V d0 = s0, d1 = s1, d2 = s2, d3 = s3;
        V e0 = s0, e1 = s1, e2 = s2, e3 = s3;
        V f0 = s0, f1 = s1, f2 = s2, f3 = s3;
        for (int term = 0; term < tile->Terms; term++, left += tile->LeftTerm, right += tile->RightRow)
        {
            Load(right, ref s0, ref s1, ref s2, ref s3);
            float* p = left;
            Row(*p, s0, s1, s2, s3, ref a0, ref a1, ref a2, ref a3);
            if (rows > 1) Row(*(p += tile->LeftRow), s0, s1, s2, s3, ref b0, ref b1, ref b2, ref b3);
            if (rows > 2) Row(*(p += tile->LeftRow), s0, s1, s2, s3, ref c0, ref c1, ref c2, ref c3);
            if (rows > 3) Row(*(p += tile->LeftRow), s0, s1, s2, s3, ref d0, ref d1, ref d2, ref d3);
            if (rows > 4) Row(*(p += tile->LeftRow), s0, s1, s2, s3, ref e0, ref e1, ref e2, ref e3);
            if (rows > 5) Row(*(p += tile->LeftRow), s0, s1, s2, s3, ref f0, ref f1, ref f2, ref f3);
        }

        Store(tile->Adds, result, a0, a1, a2, a3);
        if (rows > 1) Store(tile->Adds, result + (1 * tile->ResultRow), b0, b1, b2, b3);
        if (rows > 2) Store(tile->Adds, result + (2 * tile->ResultRow), c0, c1, c2, c3);
        if (rows > 3) Store(tile->Adds, result + (3 * tile->ResultRow), d0, d1, d2, d3);
        if (rows > 4) Store(tile->Adds, result + (4 * tile->ResultRow), e0, e1, e2, e3);
        if (rows > 5) Store(tile->Adds, result + (5 * tile->ResultRow), f0, f1, f2, f3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(float* from, ref V s0, ref V s1, ref V s2, ref V s3)
    {
        s0 = W.Load(from);
        if (TVectors.Value > 1) s1 = W.Load(from + W.Lanes);
        if (TVectors.Value > 2) s2 = W.Load(from + (2 * W.Lanes));
        if (TVectors.Value > 3) s3 = W.Load(from + (3 * W.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(float left, V s0, V s1, V s2, V s3, ref V a0, ref V a1, ref V a2, ref V a3)
    {
        V v = W.Broadcast(left);
        a0 = W.MultiplyAdd(v, s0, a0);
        if (TVectors.Value > 1) a1 = W.MultiplyAdd(v, s1, a1);
        if (TVectors.Value > 2) a2 = W.MultiplyAdd(v, s2, a2);
        if (TVectors.Value > 3) a3 = W.MultiplyAdd(v, s3, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(bool adds, float* to, V a0, V a1, V a2, V a3)
    {
        Put(adds, a0, to);
        if (TVectors.Value > 1) Put(adds, a1, to + W.Lanes);
        if (TVectors.Value > 2) Put(adds, a2, to + (2 * W.Lanes));
        if (TVectors.Value > 3) Put(adds, a3, to + (3 * W.Lanes));
    }

    private static void Put(bool adds, V value, float* to)
    {
        if (adds)
            W.Accumulate(value, to);
        else
            W.Store(value, to);
    }
}
