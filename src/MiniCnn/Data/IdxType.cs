namespace MiniCnn.Data;

/// <summary>Element type of an IDX file: its third byte.</summary>
#pragma warning disable CA1720 // the format's own names
public enum IdxType
{
    /// <summary>Unsigned byte.</summary>
    UInt8 = 0x08,

    /// <summary>Signed byte.</summary>
    Int8 = 0x09,

    /// <summary>16-bit signed integer, big-endian.</summary>
    Int16 = 0x0B,

    /// <summary>32-bit signed integer, big-endian.</summary>
    Int32 = 0x0C,

    /// <summary>IEEE 754 single, big-endian.</summary>
    Float32 = 0x0D,

    /// <summary>IEEE 754 double, big-endian.</summary>
    Float64 = 0x0E,
}
#pragma warning restore CA1720
