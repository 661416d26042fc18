using System.Collections.Concurrent;
using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>A product of matrices of so many rows and vectors, covered by tiles that differ by one row or vector at most.</summary>
internal sealed unsafe class Product
{
    private static readonly ConcurrentDictionary<(int Lanes, int Rows, int Vectors, int MostVectors), Product> Made = [];

    private readonly int _lanes;
    private readonly (ProductKernel Kernel, int Row, int Vector)[] _tiles;

    private Product(int lanes, int rows, int vectors, int mostVectors)
    {
        _lanes = lanes;
        _tiles =
        [
            .. from wide in Split(vectors, mostVectors)
               from high in Split(rows, ProductKernel.MaxRows(lanes, wide.Count))
               select (KernelFactory.Make<ProductKernel>(typeof(ProductKernel<,,,>), lanes, high.Count, wide.Count), high.First, wide.First),
        ];
    }

    /// <summary>With at most so many vectors in a tile.</summary>
    public static Product Of(int lanes, int rows, int vectors, int mostVectors = ProductKernel.MaxVectors) =>
        Made.GetOrAdd((lanes, rows, vectors, mostVectors), static key => new(key.Lanes, key.Rows, key.Vectors, key.MostVectors));

    /// <summary>Each row begins with <paramref name="start"/>, or with zeros where it is null.</summary>
    public void Run(in ProductTile strides, float* left, float* right, float* start, float* result)
    {
        ProductTile tile = strides;
        foreach ((ProductKernel kernel, int row, int vector) in _tiles)
        {
            kernel.Run(
                &tile, left + (row * tile.LeftRow), right + (vector * tile.RightVector), start == null ? null : start + (vector * _lanes),
                result + (row * tile.ResultRow) + (vector * tile.ResultVector));
        }
    }

    /// <summary>In parts of at most so many, as even as can be.</summary>
    private static IEnumerable<(int First, int Count)> Split(int count, int most)
    {
        int parts = (count + most - 1) / most;
        return Enumerable.Range(0, parts).Select(i => (count * i / parts, (count * (i + 1) / parts) - (count * i / parts)));
    }
}
