using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MiniCnn.Data;

/// <summary>
/// The content of an IDX file: an array of any rank. <see cref="Bytes"/> holds the elements as the file does, row-major and
/// big-endian, so that a file is known by the hash of what it holds, however it was packed.
/// </summary>
public sealed class IdxArray
{
    /// <param name="type">Element type.</param>
    /// <param name="dimensions">0 to 255 sizes, each at least 0; none makes a single number.</param>
    /// <param name="bytes">Elements, row-major, big-endian.</param>
    /// <exception cref="MiniCnnException">The length is not the product of the sizes times the element size.</exception>
    public IdxArray(IdxType type, int[] dimensions, byte[] bytes)
    {
        long expected = IdxHeader.DataBytes(type, dimensions);
        if (expected != bytes.LongLength)
            throw MiniCnnException.BadUsage(
                $"An IDX array of {type} [{string.Join(", ", dimensions)}] cannot be made from {bytes.LongLength} bytes; expected {expected}");
        (Type, Dimensions, Bytes) = (type, dimensions, bytes);
    }

    /// <summary>Element type.</summary>
    public IdxType Type { get; }

    /// <summary>Sizes, slowest first; empty for a single number.</summary>
    public int[] Dimensions { get; }

    /// <summary>Elements as in the file: row-major, big-endian. For <see cref="IdxType.UInt8"/> simply the values.</summary>
    public byte[] Bytes { get; }

    /// <summary>An array from values of the machine's byte order.</summary>
    /// <typeparam name="T">byte, sbyte, short, int, float or double.</typeparam>
    public static IdxArray Of<T>(ReadOnlySpan<T> values, params int[] dimensions)
        where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        SwapToBigEndian(bytes, Unsafe.SizeOf<T>());
        return new IdxArray(TypeOf<T>(), dimensions, bytes);
    }

    /// <summary>The values in the machine's byte order.</summary>
    /// <typeparam name="T">The type that <see cref="Type"/> says.</typeparam>
    /// <exception cref="MiniCnnException">The array is of another type.</exception>
    public T[] Values<T>()
        where T : unmanaged
    {
        if (TypeOf<T>() != Type)
            throw MiniCnnException.BadUsage($"An IDX array of {Type} was asked for {TypeOf<T>()} values; ask for {Type}");
        byte[] bytes = (byte[])Bytes.Clone();
        SwapToBigEndian(bytes, Unsafe.SizeOf<T>());
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }

    /// <summary>SHA-256, lower-case hexadecimal, of the plain IDX file that holds this array.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(IdxHeader.Encode(Type, Dimensions));
        hash.AppendData(Bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IdxType TypeOf<T>() =>
        default(T) switch
        {
            byte => IdxType.UInt8,
            sbyte => IdxType.Int8,
            short => IdxType.Int16,
            int => IdxType.Int32,
            float => IdxType.Float32,
            double => IdxType.Float64,
            _ => throw MiniCnnException.BadUsage($"IDX has no element type {typeof(T).Name}; expected byte, sbyte, short, int, float or double"),
        };

    private static void SwapToBigEndian(byte[] bytes, int size)
    {
        if (!BitConverter.IsLittleEndian)
            return;
        for (int i = 0; size > 1 && i < bytes.Length; i += size)
            bytes.AsSpan(i, size).Reverse();
    }
}
