namespace MiniCnn.Filters;

/// <summary>The best one-to-one assignment of rows to columns: the Hungarian method (H. Kuhn 1955; this form after R. Jonker and A. Volgenant).</summary>
public static class Assignment
{
    /// <summary>Maximizes the sum of scores. O(n²m).</summary>
    /// <param name="scores">[rows, columns], finite.</param>
    /// <returns>For each row its column, or −1 where there are fewer columns than rows and it goes without.</returns>
    public static int[] Best(double[,] scores)
    {
        int rows = scores.GetLength(0), columns = scores.GetLength(1);
        var result = new int[rows];
        if (rows <= columns) return Solve(rows, columns, (row, column) => -scores[row, column]);
        Array.Fill(result, -1);
        var byColumn = Solve(columns, rows, (column, row) => -scores[row, column]);
        for (var column = 0; column < columns; column++) result[byColumn[column]] = column;
        return result;
    }

    private static int[] Solve(int n, int m, Func<int, int, double> cost)
    {
        var potentialRow = new double[n + 1];
        var potentialColumn = new double[m + 1];
        var rowOf = new int[m + 1];
        for (var row = 1; row <= n; row++)
        {
            rowOf[0] = row;
            var free = 0;
            var slack = new double[m + 1];
            var previous = new int[m + 1];
            var seen = new bool[m + 1];
            Array.Fill(slack, double.PositiveInfinity);
            do
            {
                seen[free] = true;
                var current = rowOf[free];
                var next = 0;
                var delta = double.PositiveInfinity;
                for (var column = 1; column <= m; column++)
                {
                    if (seen[column]) continue;
                    var reduced = cost(current - 1, column - 1) - potentialRow[current] - potentialColumn[column];
                    if (reduced < slack[column]) (slack[column], previous[column]) = (reduced, free);
                    if (slack[column] < delta) (delta, next) = (slack[column], column);
                }
                for (var column = 0; column <= m; column++)
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
        var result = new int[n];
        for (var column = 1; column <= m; column++)
        {
            if (rowOf[column] != 0) result[rowOf[column] - 1] = column - 1;
        }
        return result;
    }
}
