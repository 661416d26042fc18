using MathNet.Numerics;

namespace MiniCnn.Kernels;

/// <summary>One-dimensional weights and the few operations that kernels are made by.</summary>
internal static class Profiles
{
    /// <summary>A row of Pascal's triangle: 1 2 1, 1 4 6 4 1.</summary>
    public static double[] Binomial(int size) => [.. Enumerable.Range(0, size).Select(n => SpecialFunctions.Binomial(size - 1, n))];

    /// <summary>exp(−x²/2σ²) at the cell centers, summing to 1.</summary>
    public static double[] Gaussian(int size, double sigma)
    {
        double middle = (size - 1) / 2.0;
        double[] row = [.. Enumerable.Range(0, size).Select(x => Math.Exp(-(x - middle) * (x - middle) / (2 * sigma * sigma)))];
        double sum = row.Sum();
        return [.. row.Select(weight => weight / sum)];
    }

    /// <summary>column · rowᵀ.</summary>
    public static double[,] Outer(double[] column, double[] row) => Fill(column.Length, row.Length, (y, x) => column[y] * row[x]);

    /// <summary>Weights by a function of row and column.</summary>
    public static double[,] Fill(int height, int width, Func<int, int, double> weight)
    {
        double[,] rows = new double[height, width];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                rows[y, x] = weight(y, x);
        }
        return rows;
    }

    /// <summary>The same numbers times a factor.</summary>
    public static double[,] Scale(double factor, double[,] rows) => Fill(rows.GetLength(0), rows.GetLength(1), (y, x) => factor * rows[y, x]);

    /// <summary>The eight outer cells of a 3×3 kernel moved counter-clockwise by a number of cells.</summary>
    public static double[,] Turn(double[,] rows, int cells)
    {
        (int Y, int X)[] ring = [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1)];
        double[,] turned = (double[,])rows.Clone();
        for (int n = 0; n < ring.Length; n++)
            turned[ring[(n + cells) % 8].Y, ring[(n + cells) % 8].X] = rows[ring[n].Y, ring[n].X];
        return turned;
    }
}
