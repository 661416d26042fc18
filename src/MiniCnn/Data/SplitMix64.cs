namespace MiniCnn.Data;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): a counter and a mixing function, so
/// that independent streams can be started from any numbers. Only integer and IEEE arithmetic: the same on every platform.
/// </summary>
internal struct SplitMix64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>The streams are the purpose, such as the number of an image or an epoch.</summary>
    public SplitMix64(long seed, params ReadOnlySpan<long> streams)
    {
        _state = (ulong)seed;
        foreach (long stream in streams)
            _state = Mix(_state + Golden + Mix((ulong)stream + Golden));
    }

    public ulong Next() => Mix(_state += Golden);

    /// <summary>Uniform from 0 to <paramref name="bound"/> − 1, without bias (Lemire 2019).</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        uint threshold = unchecked((uint)-bound) % (uint)bound;
        ulong product;
        do
            product = (Next() >> 32) * (ulong)bound;
        while ((uint)product < threshold);
        return (int)(product >> 32);
    }

    /// <summary>Uniform in [0, 1): the 24 bits that a float holds.</summary>
    public float Uniform() => (Next() >> 40) * (1f / (1 << 24));

    public float Uniform(float low, float high) => low + ((high - low) * Uniform());

    public bool Chance(float probability) => Uniform() < probability;

    /// <summary>Nearly normal, within ±3.47: a sum of four uniform numbers, without a logarithm or sine whose last bit differs between platforms.</summary>
    public float Normal() => (Uniform() + Uniform() + Uniform() + Uniform() - 2) * 1.7320508f;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
