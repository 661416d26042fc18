namespace MiniCnn.Data;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): a counter run through a mixing
/// function, so that any number of independent streams can be started from numbers that name them. Only integer and IEEE
/// arithmetic: the same on every platform.
/// </summary>
public struct SplitMix64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state;

    /// <param name="seed">Chosen by the user.</param>
    /// <param name="streams">What the stream is for, such as the number of an image or an epoch.</param>
    public SplitMix64(long seed, params ReadOnlySpan<long> streams)
    {
        state = (ulong)seed;
        foreach (long stream in streams)
            state = Mix(state + Golden + Mix((ulong)stream + Golden));
    }

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(state += Golden);

    /// <summary>Evenly 0 to <paramref name="bound"/> − 1, without bias (Lemire 2019).</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ulong product = (Next() >> 32) * (ulong)bound;
        if ((uint)product < (uint)bound)
        {
            uint least = unchecked((uint)-bound) % (uint)bound;
            while ((uint)product < least)
                product = (Next() >> 32) * (ulong)bound;
        }

        return (int)(product >> 32);
    }

    /// <summary>Evenly in [0, 1): the 24 bits that a float holds.</summary>
    public float Uniform() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>Evenly between two numbers.</summary>
    public float Uniform(float low, float high) => low + ((high - low) * Uniform());

    /// <summary>True with this probability.</summary>
    public bool Chance(float probability) => Uniform() < probability;

    /// <summary>
    /// Nearly normal, mean 0 and variance 1, never beyond ±3.47: the sum of four even numbers, which needs no logarithm or sine
    /// whose last bit differs between platforms.
    /// </summary>
    public float Normal() => (Uniform() + Uniform() + Uniform() + Uniform() - 2) * 1.7320508f;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
