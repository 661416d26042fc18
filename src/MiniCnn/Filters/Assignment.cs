namespace MiniCnn.Filters;

/// <summary>The best one-to-one assignment of rows to columns: the Hungarian method (H. Kuhn 1955; this form after R. Jonker and A. Volgenant).</summary>
internal static class Assignment
{
    /// <summary>Maximizes the sum of scores. O(n²m).</summary>
    /// <param name="scores">[rows, columns], finite.</param>
    /// <returns>For each row its column, or −1 where there are fewer columns than rows and it has none.</returns>
    public static int[] Best(double[,] scores)
    {
        int rows = scores.GetLength(0), columns = scores.GetLength(1);
        int[] result = new int[rows];
        if (rows <= columns) return Solve(rows, columns, (row, column)
            => -scores[row, column]);
        Array.Fill(result, -1);
        int[] byColumn = Solve(columns, rows, (column, row) => -scores[row, column]);
        for (int column = 0; column < columns; column++)
            result[byColumn[column]] = column;
        return result;
    }

    private static int[] Solve(int n, int m, Func<int, int, double> cost)
    {
        double[] potentialRow = new double[n + 1];
        double[] potentialColumn = new double[m + 1];
        int[] rowOf = new int[m + 1];
        for (int row = 1; row <= n; row++)
        {
            rowOf[0] = row;
            int free = 0;
            double[] slack = new double[m + 1];
            int[] previous = new int[m + 1];
            bool[] seen = new bool[m + 1];
            Array.Fill(slack, double.PositiveInfinity);
            do
            {
                seen[free] = true;
                int current = rowOf[free];
                int next = 0;
                double delta = double.PositiveInfinity;
                for (int column = 1; column <= m; column++)
                {
                    if (seen[column])
                        continue;
                    double reduced = cost(current - 1, column - 1) - potentialRow[current] - potentialColumn[column];
                    if (reduced < slack[column]) (slack[column], previous[column])
                        = (reduced, free);
                    if (slack[column] < delta) (delta, next) = (slack[column], column);
                }
                for (int column = 0; column <= m; column++)
                {
                    if (seen[column])
                    {
                        potentialRow[rowOf[column]] += delta;
                        potentialColumn[column] -= delta;
                    }
                    else
                    {
                        slack[column] -= delta;
                    }
                }
                free = next;
            }
            while (rowOf[free] != 0);
            while (free != 0)
            {
                rowOf[free] = rowOf[previous[free]];
                free = previous[free];
            }
        }
        int[] result = new int[n];
        for (int column = 1; column <= m; column++)
        {
            if (rowOf[column] != 0)
                result[rowOf[column] - 1] = column - 1;
        }
        return result;
    }
}
