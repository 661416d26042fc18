using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// TorchSharp's own binary form of a tensor: element type, number of dimensions and each size as unsigned LEB128, then the elements in
/// row-major order as they stand in memory.
/// </summary>
internal static unsafe class TensorFormat
{
    private static readonly Operator toType = new("aten::to", "dtype_layout");
    private static readonly Operator contiguous = new("aten::contiguous");
    private static readonly Operator empty = new("aten::empty", "memory_format");
    private static readonly Operator copy_ = new("aten::copy_");

    internal static void WriteNumber(BinaryWriter writer, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        while (value >= 0x80)
        {
            writer.Write((byte)(value | 0x80));
            value >>= 7;
        }
        writer.Write((byte)value);
    }

    internal static long ReadNumber(BinaryReader reader)
    {
        long value = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var part = reader.ReadByte();
            value |= (long)(part & 0x7f) << shift;
            if (part < 0x80) return value;
        }
        throw new InvalidDataException("a number in the file has more than 63 bits; this is not a file that TorchSharp wrote");
    }

    internal static void Write(BinaryWriter writer, Tensor tensor)
    {
        WriteNumber(writer, (long)tensor.dtype);
        var sizes = tensor.shape;
        WriteNumber(writer, sizes.Length);
        foreach (var size in sizes) WriteNumber(writer, size);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var plain = contiguous.Call(OnCpu(tensor), 0L);
        foreach (var block in Blocks(plain)) writer.Write(Bytes(plain, block));
    }

    internal static void ReadInto(BinaryReader reader, Tensor tensor)
    {
        var (type, sizes) = ReadHeader(reader);
        if (type != tensor.dtype)
            throw new ArgumentException($"Mismatched tensor data types while loading: the file has {type}, the module {tensor.dtype}. Make sure that the model you are loading into is exactly the same as the origin.");
        if (!sizes.AsSpan().SequenceEqual(tensor.shape))
            throw new ArgumentException($"Mismatched tensor shape while loading: the file has [{string.Join(", ", sizes)}], the module [{string.Join(", ", tensor.shape)}]. Make sure that the model you are loading into is exactly the same as the origin.");
        using var scope = NewDisposeScope();
        using var off = no_grad();
        copy_.Run(tensor, ReadElements(reader, type, sizes));
    }

    internal static Tensor Read(BinaryReader reader)
    {
        var (type, sizes) = ReadHeader(reader);
        return ReadElements(reader, type, sizes);
    }

    internal static void Skip(BinaryReader reader) => Read(reader).Dispose();

    private static (ScalarType type, long[] sizes) ReadHeader(BinaryReader reader)
    {
        var type = (ScalarType)ReadNumber(reader);
        if (!Enum.IsDefined(type)) throw new InvalidDataException($"element type {(sbyte)type} is not known; this is not a file that TorchSharp wrote");
        var sizes = new long[checked((int)ReadNumber(reader))];
        for (var n = 0; n < sizes.Length; n++) sizes[n] = ReadNumber(reader);
        return (type, sizes);
    }

    private static Tensor ReadElements(BinaryReader reader, ScalarType type, long[] sizes)
    {
        var tensor = empty.Call(sizes, type);
        foreach (var block in Blocks(tensor)) reader.BaseStream.ReadExactly(Bytes(tensor, block));
        return tensor;
    }

    private static Tensor OnCpu(Tensor tensor) =>
        tensor.device_type == DeviceType.CPU ? tensor : toType.Call(tensor, Argument.Default, Argument.Default, CPU);

    /// <summary>A span reaches 2 GiB only, so a tensor goes in blocks.</summary>
    private static IEnumerable<(long start, int length)> Blocks(Tensor tensor)
    {
        const long largest = 1 << 26;
        var total = tensor.NumberOfElements * tensor.ElementSize;
        for (long start = 0; start < total; start += largest) yield return (start, (int)Math.Min(largest, total - start));
    }

    private static Span<byte> Bytes(Tensor tensor, (long start, int length) block) =>
        new((byte*)NativeMethods.tsl_tensor_data(tensor.Handle) + block.start, block.length);
}
