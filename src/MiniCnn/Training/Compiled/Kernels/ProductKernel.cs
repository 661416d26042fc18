using System.Runtime.CompilerServices;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>A product of matrices, result[row, column] = Σ left[row, term] · right[term, column], in which terms are blocks of lines of terms; distances in floats.</summary>
internal struct ProductTile
{
    public int Blocks, Lines, Terms;

    /// <summary>In the left matrix.</summary>
    public nint LeftRow, LeftBlock, LeftLine, LeftTerm;

    /// <summary>In the right matrix, where a vector is as many columns as it has lanes, and a block follows the last line of the one before.</summary>
    public nint RightVector, RightLine, RightTerm;

    public nint ResultRow, ResultVector;

    /// <summary>Whether the products are added to the result that is there.</summary>
    public bool Adds;
}

/// <summary>
/// Up to 8 rows × 4 vectors of a product of matrices, which convolutions (rows are pixels, terms the numbers under the kernel), their dense weight gradients (rows are
/// channels, terms pixels) and linear layers are. For each term the vectors of the right matrix are loaded once and multiplied with one number of each row of the
/// left one, broadcast from memory; the sums stay in registers. With 8 sums or more no multiply-add waits for another (4 cycles, two at once).
/// </summary>
internal abstract unsafe class ProductKernel
{
    public const int MaxVectors = 4;

    /// <summary>The result begins with <paramref name="start"/>, a vector for every column of vectors, or with zeros where it is null.</summary>
    public abstract void Run(ProductTile* tile, float* left, float* right, float* start, float* result);

    /// <summary>Rows of a tile with so many vectors, so that sums, the vectors and a broadcast number fit the registers.</summary>
    public static int MaxRows(int lanes, int vectors) => Math.Min(8, ((KernelFactory.HasManyRegisters(lanes) ? 30 : 14) - vectors) / vectors);
}

internal sealed unsafe class ProductKernel<W, V, TRows, TVectors> : ProductKernel
    where W : IVectorWidth<V> where V : struct where TRows : IConstant where TVectors : IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(ProductTile* tile, float* left, float* right, float* start, float* result)
    {
        int rows = TRows.Value;
        nint next = tile->LeftRow, leftTerm = tile->LeftTerm, rightTerm = tile->RightTerm;
        Vectors r = default;
        if (start != null)
            r.Load(start, W.Lanes);
        Vectors a = r, b = r, c = r, d = r, e = r, f = r, g = r, h = r;
        for (int block = 0; block < tile->Blocks; block++, left += tile->LeftBlock)
        {
            float* at = left;
            for (int line = 0; line < tile->Lines; line++, at += tile->LeftLine, right += tile->RightLine)
            {
                float* first = at, column = right;
                for (int term = tile->Terms; term > 0; term--, first += leftTerm, column += rightTerm)
                {
                    r.Load(column, tile->RightVector);
                    float* p = first;
                    a.AddProduct(p, r);
                    if (rows > 1) b.AddProduct(p += next, r);
                    if (rows > 2) c.AddProduct(p += next, r);
                    if (rows > 3) d.AddProduct(p += next, r);
                    if (rows > 4) e.AddProduct(p += next, r);
                    if (rows > 5) f.AddProduct(p += next, r);
                    if (rows > 6) g.AddProduct(p += next, r);
                    if (rows > 7) h.AddProduct(p += next, r);
                }
            }
        }

        nint row = tile->ResultRow;
        a.Store(tile, result);
        if (rows > 1) b.Store(tile, result += row);
        if (rows > 2) c.Store(tile, result += row);
        if (rows > 3) d.Store(tile, result += row);
        if (rows > 4) e.Store(tile, result += row);
        if (rows > 5) f.Store(tile, result += row);
        if (rows > 6) g.Store(tile, result += row);
        if (rows > 7) h.Store(tile, result += row);
    }

    /// <summary>The vectors of one row.</summary>
    private struct Vectors
    {
        private V _0, _1, _2, _3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Load(float* from, nint vector)
        {
            _0 = W.Load(from);
            if (TVectors.Value > 1) _1 = W.Load(from + vector);
            if (TVectors.Value > 2) _2 = W.Load(from + (2 * vector));
            if (TVectors.Value > 3) _3 = W.Load(from + (3 * vector));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddProduct(float* left, Vectors right)
        {
            V v = W.Broadcast(*left);
            _0 = W.MultiplyAdd(v, right._0, _0);
            if (TVectors.Value > 1) _1 = W.MultiplyAdd(v, right._1, _1);
            if (TVectors.Value > 2) _2 = W.MultiplyAdd(v, right._2, _2);
            if (TVectors.Value > 3) _3 = W.MultiplyAdd(v, right._3, _3);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Store(ProductTile* tile, float* to)
        {
            Store(tile, _0, to);
            if (TVectors.Value > 1) Store(tile, _1, to + tile->ResultVector);
            if (TVectors.Value > 2) Store(tile, _2, to + (2 * tile->ResultVector));
            if (TVectors.Value > 3) Store(tile, _3, to + (3 * tile->ResultVector));
        }

        private static void Store(ProductTile* tile, V value, float* to) => W.Store(tile->Adds ? W.Add(W.Load(to), value) : value, to);
    }
}
