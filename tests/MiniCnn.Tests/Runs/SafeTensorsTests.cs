using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MiniCnn.Tests.Runs;

public sealed class SafeTensorsTests : IDisposable
{
    private const string Entry = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_what_another_writer_wrote()
    {
        var file = SafeTensors.Read(Reference("reference.safetensors"));
        file.Metadata.ShouldBe(new Dictionary<string, string> { ["format"] = "pt", ["note"] = "é\n" }, ignoreOrder: true);
        file.Tensors.Keys.ShouldBe(["double", "conv1.weight", "größe µ", "bytes", "empty"], ignoreOrder: true);
        file.Tensors["conv1.weight"].Shape.ShouldBe([2L, 1, 1, 3]);
        MemoryMarshal.Cast<byte, float>(file.Tensors["conv1.weight"].Data.Span).ToArray().ShouldBe([0.5f, -1.25f, 3f, 0f, -0f, 1e-40f]);
        MemoryMarshal.Cast<byte, double>(file.Tensors["double"].Data.Span).ToArray().ShouldBe([0.1, -1e300]);
        MemoryMarshal.Cast<byte, long>(file.Tensors["größe µ"].Data.Span).ToArray().ShouldBe([-(1L << 40)]);
        file.Tensors["größe µ"].Shape.ShouldBeEmpty();
        file.Tensors["bytes"].Data.ToArray().ShouldBe([0, 127, 255]);
        file.Tensors["empty"].Shape.ShouldBe([0L, 7]);
    }

    [Fact]
    public void Writes_largest_elements_first_in_order_of_names_with_a_padded_header()
    {
        SafeTensors file = new(
            new Dictionary<string, StoredTensor>
            {
                ["b"] = new(ElementType.U8, [3], new byte[] { 1, 2, 3 }),
                ["z"] = new(ElementType.F32, [], BitConverter.GetBytes(1f)),
                ["c"] = new(ElementType.F32, [1, 1], BitConverter.GetBytes(2f)),
            },
            new Dictionary<string, string> { ["format"] = "pt" });
        using MemoryStream stream = new();
        file.WriteTo(stream);
        byte[] bytes = stream.ToArray();
        string header = Encoding.UTF8.GetString(bytes, 8, bytes.Length - 8 - 11);
        header.TrimEnd(' ').ShouldBe(
            """{"__metadata__":{"format":"pt"},"c":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"z":{"dtype":"F32","shape":[],"data_offsets":[4,8]},"b":{"dtype":"U8","shape":[3],"data_offsets":[8,11]}}""");
        (header.Length % 8).ShouldBe(0);
        BinaryPrimitives.ReadInt64LittleEndian(bytes).ShouldBe(header.Length);
        bytes[^11..].ShouldBe([0, 0, 0, 64, 0, 0, 128, 63, 1, 2, 3]);
    }

    [Fact]
    public void What_is_written_is_read_again_with_odd_names()
    {
        Dictionary<string, StoredTensor> tensors = new()
        {
            [""] = new(ElementType.BF16, [1], new byte[] { 1, 2 }),
            ["a\"\\\n\u0001 größe 🎉"] = new(ElementType.I8, [2, 0], Array.Empty<byte>()),
        };
        string path = _folder.File("f");
        new SafeTensors(tensors).Write(path);
        var read = SafeTensors.Read(path);
        read.Tensors.Keys.ShouldBe(tensors.Keys, ignoreOrder: true);
        read.Tensors[""].Data.ToArray().ShouldBe([1, 2]);
        foreach (string empty in new[] { "{}", "{}   " })
            SafeTensors.Parse(File(empty, 0), "f").Tensors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "take 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "take 8 bytes")]
    [InlineData("""{}""", 1, "take 0 bytes")]
    [InlineData(""" {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "begin with")]
    [InlineData("""["a"]""", 8, "begin with")]
    [InlineData("", 8, "begin with")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", 8, "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} x""", 8, "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},}""", 8, "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}/**/}""", 8, "JSON")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "JSON")]
    [InlineData("""{"a":[]}""", 0, "not an object")]
    [InlineData("""{"a":null}""", 0, "not an object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\u0061":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "twice")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}""", 8, "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}""", 8, "beside")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "lacks")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""", 8, "lacks")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", 8, "lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", 8, "more than 2")]
    [InlineData("""{"a":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}""", 8, "F33")]
    [InlineData("""{"a":{"dtype":"f32","shape":[2],"data_offsets":[0,8]}}""", 8, "f32")]
    [InlineData("""{"a":{"dtype":"11","shape":[2],"data_offsets":[0,8]}}""", 8, "11")]
    [InlineData("""{"a":{"dtype":"F32,F32","shape":[2],"data_offsets":[0,8]}}""", 8, "dtype")]
    [InlineData("""{"a":{"dtype":11,"shape":[2],"data_offsets":[0,8]}}""", 8, "dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", 8, "not a list")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}""", 8, "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", 8, "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2,-1],"data_offsets":[0,8]}}""", 8, "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-0,8]}}""", 8, "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "not its size")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "not its size")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "not its size")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "begin at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[5,9]}}""", 9, "begin at byte 5")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "begin at byte 4")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "not text")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", 0, "twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "twice")]
    [InlineData("""{"__metadata__":"x"}""", 0, "not an object")]
    public void Each_broken_rule_is_told_in_one_line(string header, int dataLength, string expected)
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => SafeTensors.Parse(File(header, dataLength), "w.safetensors"));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain(expected);
        error.Message.ShouldContain("w.safetensors");
        error.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void Header_lengths_are_checked_against_the_file_and_the_limit()
    {
        byte[] file = File(Entry, 8);
        foreach (ulong length in new ulong[] { (ulong)file.Length - 7, 100_000_000, 100_000_001, 1UL << 63, ulong.MaxValue, 0 })
        {
            BinaryPrimitives.WriteUInt64LittleEndian(file, length);
            Should.Throw<MiniCnnException>(() => SafeTensors.Parse(file, "f"));
        }
    }

    [Fact]
    public void A_header_that_is_not_utf8_and_a_file_cut_at_any_byte_missing_or_a_folder_are_refused()
    {
        byte[] file = File(Entry, 8);
        file[10] = 0xff;
        Should.Throw<MiniCnnException>(() => SafeTensors.Parse(file, "f")).Message.ShouldContain("UTF-8");
        file = System.IO.File.ReadAllBytes(Reference("reference.safetensors"));
        string path = _folder.File("cut");
        Should.Throw<MiniCnnException>(() => SafeTensors.Read(path)).Kind.ShouldBe(ErrorKind.Data);
        Should.Throw<MiniCnnException>(() => SafeTensors.Read(_folder.Path)).Kind.ShouldBe(ErrorKind.Data);
        for (int length = 0; length < file.Length; length++)
        {
            System.IO.File.WriteAllBytes(path, file[..length]);
            Should.Throw<MiniCnnException>(() => SafeTensors.Read(path)).Kind.ShouldBe(ErrorKind.Data);
        }
    }

    [Fact]
    public void Millions_of_empty_tensors_take_no_more_memory_than_the_file()
    {
        byte[] file = File($$"""{{{string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $$"""
            "{{i}}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}
            """))}}}""", 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<MiniCnnException>(() => SafeTensors.Parse(file, "f")).Message.ShouldContain("more than 65536 tensors");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(file.Length);
    }

    [Fact]
    public void A_shape_of_a_million_sizes_takes_no_more_memory_than_the_file()
    {
        byte[] file = File($$$"""{"a":{"dtype":"F32","shape":[{{{string.Join(',', Enumerable.Repeat('1', 1_000_000))}}}],"data_offsets":[0,4]}}""", 4);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<MiniCnnException>(() => SafeTensors.Parse(file, "f"));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(file.Length);
    }

    [Fact]
    public void Tensors_that_do_not_fit_their_shape_or_take_the_reserved_name_are_not_written()
    {
        (string Name, StoredTensor Tensor)[] wrong =
            [("a", new(ElementType.F32, [2], new byte[7])), ("a", new(ElementType.F32, [-2], Array.Empty<byte>())), ("__metadata__", new(ElementType.F32, [0], Array.Empty<byte>()))];
        foreach ((string name, StoredTensor tensor) in wrong)
            Should.Throw<MiniCnnException>(() => new SafeTensors(new Dictionary<string, StoredTensor> { [name] = tensor }));
    }

    private static byte[] File(string header, int dataLength)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] file = new byte[8 + text.Length + dataLength];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, 8);
        return file;
    }

    private static string Reference(string name) => Path.Combine(AppContext.BaseDirectory, "Runs", name);
}
