namespace MiniCnn.Cli.Lab;

/// <summary>The matrix C with the names of the weights in place of numbers (w01 is row 0, column 1 of the kernel): printed, or as a file.</summary>
internal static class MatrixText
{
    private const int MaxPrinted = 100;
    private const long MaxEntries = 4_000_000;

    public static void Print(Output output, ConvolutionGeometry geometry)
    {
        string[][] rows = Rows(geometry);
        Table(output, "C", "output = C · input, both read row after row", rows);
        output.Line();
        Table(output, "C transposed", "what the transposed layer multiplies by", Transposed(rows));
    }

    public static void CheckPrinted(ConvolutionGeometry geometry)
    {
        Check(geometry, "--matrix");
        if (geometry.Input.Area > MaxPrinted || geometry.Output.Area > MaxPrinted)
        {
            throw MiniCnnException.BadUsage(
                $"--matrix: C has {geometry.Output.Area} rows and {geometry.Input.Area} columns, too many to print; expected at most {MaxPrinted}, or write it with --matrix-out file.csv");
        }
    }

    /// <summary>A table (.csv), or a picture of both matrices.</summary>
    public static void Write(string path, ConvolutionGeometry geometry)
    {
        Check(geometry, "--matrix-out");
        if (geometry.Output.Area > MaxEntries / geometry.Input.Area)
            throw MiniCnnException.BadUsage($"--matrix-out: C has {geometry.Output.Area} rows and {geometry.Input.Area} columns; expected at most {MaxEntries} entries");
        if (!Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            Sheet(geometry).Write(path, 1);
            return;
        }

        static string Lines(string[][] table) => CsvText.Write(table[0], table[1..]);
        string[][] rows = Rows(geometry);
        AtomicFile.WriteText(path, Lines(rows) + "\n" + Lines(Transposed(rows)));
    }

    /// <summary>[outputs][inputs], "0" where there is no weight.</summary>
    public static string[][] Rows(ConvolutionGeometry geometry)
    {
        string[][] rows = [.. Enumerable.Range(0, (int)geometry.Output.Area).Select(_ => Enumerable.Repeat("0", (int)geometry.Input.Area).ToArray())];
        Size2D kernel = geometry.Layer.Kernel;
        string comma = kernel.Height > 10 || kernel.Width > 10 ? "," : "";
        foreach ((int row, int column, int tap) in ConvolutionMatrix.Entries(geometry))
        {
            string name = $"w{tap / kernel.Width}{comma}{tap % kernel.Width}";
            rows[row][column] = rows[row][column] == "0" ? name : $"{rows[row][column]}+{name}";
        }
        return rows;
    }

    private static void Check(ConvolutionGeometry geometry, string option)
    {
        if (geometry.Layer.Kind == LayerKind.Pooling)
            throw MiniCnnException.BadUsage($"pooling has no matrix of weights; leave {option} out");
    }

    /// <summary>Each weight of the kernel has its own color; 0 is the darkest.</summary>
    private static ContactSheet Sheet(ConvolutionGeometry geometry)
    {
        var matrix = new Plane((int)geometry.Output.Area, (int)geometry.Input.Area);
        foreach ((int row, int column, int tap) in ConvolutionMatrix.Entries(geometry))
            matrix[row, column] = tap + 1;
        string note = $"Color: weight of the {KernelSheet.Times(geometry.Layer.Kernel)} kernel, in row-major order; darkest: 0.";
        return new ContactSheet(
            [SheetCell.Of(matrix, $"C: {matrix.Height} outputs × {matrix.Width} inputs"), SheetCell.Of(ConvolutionMatrix.Transpose(matrix), "C transposed")],
            new() { Title = "The convolution as a matrix", Note = note, Map = ColorMap.Viridis, CellPixels = 320, LargestCellPixels = 640, Gap = 24 });
    }

    private static string[][] Transposed(string[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];

    private static void Table(Output output, string name, string meaning, string[][] rows)
    {
        output.Row(name, $"{rows.Length} x {rows[0].Length}: {meaning}");
        int width = rows.Max(row => row.Max(entry => entry.Length));
        foreach (string[] row in rows)
            output.Line("  " + string.Join(' ', row.Select(entry => (entry == "0" ? "." : entry).PadLeft(width))));
    }
}
