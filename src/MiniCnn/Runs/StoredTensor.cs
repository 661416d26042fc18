namespace MiniCnn.Runs;

/// <summary>A tensor as bytes: little-endian elements, last dimension fastest.</summary>
/// <param name="Type">What an element is.</param>
/// <param name="Shape">Sizes, outermost first; empty for a scalar.</param>
/// <param name="Data">Exactly the product of the sizes times the element size, in bytes.</param>
public sealed record StoredTensor(ElementType Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>Bytes that a shape takes, or false where the product leaves 63 bits or a size is negative.</summary>
    internal static bool TryByteCount(ElementType type, IReadOnlyList<long> shape, out long bytes)
    {
        bytes = type.Size();
        foreach (long size in shape)
        {
            if (size < 0 || (UInt128)(ulong)bytes * (ulong)size > long.MaxValue)
                return false;
            bytes *= size;
        }

        return true;
    }
}
