using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace MiniCnn.Runs;

/// <summary>The header of a safetensors file: what is read from it, and every rule that it must keep.</summary>
internal sealed class SafeTensorsHeader
{
    /// <summary>The one key of the header that names no tensor.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>What libtorch's loops can take; a longer shape would cost many times its own bytes.</summary>
    private const int MaxDimensions = 64;

    private readonly string _file;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    private SafeTensorsHeader(string file) => _file = file;

    public IReadOnlyDictionary<string, Entry> Entries => _entries;

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>The header's length from the file's first bytes, checked against the file's length.</summary>
    public static int Length(ReadOnlySpan<byte> start, long fileLength, string file)
    {
        if (start.Length < 8)
            throw Broken(file, $"it has {fileLength} bytes, and 8 tell the header's length alone");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length > SafeTensors.MaxHeader)
            throw Broken(file, $"its header claims {length} bytes, and at most {SafeTensors.MaxHeader} are allowed");
        if ((long)length > fileLength - 8)
            throw Broken(file, $"its header claims {length} bytes, and {fileLength - 8} follow");
        return (int)length;
    }

    /// <param name="json">The header's bytes.</param>
    /// <param name="dataLength">Bytes that follow the header: all of them must belong to a tensor.</param>
    /// <param name="file">What errors call the file.</param>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength, string file)
    {
        if (json.IsEmpty || json[0] != (byte)'{')
            throw Broken(file, "its header does not begin with '{'");
        if (!Utf8.IsValid(json))
            throw Broken(file, "its header is not UTF-8");
        SafeTensorsHeader header = new(file);
        try
        {
            header.ReadObject(json);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // a string with half a surrogate pair is an InvalidOperationException of the reader
            throw Broken(file, $"its header is not JSON: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}", cause);
        }

        header.CheckRanges(dataLength);
        return header;
    }

    public static byte[] Write(IEnumerable<KeyValuePair<string, StoredTensor>> ordered, IReadOnlyDictionary<string, string> metadata)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0)
            {
                writer.WriteStartObject(MetadataKey);
                foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    writer.WriteString(key, value);
                writer.WriteEndObject();
            }

            long begin = 0;
            foreach ((string name, StoredTensor tensor) in ordered)
            {
                writer.WriteStartObject(name);
                writer.WriteString("dtype", tensor.Type.ToString());
                writer.WriteStartArray("shape");
                foreach (long size in tensor.Shape)
                    writer.WriteNumberValue(size);
                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(begin);
                writer.WriteNumberValue(begin += tensor.Data.Length);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        // spaces, so that the data begin at a multiple of eight bytes
        int padded = (buffer.WrittenCount + 7) / 8 * 8;
        if (padded > SafeTensors.MaxHeader)
            throw MiniCnnException.BadUsage($"A header of {padded} bytes cannot be written: at most {SafeTensors.MaxHeader} are allowed; use fewer or shorter names");
        byte[] header = new byte[padded];
        buffer.WrittenSpan.CopyTo(header);
        header.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static MiniCnnException Broken(string file, string how, Exception? cause = null) =>
        MiniCnnException.BadData($"{file} is not a whole safetensors file: {how}; write or fetch it again", cause);

    /// <summary>A text of the file's as an error may show it: on one line and not endless.</summary>
    private static string Shown(string? text)
    {
        string start = text is null ? "something else" : text.Length > 40 ? text[..40] + "…" : text;
        return "'" + string.Concat(start.Select(letter => char.IsControl(letter) ? '?' : letter)) + "'";
    }

    private void ReadObject(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 4 });
        reader.Read();
        bool metadataSeen = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Broken(_file, $"{Shown(name)} in its header is not an object");
            if (name == MetadataKey)
            {
                if (metadataSeen)
                    throw Broken(_file, $"{MetadataKey} stands twice in its header");
                metadataSeen = true;
                ReadMetadata(ref reader);
            }
            else if (!_entries.TryAdd(name, ReadEntry(ref reader, name)))
            {
                throw Broken(_file, $"tensor {Shown(name)} stands twice in its header");
            }
        }

        // more than white space after the closing brace makes this throw
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                throw Broken(_file, $"the note {Shown(key)} in {MetadataKey} is not text");
            if (!_metadata.TryAdd(key, reader.GetString()!))
                throw Broken(_file, $"the note {Shown(key)} stands twice in {MetadataKey}");
        }
    }

    private Entry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        ElementType? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("dtype"u8) && type is null)
                type = ReadType(ref reader, name);
            else if (reader.ValueTextEquals("shape"u8) && shape is null)
                shape = ReadNumbers(ref reader, name, MaxDimensions);
            else if (reader.ValueTextEquals("data_offsets"u8) && offsets is null)
                offsets = ReadNumbers(ref reader, name, 2);
            else
                throw Broken(_file, $"tensor {Shown(name)} has {Shown(reader.GetString())} twice or beside dtype, shape and data_offsets");
        }

        if (type is null || shape is null || offsets is not [long begin, long end])
            throw Broken(_file, $"tensor {Shown(name)} lacks dtype, shape or two data_offsets");
        if (!StoredTensor.TryByteCount(type.Value, shape, out long bytes) || end - begin != bytes)
            throw Broken(_file, $"tensor {Shown(name)} of {type} [{string.Join(", ", shape)}] has the byte range {begin} to {end}, which is not its size");
        return new Entry(type.Value, shape, begin, end);
    }

    private ElementType ReadType(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return ElementTypes.TryParse(text, out ElementType type)
            ? type
            : throw Broken(_file, $"tensor {Shown(name)} has the dtype {Shown(text)}, and {string.Join(", ", Enum.GetNames<ElementType>())} are known");
    }

    private long[] ReadNumbers(ref Utf8JsonReader reader, string name, int max)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Broken(_file, $"the shape or data_offsets of tensor {Shown(name)} are not a list");
        List<long>? numbers = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || reader.ValueSpan[0] == (byte)'-')
                throw Broken(_file, $"the shape or data_offsets of tensor {Shown(name)} hold something else than whole numbers from 0");
            if (numbers?.Count == max)
                throw Broken(_file, $"the shape or data_offsets of tensor {Shown(name)} hold more than {max} numbers");
            (numbers ??= new(4)).Add(number);
        }

        return numbers is null ? [] : [.. numbers];
    }

    /// <summary>The ranges, in order, cover the data from the first byte to the last without a gap or an overlap.</summary>
    private void CheckRanges(long dataLength)
    {
        long reached = 0;
        foreach ((string name, Entry entry) in _entries.OrderBy(pair => pair.Value.Begin).ThenBy(pair => pair.Value.End))
        {
            if (entry.Begin != reached)
                throw Broken(_file, $"the data of tensor {Shown(name)} begin at byte {entry.Begin}, and the ones before end at {reached}");
            reached = entry.End;
        }

        if (reached != dataLength)
            throw Broken(_file, $"its tensors take {reached} bytes, and {dataLength} follow the header");
    }

    /// <summary>Where a tensor's bytes lie, counted from the header's end.</summary>
    public readonly record struct Entry(ElementType Type, long[] Shape, long Begin, long End);
}
