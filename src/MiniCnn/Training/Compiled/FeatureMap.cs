using System.Runtime.InteropServices;

namespace MiniCnn.Training.Compiled;

/// <summary>
/// How the map of one image lies in memory: blocks of channels as wide as a vector, in each block rows of pixels with the block's channels side by side, and
/// a border of zeros. The channels of an image that a convolution reads first are planes: blocks of one lane. Distances are in floats.
/// </summary>
internal sealed record MapLayout(int Channels, int Lanes, int Height, int Width, Pads Border)
{
    /// <summary>Whether each channel is by itself.</summary>
    public bool IsPlanes => Lanes == 1;
    public int Blocks => (Channels + Lanes - 1) / Lanes;
    public int RowStride => (Width + Border.Left + Border.Right) * Lanes;
    public int BlockStride => (Height + Border.Top + Border.Bottom) * RowStride;
    public int RowLength => Width * Lanes;

    /// <summary>Where the first pixel is.</summary>
    public int Origin => (Border.Top * RowStride) + (Border.Left * Lanes);

    /// <summary>Of one image, in whole vectors of any width.</summary>
    public int Size => ((Blocks * BlockStride) + 15) / 16 * 16;

    /// <summary>Where a row is, of all rows of all blocks.</summary>
    public int Row(int row) => Origin + (row / Height * BlockStride) + (row % Height * RowStride);

    public int Index(int channel, int y, int x) =>
        (channel / Lanes * BlockStride) + Origin + (y * RowStride) + (x * Lanes) + (channel % Lanes);
}

/// <summary>What a phase of a step does: these images, by this thread.</summary>
internal readonly record struct Work(int First, int End, int Thread, long Step, bool Training);

/// <summary>Numbers of every image of a batch or, for what nothing needs later, of the few images that a thread works on.</summary>
internal readonly unsafe struct MapStorage(float* start, int size, int slots)
{
    /// <summary>Images that a thread takes through all operators before it takes the next: their maps stay in its cache.</summary>
    public const int Group = 4;

    /// <summary>The map of an image of the work.</summary>
    public float* At(int image, in Work work) => start + ((nint)size * (slots == 0 ? image : (work.Thread * slots) + (image % slots)));

    /// <summary>The map of an image of a batch that is kept as a whole.</summary>
    public float* At(int image) => start + ((nint)size * image);
}

/// <summary>What flows from one operator to the next: the numbers and their gradient.</summary>
internal sealed unsafe class FeatureMap
{
    public required MapLayout Layout { get; init; }

    /// <summary>As the layout, with the border that those need who read or write the gradient.</summary>
    public required MapLayout GradientLayout { get; init; }
    public required MapStorage Values { get; init; }
    public required MapStorage Gradient { get; init; }

    /// <summary>The numbers of a block of channels of an image, from the first pixel on; <see cref="Slope"/> is their gradient.</summary>
    public float* Value(int image, int block, in Work work) => Values.At(image, work) + Layout.Origin + (block * Layout.BlockStride);

    public float* Slope(int image, int block, in Work work) => Gradient.At(image, work) + GradientLayout.Origin + (block * GradientLayout.BlockStride);
}

/// <summary>Memory of a plan: aligned, zero at first, and freed at once.</summary>
internal sealed unsafe class PlanMemory : IDisposable
{
    private readonly List<nint> _blocks = [];

    public float* Floats(long count)
    {
        // a vector more, so that the last one may be read whole
        nuint bytes = checked((nuint)((count + 16) * sizeof(float)));
        void* block = NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(block, bytes);
        _blocks.Add((nint)block);
        return (float*)block;
    }

    public int* Integers(ReadOnlySpan<int> values)
    {
        int* block = (int*)Floats(values.Length);
        values.CopyTo(new Span<int>(block, values.Length));
        return block;
    }

    public double* Doubles(int count) => (double*)Floats(2L * count);

    public void Dispose()
    {
        foreach (nint block in _blocks)
            NativeMemory.AlignedFree((void*)block);
        _blocks.Clear();
    }
}
