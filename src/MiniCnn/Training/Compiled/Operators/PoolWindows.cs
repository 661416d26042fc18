using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>The windows of a pool over a map, cut at its sides. A mean divides by what a window covers of map and padding, as in PyTorch.</summary>
internal sealed unsafe class PoolWindows
{
    private readonly (int First, int Count, float Scale)[] _rows;
    private readonly int* _first, _count;
    private readonly float* _scale;

    private PoolWindows(IEnumerable<(int First, int Count, float Scale)> rows, IEnumerable<(int First, int Count, float Scale)> columns, PlanMemory memory)
    {
        _rows = [.. rows];
        (int First, int Count, float Scale)[] across = [.. columns];
        Width = across.Length;
        _first = memory.Integers([.. across.Select(column => column.First)]);
        _count = memory.Integers([.. across.Select(column => column.Count)]);
        _scale = memory.Floats(Width);
        for (int x = 0; x < Width; x++)
            _scale[x] = across[x].Scale;
    }

    public static PoolWindows Of(LayerSettings pool, Size2D input, Size2D output, PlanMemory memory) =>
        new(Along(pool.Along(Axis.Height, input.Height), output.Height), Along(pool.Along(Axis.Width, input.Width), output.Width), memory);

    /// <summary>One window, the whole map.</summary>
    public static PoolWindows Whole(Size2D input, PlanMemory memory) => new([(0, input.Height, 1f / input.Height)], [(0, input.Width, 1f / input.Width)], memory);

    /// <summary>A window for every pixel of a part of the map.</summary>
    public static PoolWindows Crop(int top, int left, Size2D output, PlanMemory memory) =>
        new(Enumerable.Range(top, output.Height).Select(y => (y, 1, 1f)), Enumerable.Range(left, output.Width).Select(x => (x, 1, 1f)), memory);

    private int Width { get; }

    public int MaxRows => _rows.Max(row => row.Count);

    /// <summary>Whether no pixel is in two windows, nor padding in any.</summary>
    public static bool Touch(LayerSettings pool) => pool.Kernel == pool.Stride && pool.Padding == Padding.Of(0, 0);

    public int FirstRow(int row) => _rows[row].First;

    /// <summary>The windows of a row, over a map with these distances between rows and pixels; places are in a map with those.</summary>
    public PoolingTile Row(int row, nint rowStride, nint pixel, int placeRow, int placePixel) => new()
    {
        Rows = _rows[row].Count,
        Width = Width,
        Row = rowStride,
        Pixel = pixel,
        Place = _rows[row].First * placeRow,
        PlaceRow = placeRow,
        PlacePixel = placePixel,
        First = _first,
        Columns = _count,
        Scale = _scale,
        RowScale = _rows[row].Scale,
    };

    private static (int First, int Count, float Scale)[] Along(AxisGeometry axis, int outputs) => [.. Enumerable.Range(0, outputs).Select(i =>
    {
        int start = (i * axis.Stride) - axis.Before;
        int end = Math.Min(start + axis.Kernel, axis.Input + axis.After);
        int first = Math.Max(start, 0);
        return (first, Math.Min(end, axis.Input) - first, 1f / (end - start));
    })];
}
