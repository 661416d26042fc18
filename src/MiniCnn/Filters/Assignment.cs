namespace MiniCnn.Filters;

/// <summary>The best one-to-one assignment of rows to columns: the Hungarian method (H. Kuhn 1955; this form after R. Jonker and A. Volgenant).</summary>
internal static class Assignment
{
    /// <summary>Maximizes the sum of abs scores [rows][columns], which are finite. O(n²m).</summary>
    /// <returns>For each row its column, or −1 where there are fewer columns than rows and it has none.</returns>
    public static int[] Best(double[][] scores)
    {
        (int rows, int columns) = (scores.Length, scores[0].Length);
        if (rows <= columns)
            return Solve(rows, columns, (row, column) => -Math.Abs(scores[row][column]));
        int[] byColumn = Solve(columns, rows, (column, row) => -Math.Abs(scores[row][column]));
        return [.. Enumerable.Range(0, rows).Select(row => Array.IndexOf(byColumn, row))];
    }

    /// <summary>Row and column 0 stand for none.</summary>
    private static int[] Solve(int n, int m, Func<int, int, double> cost)
    {
        (double[] potentialRow, double[] potentialColumn, int[] rowOf) = (new double[n + 1], new double[m + 1], new int[m + 1]);
        for (int row = 1; row <= n; row++)
        {
            (int free, int[] previous, bool[] seen) = (0, new int[m + 1], new bool[m + 1]);
            double[] slack = [.. Enumerable.Repeat(double.PositiveInfinity, m + 1)];
            rowOf[0] = row;
            do
            {
                seen[free] = true;
                (int current, int next, double delta) = (rowOf[free], 0, double.PositiveInfinity);
                foreach (int column in Enumerable.Range(1, m).Where(column => !seen[column]))
                {
                    double reduced = cost(current - 1, column - 1) - potentialRow[current] - potentialColumn[column];
                    if (reduced < slack[column])
                        (slack[column], previous[column]) = (reduced, free);
                    if (slack[column] < delta)
                        (delta, next) = (slack[column], column);
                }

                for (int column = 0; column <= m; column++)
                {
                    slack[column] -= seen[column] ? 0 : delta;
                    potentialRow[rowOf[column]] += seen[column] ? delta : 0;
                    potentialColumn[column] -= seen[column] ? delta : 0;
                }

                free = next;
            }
            while (rowOf[free] != 0);
            for (; free != 0; free = previous[free])
                rowOf[free] = rowOf[previous[free]];
        }

        return [.. Enumerable.Range(1, n).Select(row => Array.IndexOf(rowOf, row, 1) - 1)];
    }
}
