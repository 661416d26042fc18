namespace MiniCnn.Runs;

/// <summary>The element types a safetensors file may hold that take whole bytes, named as in the file.</summary>
internal enum ElementType
{
    BOOL,
    U8,
    I8,
    F8_E5M2,
    F8_E4M3,
    I16,
    U16,
    F16,
    BF16,
    I32,
    U32,
    F32,
    F64,
    I64,
    U64,
}

internal static class ElementTypes
{
    /// <summary>Bytes of one element: 1, 2, 4 or 8.</summary>
    public static int Size(this ElementType type) => type switch
    {
        <= ElementType.F8_E4M3 => 1,
        <= ElementType.BF16 => 2,
        <= ElementType.F32 => 4,
        _ => 8,
    };

    /// <summary>Upper and lower case differ.</summary>
    public static bool TryParse(string? name, out ElementType type) =>
        Enum.TryParse(name, ignoreCase: false, out type) && string.Equals(Enum.GetName(type), name, StringComparison.Ordinal);
}

/// <summary>A tensor as bytes: its shape, the outermost dimension first, and its little-endian elements, the last dimension fastest.</summary>
internal sealed record StoredTensor(ElementType Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>Bytes that a shape takes, or false where the product leaves 63 bits or a size is negative.</summary>
    public static bool TryByteCount(ElementType type, IReadOnlyList<long> shape, out long bytes)
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
