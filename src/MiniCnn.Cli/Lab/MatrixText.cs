using MiniCnn.Cli.Terminal;
using MiniCnn.Convolution;

namespace MiniCnn.Cli.Lab;

/// <summary>The matrix C with the names of the weights in place of numbers: w01 is row 0, column 1 of the kernel.</summary>
internal static class MatrixText
{
    private const int MostPrinted = 100;

    /// <summary>Whether it can be printed.</summary>
    public static void Check(ConvolutionGeometry geometry)
    {
        if (geometry.Layer.Kind == LayerKind.Pooling)
            throw MiniCnnException.BadUsage("pooling has no matrix of weights; leave --matrix out");
        if (geometry.Input.Area > MostPrinted || geometry.Output.Area > MostPrinted)
        {
            throw MiniCnnException.BadUsage(
                $"--matrix: C has {geometry.Output.Area} rows and {geometry.Input.Area} columns, too many to print; expected at most {MostPrinted}, or write it with --matrix-out file.csv");
        }
    }

    public static void Print(Output output, ConvolutionGeometry geometry)
    {
        string[][] rows = Rows(geometry);
        Table(output, "C", "output = C · input, both read row after row", rows);
        output.Line();
        Table(output, "C transposed", "what the transposed layer multiplies by", Transposed(rows));
    }

    /// <summary>[outputs][inputs], "0" where no weight stands.</summary>
    public static string[][] Rows(ConvolutionGeometry geometry)
    {
        string[][] rows = [.. Enumerable.Range(0, (int)geometry.Output.Area).Select(_ => Enumerable.Repeat("0", (int)geometry.Input.Area).ToArray())];
        Size2D kernel = geometry.Layer.Kernel;
        bool wide = kernel.Height > 10 || kernel.Width > 10;
        foreach ((int row, int column, int tap) in ConvolutionMatrix.Entries(geometry))
        {
            string name = wide ? $"w{tap / kernel.Width},{tap % kernel.Width}" : $"w{tap / kernel.Width}{tap % kernel.Width}";
            rows[row][column] = rows[row][column] == "0" ? name : $"{rows[row][column]}+{name}";
        }
        return rows;
    }

    public static string[][] Transposed(string[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];

    private static void Table(Output output, string name, string meaning, string[][] rows)
    {
        output.Row(name, $"{rows.Length} x {rows[0].Length}: {meaning}");
        int width = rows.Max(row => row.Max(entry => entry.Length));
        foreach (string[] row in rows)
            output.Line("  " + string.Join(' ', row.Select(entry => (entry == "0" ? "." : entry).PadLeft(width))));
    }
}
