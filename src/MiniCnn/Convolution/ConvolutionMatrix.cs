namespace MiniCnn.Convolution;

/// <summary>A convolution of one channel as a matrix C: output = C · input, both in row-major order; Cᵀ is the transposed convolution (arXiv 1603.07285, 4.1).</summary>
internal static class ConvolutionMatrix
{
    private const long MaxEntries = 1L << 24;

    /// <summary>[o_h·o_w, i_h·i_w] weights of a convolution or transposed convolution.</summary>
    /// <exception cref="MiniCnnException">Pooling, a padding value, several channels, a kernel of another size, or a matrix too large.</exception>
    public static Plane Of(ConvolutionGeometry geometry, Plane kernel)
    {
        Check(geometry, kernel);
        var matrix = new Plane((int)geometry.Output.Area, (int)geometry.Input.Area);
        foreach ((int row, int column, int tap) in Entries(geometry))
            matrix[row, column] += kernel.Values[tap];
        return matrix;
    }

    /// <summary>
    /// The weights' places: row (output), column (input) and the index of the kernel's cell, row after row. Several may
    /// fall on one entry where the padding repeats the image.
    /// </summary>
    public static IEnumerable<(int Row, int Column, int Tap)> Entries(ConvolutionGeometry geometry)
    {
        // A transposed layer's matrix is that of the convolution it transposes, with the axes' roles exchanged.
        bool transposed = geometry.Layer.Kind == LayerKind.Transposed;
        (Size2D windows, Size2D cells) = transposed ? (geometry.Input, geometry.Output) : (geometry.Output, geometry.Input);
        LayerSettings layer = geometry.Layer;
        return from window in Enumerable.Range(0, (int)windows.Area)
               from tap in Enumerable.Range(0, (int)layer.Kernel.Area)
               let y = (window / windows.Width * layer.Stride.Height) - geometry.Pads.Top + (tap / layer.Kernel.Width * layer.Dilation.Height)
               let x = (window % windows.Width * layer.Stride.Width) - geometry.Pads.Left + (tap % layer.Kernel.Width * layer.Dilation.Width)
               let row = Border.Source(layer.PaddingMode, y, cells.Height)
               let column = Border.Source(layer.PaddingMode, x, cells.Width)
               where row >= 0 && column >= 0
               let cell = (row * cells.Width) + column
               select transposed ? (cell, window, tap) : (window, cell, tap);
    }

    public static Plane Transpose(Plane matrix) => new(matrix.Width, matrix.Height,
        [.. from column in Enumerable.Range(0, matrix.Width) from row in Enumerable.Range(0, matrix.Height) select matrix[row, column]]);

    /// <summary>matrix · vector, summed in float64.</summary>
    public static float[] Multiply(Plane matrix, IReadOnlyList<float> vector) => vector.Count == matrix.Width
        ? [.. matrix.Values.Chunk(matrix.Width).Select(row => (float)row.Zip(vector, (entry, value) => (double)entry * value).Sum())]
        : throw MiniCnnException.BadUsage($"a matrix of {matrix.Width} columns cannot be multiplied by {vector.Count} numbers");

    private static void Check(ConvolutionGeometry geometry, Plane kernel)
    {
        LayerSettings layer = geometry.Layer;
        MiniCnnException.ThrowIfAny(
            (layer.Kind == LayerKind.Pooling, "pooling has no matrix of weights"),
            (layer.PaddingValue is not (null or 0), $"padding with {NumberText.Brief(layer.PaddingValue ?? 0)} adds a constant, which a matrix cannot"),
            (layer.InputChannels != 1 || layer.OutputChannels != 1, "the matrix is made for one channel in and out"),
            (kernel.Height != layer.Kernel.Height || kernel.Width != layer.Kernel.Width, $"the kernel is {kernel.Height}x{kernel.Width}, but the layer's is {layer.Kernel}"),
            (geometry.Output.Area > MaxEntries / geometry.Input.Area,
                $"the matrix would have {geometry.Output.Area} rows and {geometry.Input.Area} columns; expected at most {MaxEntries} entries"));
    }
}
