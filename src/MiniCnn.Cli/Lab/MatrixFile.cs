using MiniCnn.Convolution;
using MiniCnn.Imaging;

namespace MiniCnn.Cli.Lab;

/// <summary>The matrix C and its transpose as a table or a picture.</summary>
internal static class MatrixFile
{
    private const long MostEntries = 4_000_000;

    public static void Write(string path, ConvolutionGeometry geometry)
    {
        if (geometry.Layer.Kind == LayerKind.Pooling)
            throw MiniCnnException.BadUsage("pooling has no matrix of weights; leave --matrix-out out");
        if (geometry.Output.Area > MostEntries / geometry.Input.Area)
            throw MiniCnnException.BadUsage($"--matrix-out: C has {geometry.Output.Area} rows and {geometry.Input.Area} columns; expected at most {MostEntries} entries");
        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
            AtomicFile.WriteText(path, Csv(geometry));
        else
            Image(geometry).Write(path, 1);
    }

    private static string Csv(ConvolutionGeometry geometry)
    {
        string[][] rows = MatrixText.Rows(geometry);
        static string Lines(string[][] table) => string.Concat(table.Select(row => string.Join(',', row.Select(entry => entry.Contains(',', StringComparison.Ordinal) ? $"\"{entry}\"" : entry)) + "\n"));
        return Lines(rows) + "\n" + Lines(MatrixText.Transposed(rows));
    }

    /// <summary>Each weight of the kernel has its own color; 0 is the darkest.</summary>
    private static ContactSheet Image(ConvolutionGeometry geometry)
    {
        var matrix = new Plane((int)geometry.Output.Area, (int)geometry.Input.Area);
        foreach ((int row, int column, int tap) in ConvolutionMatrix.Entries(geometry))
            matrix[row, column] = tap + 1;
        return new ContactSheet(
            [SheetCell.Of(matrix, $"C: {matrix.Height} outputs × {matrix.Width} inputs"), SheetCell.Of(ConvolutionMatrix.Transpose(matrix), "C transposed")],
            new() { Title = "The convolution as a matrix", Note = $"Color: which weight of the {KernelSheet.Times(geometry.Layer.Kernel)} kernel, row after row; darkest: 0.", Map = ColorMap.Viridis, CellPixels = 320, LargestCellPixels = 640, Gap = 24 });
    }
}
