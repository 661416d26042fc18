using MiniCnn.Models;

namespace MiniCnn.Explanations;

/// <summary>A rectangle of an image's pixels, all sides inclusive; rows and columns below 0 or beyond the image lie in the padding.</summary>
internal readonly record struct ImageRegion(int Top, int Bottom, int Left, int Right)
{
    public int Height => Bottom - Top + 1;

    public int Width => Right - Left + 1;

    public bool Contains(int row, int column) => row >= Top && row <= Bottom && column >= Left && column <= Right;
}

/// <summary>The part of the image that one value of a layer's output depends on.</summary>
/// <param name="Field">The whole receptive field, including padding.</param>
/// <param name="Seen">Without padding, also without that of the layers between.</param>
internal sealed record ReceptiveRegion(ImageRegion Field, ImageRegion Seen)
{
    /// <summary>Traces the layers back to the image, index by index; row and column of a flat output are 0.</summary>
    /// <exception cref="MiniCnnException">No such layer, or a place outside its feature maps.</exception>
    public static ReceptiveRegion Of(Architecture architecture, string layer, int row, int column)
    {
        PlacedLayer placed = architecture[layer];
        if (row < 0 || row >= placed.Output.Height || column < 0 || column >= placed.Output.Width)
            throw MiniCnnException.BadUsage($"{layer} has feature maps of {placed.Output.Height}x{placed.Output.Width}; row {row} and column {column} are not in them");
        PlacedLayer[] back = [.. architecture.Layers.Take(architecture.Layers.ToList().IndexOf(placed) + 1).Reverse()];
        (long Top, long Bottom) rows = Back(back, Axis.Height, row, clip: false), seenRows = Back(back, Axis.Height, row, clip: true);
        (long Left, long Right) columns = Back(back, Axis.Width, column, clip: false), seenColumns = Back(back, Axis.Width, column, clip: true);
        return new ReceptiveRegion(
            new((int)rows.Top, (int)rows.Bottom, (int)columns.Left, (int)columns.Right),
            new((int)seenRows.Top, (int)seenRows.Bottom, (int)seenColumns.Left, (int)seenColumns.Right));
    }

    private static (long First, long Last) Back(PlacedLayer[] back, Axis axis, int output, bool clip)
    {
        (long First, long Last) range = (output, output);
        foreach (PlacedLayer layer in back)
        {
            int size = axis == Axis.Height ? layer.Input.Height : layer.Input.Width;
            range = Inputs(layer, axis, size, range);
            if (clip)
                range = Clip(range, size, layer.Layer is ConvolutionLayer convolution ? convolution.PaddingMode : PaddingMode.Constant);
        }

        return range;
    }

    /// <summary>The inputs of a range that reaches into the padding: zeros depend on no pixel, other padding on inputs elsewhere.</summary>
    private static (long First, long Last) Clip((long First, long Last) range, int size, PaddingMode mode)
    {
        if (mode is PaddingMode.Constant or PaddingMode.Replicate || (range.First >= 0 && range.Last < size))
            return (Math.Clamp(range.First, 0, size - 1), Math.Clamp(range.Last, 0, size - 1));
        (int first, int last) = (size - 1, 0);
        for (int index = (int)range.First; index <= range.Last; index++)
        {
            int input = Border.Source(mode, index, size);
            (first, last) = (Math.Min(first, input), Math.Max(last, input));
        }
        return (first, last);
    }

    private static (long First, long Last) Inputs(PlacedLayer placed, Axis axis, int size, (long First, long Last) outputs)
    {
        int outputSize = axis == Axis.Height ? placed.Output.Height : placed.Output.Width;
        return placed.Layer switch
        {
            FilterLayer layer => layer.Settings(placed.Input.Channels).Along(axis, size).InputsOf(outputs.First, outputs.Last),
            PoolingLayer layer => layer.Settings(placed.Input.Channels).Along(axis, size).InputsOf(outputs.First, outputs.Last),
            AdaptivePoolingLayer => (outputs.First * size / outputSize, (((outputs.Last + 1) * size) + outputSize - 1) / outputSize - 1),
            CropLayer layer => (outputs.First + layer.First(axis, size), outputs.Last + layer.First(axis, size)),
            UpsampleLayer layer => (FloorDivide(outputs.First - layer.Reach, layer.Factor), FloorDivide(outputs.Last + layer.Reach, layer.Factor)),
            GlobalPoolingLayer or GroupNormLayer or LinearLayer or FlattenLayer => (0, size - 1),
            _ => outputs,
        };
    }

    private static long FloorDivide(long dividend, int divisor) => (dividend / divisor) - (dividend % divisor < 0 ? 1 : 0);
}
