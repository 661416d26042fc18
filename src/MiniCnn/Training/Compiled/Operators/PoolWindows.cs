using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>The windows of a pool over a map, cut at its sides. A mean divides by what a window covers of map and padding, as in PyTorch.</summary>
internal sealed unsafe class PoolWindows
{
    private readonly (int First, int Count, float Scale)[] _rows;
    private readonly int* _first, _count;
    private readonly float* _scale;
    private readonly int _width;

    public PoolWindows(LayerSettings pool, Size2D input, Size2D output, PlanMemory memory)
    {
        _rows = Along(pool.Along(Axis.Height, input.Height), output.Height);
        (int First, int Count, float Scale)[] columns = Along(pool.Along(Axis.Width, input.Width), output.Width);
        _first = memory.Integers([.. columns.Select(column => column.First)]);
        _count = memory.Integers([.. columns.Select(column => column.Count)]);
        _scale = memory.Floats(columns.Length);
        _width = columns.Length;
        for (int x = 0; x < _width; x++)
            _scale[x] = columns[x].Scale;
        IsTwoByTwo = _rows.Concat(columns).All(window => window.Count == 2);
    }

    /// <summary>Whether all windows are, also those at the end.</summary>
    public bool IsTwoByTwo { get; }

    public int MaxRows => _rows.Max(row => row.Count);

    /// <summary>Whether no pixel is in two windows, nor padding in any.</summary>
    public static bool Touch(LayerSettings pool) => pool.Kernel == pool.Stride && pool.Padding == Padding.Of(0, 0);

    public int FirstRow(int row) => _rows[row].First;

    public PoolingTile Row(int row, nint rowStride, nint pixel) => new()
    {
        Rows = _rows[row].Count,
        Width = _width,
        Row = rowStride,
        Pixel = pixel,
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
