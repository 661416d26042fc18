namespace MiniCnn.Imaging;

/// <summary>
/// The five row filters of PNG (specification, 9.2). A filter replaces a byte by its difference from a guess made of the
/// bytes a (left), b (above) and c (above left).
/// </summary>
internal static class PngFilters
{
    public const int Count = 5;

    /// <summary>Undoes a filter in place.</summary>
    /// <param name="filter">0 none, 1 left, 2 up, 3 average, 4 Paeth.</param>
    /// <param name="row">The row without its filter byte.</param>
    /// <param name="above">The row above, undone; zeros for the first of a pass.</param>
    /// <param name="distance">Bytes of a pixel, at least 1.</param>
    /// <exception cref="MiniCnnException">Another filter number.</exception>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (int i = distance; i < row.Length; i++)
                    row[i] += row[i - distance];
                break;
            case 2:
                for (int i = 0; i < row.Length; i++)
                    row[i] += above[i];
                break;
            case 3:
                for (int i = 0; i < row.Length; i++)
                    row[i] += (byte)(((i < distance ? 0 : row[i - distance]) + above[i]) >> 1);
                break;
            case 4:
                for (int i = 0; i < row.Length; i++)
                    row[i] += i < distance ? above[i] : Paeth(row[i - distance], above[i], above[i - distance]);
                break;
            default:
                throw MiniCnnException.BadData($"PNG: row filter {filter} does not exist; expected 0 to 4");
        }
    }

    /// <summary>Writes the filtered row to <paramref name="result"/>.</summary>
    public static void Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int distance, Span<byte> result)
    {
        int start = Math.Min(distance, row.Length);
        switch (filter)
        {
            case 0:
                row.CopyTo(result);
                break;
            case 1:
                row[..start].CopyTo(result);
                for (int i = start; i < row.Length; i++)
                    result[i] = (byte)(row[i] - row[i - distance]);
                break;
            case 2:
                for (int i = 0; i < row.Length; i++)
                    result[i] = (byte)(row[i] - above[i]);
                break;
            case 3:
                for (int i = 0; i < start; i++)
                    result[i] = (byte)(row[i] - (above[i] >> 1));
                for (int i = start; i < row.Length; i++)
                    result[i] = (byte)(row[i] - ((row[i - distance] + above[i]) >> 1));
                break;
            default:
                for (int i = 0; i < start; i++)
                    result[i] = (byte)(row[i] - above[i]);
                for (int i = start; i < row.Length; i++)
                    result[i] = (byte)(row[i] - Paeth(row[i - distance], above[i], above[i - distance]));
                break;
        }
    }

    /// <summary>How well a filtered row is likely to pack: the sum of its bytes' sizes as signed numbers, less is better.</summary>
    public static long Cost(ReadOnlySpan<byte> filtered)
    {
        long sum = 0;
        foreach (byte b in filtered)
            sum += Math.Abs((int)(sbyte)b);
        return sum;
    }

    private static byte Paeth(byte a, byte b, byte c)
    {
        int p = a + b - c;
        (int pa, int pb, int pc) = (Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c));
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}
