namespace MiniCnn.Runs;

/// <summary>The element types a safetensors file may hold that take whole bytes; each is named as the file names it.</summary>
public enum ElementType
{
    /// <summary>One byte, 0 or 1.</summary>
    BOOL,

    /// <summary>Unsigned 8-bit integer.</summary>
    U8,

    /// <summary>Signed 8-bit integer.</summary>
    I8,

    /// <summary>8-bit float with 5 bits of exponent.</summary>
    F8_E5M2,

    /// <summary>8-bit float with 4 bits of exponent.</summary>
    F8_E4M3,

    /// <summary>Signed 16-bit integer.</summary>
    I16,

    /// <summary>Unsigned 16-bit integer.</summary>
    U16,

    /// <summary>IEEE 754 half precision.</summary>
    F16,

    /// <summary>The upper half of a single-precision float.</summary>
    BF16,

    /// <summary>Signed 32-bit integer.</summary>
    I32,

    /// <summary>Unsigned 32-bit integer.</summary>
    U32,

    /// <summary>IEEE 754 single precision.</summary>
    F32,

    /// <summary>IEEE 754 double precision.</summary>
    F64,

    /// <summary>Signed 64-bit integer.</summary>
    I64,

    /// <summary>Unsigned 64-bit integer.</summary>
    U64,
}

/// <summary>Sizes of element types.</summary>
public static class ElementTypes
{
    /// <summary>Bytes of one element: 1, 2, 4 or 8.</summary>
    public static int Size(this ElementType type) => type switch
    {
        <= ElementType.F8_E4M3 => 1,
        <= ElementType.BF16 => 2,
        <= ElementType.F32 => 4,
        _ => 8,
    };

    /// <summary>Reads a name as the file writes it, such as <c>F32</c>; upper and lower case differ.</summary>
    internal static bool TryParse(string? name, out ElementType type) =>
        Enum.TryParse(name, ignoreCase: false, out type) && string.Equals(Enum.GetName(type), name, StringComparison.Ordinal);
}
