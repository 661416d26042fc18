using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MiniCnn.Runs;

/// <summary>
/// Named tensors in a safetensors file (https://github.com/huggingface/safetensors): eight bytes of header length, a JSON header, the bytes of all
/// tensors. The reader trusts nothing: every length is checked against what is there before anything is allocated for it.
/// </summary>
internal sealed class SafeTensors
{
    /// <summary>The maximal length of a header, in this reader as in the format's own: 100,000,000.</summary>
    public const long MaxHeader = 100_000_000;

    public SafeTensors(IReadOnlyDictionary<string, StoredTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        (Tensors, Metadata) = (tensors, metadata ?? new Dictionary<string, string>());
        foreach ((string name, StoredTensor tensor) in tensors)
        {
            if (name == SafeTensorsHeader.MetadataKey)
                throw MiniCnnException.BadUsage($"A tensor cannot be called {name}: the safetensors format keeps that name for its notes; choose another");
            if (!StoredTensor.TryByteCount(tensor.Type, tensor.Shape, out long bytes) || bytes != tensor.Data.Length)
                throw MiniCnnException.BadUsage(
                    $"Tensor {name} of {tensor.Type} [{string.Join(", ", tensor.Shape)}] comes with {tensor.Data.Length} bytes; give it the bytes of its shape");
        }
    }

    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a file whole; its tensors share one block of memory.</summary>
    public static SafeTensors Read(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
            long length = stream.Length;
            if (length > Array.MaxLength)
                throw MiniCnnException.BadData($"{path} has {length} bytes; files up to {Array.MaxLength} bytes can be read");
            Span<byte> start = stackalloc byte[8];
            int got = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            _ = new SafeTensorsHeader(path).Length(start[..got], length);
            byte[] bytes = GC.AllocateUninitializedArray<byte>((int)length);
            start.CopyTo(bytes);
            stream.ReadExactly(bytes.AsSpan(start.Length));
            return Parse(bytes, path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw MiniCnnException.BadData($"Cannot read {path}: {cause.Message.TrimEnd('.')}; check the path and the permissions", cause);
        }
    }

    /// <summary>Reads a file's content; the tensors are views of it.</summary>
    public static SafeTensors Parse(ReadOnlyMemory<byte> file, string name)
    {
        SafeTensorsHeader header = new(name);
        int length = header.Length(file.Span, file.Length);
        ReadOnlyMemory<byte> data = file[(8 + length)..];
        header.Read(file.Span.Slice(8, length), data.Length);
        Dictionary<string, StoredTensor> tensors = new(header.Entries.Count, StringComparer.Ordinal);
        foreach ((string key, (ElementType type, long[] shape, long begin, long end)) in header.Entries)
            tensors.Add(key, new StoredTensor(type, shape, data[(int)begin..(int)end]));
        return new SafeTensors(tensors, header.Metadata);
    }

    /// <summary>Reads a file of weights: every number is finite, but for tensors whose name has this beginning.</summary>
    public static SafeTensors ReadFinite(string path, string? except = null)
    {
        SafeTensors file = Read(path);
        return file.Tensors.FirstOrDefault(pair => (except is null || !pair.Key.StartsWith(except, StringComparison.Ordinal)) && !pair.Value.IsFinite) is { Key: { } name }
            ? throw MiniCnnException.BadData($"{path} holds NaN or infinity in {SafeTensorsHeader.Shown(name)}; expected finite numbers: use the file that a training wrote")
            : file;
    }

    /// <summary>Replaces a file by these tensors; a reader sees the old file or the new one. The same tensors give the same bytes.</summary>
    public void Write(string path) => AtomicFile.Write(path, WriteTo);

    /// <summary>Writes the file's bytes: tensors by element size, the largest first, then by name, so that each is aligned.</summary>
    public void WriteTo(Stream stream)
    {
        KeyValuePair<string, StoredTensor>[] ordered =
            [.. Tensors.OrderByDescending(pair => StoredTensor.Size(pair.Value.Type)).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
        byte[] header = SafeTensorsHeader.Write(ordered, Metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach ((_, StoredTensor tensor) in ordered)
            stream.Write(tensor.Data.Span);
    }
}

/// <summary>The element types a safetensors file may hold that take whole bytes, named as in the file.</summary>
internal enum ElementType
{
    BOOL, U8, I8, F8_E5M2, F8_E4M3,
    I16, U16, F16, BF16,
    I32, U32, F32,
    F64, I64, U64,
}

/// <summary>A tensor as bytes: its shape, the outermost dimension first, and its little-endian elements, the last dimension fastest.</summary>
internal sealed record StoredTensor(ElementType Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>Bytes of one element.</summary>
    public static int Size(ElementType type) => type switch
    {
        <= ElementType.F8_E4M3 => 1,
        <= ElementType.BF16 => 2,
        <= ElementType.F32 => 4,
        _ => 8,
    };

    /// <summary>Whether no number is NaN or infinite; types of 8 bits are not looked at.</summary>
    public bool IsFinite => Type switch
    {
        ElementType.F16 => !MemoryMarshal.Cast<byte, Half>(Data.Span).ContainsAnyExceptInRange(Half.MinValue, Half.MaxValue),
        ElementType.BF16 => !MemoryMarshal.Cast<byte, ushort>(Data.Span).ToArray().Any(bits => (bits & 0x7F80) == 0x7F80),
        ElementType.F32 => !MemoryMarshal.Cast<byte, float>(Data.Span).ContainsAnyExceptInRange(float.MinValue, float.MaxValue),
        ElementType.F64 => !MemoryMarshal.Cast<byte, double>(Data.Span).ContainsAnyExceptInRange(double.MinValue, double.MaxValue),
        _ => true,
    };

    /// <summary>Bytes that a shape takes, or false where the product leaves 63 bits or a size is negative.</summary>
    public static bool TryByteCount(ElementType type, IReadOnlyList<long> shape, out long bytes)
    {
        bytes = Size(type);
        foreach (long size in shape)
        {
            if (size < 0 || (UInt128)(ulong)bytes * (ulong)size > long.MaxValue)
                return false;
            bytes *= size;
        }

        return true;
    }
}
