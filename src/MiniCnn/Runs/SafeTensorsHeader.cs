using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MiniCnn.Runs;

/// <summary>The header of a safetensors file: what is read from it, and every rule that it must keep.</summary>
internal sealed class SafeTensorsHeader(string file)
{
    /// <summary>The one key of the header that names no tensor.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>What libtorch's loops can take; a longer shape would cost many times its own bytes.</summary>
    private const int MaxDimensions = 64;

    /// <summary>Far more than a network has; a file of millions of empty tensors would take many times its own size.</summary>
    private const int MaxTensors = 1 << 16;

    private Dictionary<string, string>? _metadata;

    /// <summary>Where each tensor's bytes lie, counted from the header's end.</summary>
    public Dictionary<string, (ElementType Type, long[] Shape, long Begin, long End)> Entries { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string>? Metadata => _metadata;

    /// <summary>The header's length from the file's first bytes, checked against the file's length.</summary>
    public int Length(ReadOnlySpan<byte> start, long fileLength)
    {
        if (start.Length < 8)
            throw Broken($"it has {fileLength} bytes, and 8 tell the header's length alone");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length > SafeTensors.MaxHeader)
            throw Broken($"its header claims {length} bytes, and at most {SafeTensors.MaxHeader} are allowed");
        return (long)length <= fileLength - 8 ? (int)length : throw Broken($"its header claims {length} bytes, and {fileLength - 8} follow");
    }

    /// <summary>All bytes that follow the header must belong to a tensor.</summary>
    public void Read(ReadOnlySpan<byte> json, long dataLength)
    {
        if (json.IsEmpty || json[0] != (byte)'{')
            throw Broken("its header does not begin with '{'");
        try
        {
            ReadObject(json);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // bytes that are not UTF-8 and half a surrogate pair are an InvalidOperationException of the reader
            throw Broken($"its header is not JSON: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}", cause);
        }

        // the ranges, in order, cover the data from the first byte to the last without a gap or an overlap
        long reached = 0;
        foreach ((string name, (_, _, long begin, long end)) in Entries.OrderBy(pair => pair.Value.Begin).ThenBy(pair => pair.Value.End))
        {
            if (begin != reached)
                throw Broken($"the data of tensor {Shown(name)} begin at byte {begin}, and the ones before end at {reached}");
            reached = end;
        }

        if (reached != dataLength)
            throw Broken($"its tensors take {reached} bytes, and {dataLength} follow the header");
    }

    public static byte[] Write(IEnumerable<KeyValuePair<string, StoredTensor>> ordered, IReadOnlyDictionary<string, string> metadata)
    {
        JsonObject root = [];
        if (metadata.Count > 0)
            root[MetadataKey] = new JsonObject(metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        long begin = 0;
        foreach ((string name, StoredTensor tensor) in ordered)
        {
            root[name] = new JsonObject
            {
                ["dtype"] = tensor.Type.ToString(),
                ["shape"] = new JsonArray([.. tensor.Shape.Select(size => (JsonNode)size)]),
                ["data_offsets"] = new JsonArray(begin, begin += tensor.Data.Length),
            };
        }

        // spaces, so that the data begin at a multiple of eight bytes
        string json = root.ToJsonString();
        int bytes = Encoding.UTF8.GetByteCount(json), padded = (bytes + 7) / 8 * 8;
        return padded <= SafeTensors.MaxHeader
            ? Encoding.UTF8.GetBytes(json.PadRight(json.Length + padded - bytes))
            : throw MiniCnnException.BadUsage($"A header of {padded} bytes cannot be written: at most {SafeTensors.MaxHeader} are allowed; use fewer or shorter names");
    }

    private MiniCnnException Broken(string how, Exception? cause = null) =>
        MiniCnnException.BadData($"{file} is not a whole safetensors file: {how}; write or fetch it again", cause);

    /// <summary>A text of the file's as an error may show it: on one line and not endless.</summary>
    public static string Shown(string? text)
    {
        string start = text is null ? "something else" : text.Length > 40 ? text[..40] + "…" : text;
        return $"'{PrintableText.Of(start)}'";
    }

    private void ReadObject(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 4 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (Entries.Count == MaxTensors)
                throw Broken($"it has more than {MaxTensors} tensors");
            if (name == MetadataKey ? _metadata is not null : Entries.ContainsKey(name))
                throw Broken($"{Shown(name)} stands twice in its header");
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Broken($"{Shown(name)} in its header is not an object");
            if (name == MetadataKey)
                ReadMetadata(ref reader);
            else
                Entries.Add(name, ReadEntry(ref reader, name));
        }

        // more than white space after the closing brace makes this throw
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        _metadata = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                throw Broken($"the note {Shown(key)} in {MetadataKey} is not text");
            if (_metadata.Count == MaxTensors)
                throw Broken($"it has more than {MaxTensors} notes in {MetadataKey}");
            if (!_metadata.TryAdd(key, reader.GetString()!))
                throw Broken($"the note {Shown(key)} stands twice in {MetadataKey}");
        }
    }

    private (ElementType Type, long[] Shape, long Begin, long End) ReadEntry(ref Utf8JsonReader reader, string name)
    {
        ElementType? type = null;
        long[]? shape = null, offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("dtype"u8) && type is null)
                type = ReadType(ref reader, name);
            else if (reader.ValueTextEquals("shape"u8) && shape is null)
                shape = ReadNumbers(ref reader, name, MaxDimensions);
            else if (reader.ValueTextEquals("data_offsets"u8) && offsets is null)
                offsets = ReadNumbers(ref reader, name, 2);
            else
                throw Broken($"tensor {Shown(name)} has {Shown(reader.GetString())} twice or beside dtype, shape and data_offsets");
        }

        if (type is null || shape is null || offsets is not [long begin, long end])
            throw Broken($"tensor {Shown(name)} lacks dtype, shape or two data_offsets");
        return StoredTensor.TryByteCount(type.Value, shape, out long bytes) && end - begin == bytes
            ? (type.Value, shape, begin, end)
            : throw Broken($"tensor {Shown(name)} of {type} [{string.Join(", ", shape)}] has the byte range {begin} to {end}, which is not its size");
    }

    private ElementType ReadType(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Enum.TryParse(text, out ElementType type) && type.ToString() == text
            ? type
            : throw Broken($"tensor {Shown(name)} has the dtype {Shown(text)}, and {string.Join(", ", Enum.GetNames<ElementType>())} are known");
    }

    private long[] ReadNumbers(ref Utf8JsonReader reader, string name, int max)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Broken($"the shape or data_offsets of tensor {Shown(name)} are not a list");
        List<long> numbers = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || reader.ValueSpan[0] == (byte)'-')
                throw Broken($"the shape or data_offsets of tensor {Shown(name)} hold something else than whole numbers from 0");
            if (numbers.Count == max)
                throw Broken($"the shape or data_offsets of tensor {Shown(name)} hold more than {max} numbers");
            numbers.Add(number);
        }

        return [.. numbers];
    }
}
