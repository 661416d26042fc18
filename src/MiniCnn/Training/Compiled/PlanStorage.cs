namespace MiniCnn.Training.Compiled;

/// <summary>Gives operators their memory: for a batch of at most so many images, and so many threads.</summary>
internal sealed unsafe class PlanStorage(int batch, int threads, int lanes, PlanMemory memory)
{
    public PlanMemory Memory => memory;
    public int Threads => threads;

    /// <summary>Of the widest vectors to use.</summary>
    public int Lanes => lanes;

    /// <summary>Numbers of every image of a batch.</summary>
    public MapStorage Kept(int size) => new(memory.Floats((long)size * batch), size, 0);

    /// <summary>Numbers of the images that a thread works on.</summary>
    public MapStorage Scratch(int size) => new(memory.Floats((long)size * MapStorage.Group * threads), size, MapStorage.Group);

    /// <summary>Numbers for each thread, <see cref="MapStorage.At(int)"/> its index; a cache line belongs to one of them.</summary>
    public MapStorage PerThread(int count)
    {
        int size = (count + 15) / 16 * 16;
        return new(memory.Floats((long)size * threads), size, 0);
    }
}
