using System.IO.Compression;
using MiniCnn.Data;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] Small = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_written_by_hand_is_read()
    {
        IdxArray array = Read(Small);
        array.Type.ShouldBe(IdxType.UInt8);
        array.Dimensions.ShouldBe([2, 3]);
        array.Bytes.ShouldBe([1, 2, 3, 4, 5, 6]);
        array.Sha256().ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Small)));
    }

    [Fact]
    public void Numbers_are_big_endian()
    {
        Read([0, 0, 0x0B, 1, 0, 0, 0, 2, 0x01, 0x02, 0xFF, 0xFE]).Values<short>().ShouldBe([(short)0x0102, (short)-2]);
        Read([0, 0, 0x0C, 1, 0, 0, 0, 1, 0x01, 0x02, 0x03, 0x04]).Values<int>().ShouldBe([0x01020304]);
        Read([0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, 0x80, 0, 0]).Values<float>().ShouldBe([1f]);
        Read([0, 0, 0x0E, 1, 0, 0, 0, 1, 0xC0, 0, 0, 0, 0, 0, 0, 0]).Values<double>().ShouldBe([-2.0]);
        Read([0, 0, 0x09, 1, 0, 0, 0, 1, 0xFF]).Values<sbyte>().ShouldBe([(sbyte)-1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_type_and_rank_survives_a_round_trip(bool gzip)
    {
        foreach (int rank in new[] { 0, 1, 2, 3, 4, 7, 255 })
        {
            int[] sizes = Enumerable.Range(0, rank).Select(i => i < 4 ? i + 1 : 1).ToArray();
            int count = sizes.Aggregate(1, (product, size) => product * size);
            int[] numbers = Enumerable.Range(0, count).ToArray();
            RoundTrip(IdxArray.Of<byte>(Array.ConvertAll(numbers, i => (byte)i), sizes), gzip);
            RoundTrip(IdxArray.Of<sbyte>(Array.ConvertAll(numbers, i => (sbyte)-i), sizes), gzip);
            RoundTrip(IdxArray.Of<short>(Array.ConvertAll(numbers, i => (short)(-300 * i)), sizes), gzip);
            RoundTrip(IdxArray.Of<int>(Array.ConvertAll(numbers, i => -70_000 * i), sizes), gzip);
            RoundTrip(IdxArray.Of<float>(Array.ConvertAll(numbers, i => i / 7f), sizes), gzip);
            RoundTrip(IdxArray.Of<double>(Array.ConvertAll(numbers, i => i / 7.0), sizes), gzip);
        }
    }

    [Fact]
    public void An_array_without_elements_is_an_array() => RoundTrip(IdxArray.Of<byte>([], 0, 28, 28), gzip: true);

    [Fact]
    public void Truncation_at_every_byte_is_found()
    {
        for (int length = 0; length < Small.Length; length++)
            Refused(Small[..length]).ShouldContain("expected");
        byte[] packed = Pack(Small);
        for (int length = 0; length < packed.Length; length++)
            Refused(packed[..length]).ShouldContain("expected");
    }

    [Fact]
    public void Bytes_after_the_end_are_found()
    {
        Refused([.. Small, 0]).ShouldContain("declares 18 bytes but it holds 19");
        Refused(Pack([.. Small, 0])).ShouldContain("holds more than 18");
        Refused([.. Pack(Small), 0]).ShouldContain("after its end");
        Refused([.. Pack(Small), .. Pack(Small)]).ShouldContain("holds more than 18");
    }

    [Fact]
    public void Every_wrong_byte_of_a_gzip_checksum_is_found()
    {
        byte[] packed = Pack(Small);
        for (int i = packed.Length - 8; i < packed.Length; i++)
        {
            byte[] wrong = (byte[])packed.Clone();
            wrong[i] ^= 0x10;
            Refused(wrong).ShouldContain("damaged");
        }
    }

    [Fact]
    public void What_is_not_gzip_behind_its_first_bytes_is_refused() => Refused([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);

    [Fact]
    public void Unknown_types_are_refused()
    {
        foreach (int type in Enumerable.Range(0, 256).Where(type => type is not (8 or 9 or 0x0B or 0x0C or 0x0D or 0x0E)))
            Refused([0, 0, (byte)type, 1, 0, 0, 0, 0]).ShouldContain($"unknown IDX element type {type:X2}");
    }

    [Fact]
    public void Other_files_are_called_what_they_are()
    {
        Refused("<!DOCTYPE html><html>404</html>"u8.ToArray()).ShouldContain("web page");
        Refused([0x89, 0x50, 0x4E, 0x47]).ShouldContain("byte 0 is 89, expected 00");
        Refused([0, 1, 8, 1, 0, 0, 0, 0]).ShouldContain("byte 1 is 01");
        Refused([]).ShouldContain("ends after 0 bytes");
    }

    [Fact]
    public void Sizes_whose_product_overflows_are_refused_before_anything_is_allocated()
    {
        Refused([0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF]).ShouldContain("dimension 0 is 4294967295");
        Refused([0, 0, 8, 2, 0, 1, 0, 0, 0, 1, 0, 0]).ShouldContain("more than fits in memory"); // 2^32
        Refused([0, 0, 0x0E, 4, .. Enumerable.Repeat<byte>(0x7F, 16)]).ShouldContain("more than fits in memory");
        Refused([0, 0, 8, 255, .. Enumerable.Repeat<byte>(0x01, 4 * 255)]).ShouldContain("more than fits in memory");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused(Pack([0, 0, 8, 1, 0x70, 0, 0, 0, 1])).ShouldContain("packed bytes can hold");
        Refused([0, 0, 8, 1, 0x70, 0, 0, 0, 1]).ShouldContain("but it holds 9");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void A_gzip_bomb_is_stopped_one_byte_after_the_declared_size()
    {
        var counter = new CountingStream(Pack([.. Small, .. new byte[200_000_000]]));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<MiniCnnException>(() => IdxFile.Read(counter, "bomb")).Message.ShouldContain("holds more than 18");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
        counter.BytesRead.ShouldBeLessThan(20_000); // of about 200,000
    }

    [Fact]
    public void A_file_that_declares_more_than_asked_for_is_refused()
    {
        string path = folder.File("large");
        File.WriteAllBytes(path, Small);
        Should.Throw<MiniCnnException>(() => IdxFile.Read(path, 17)).Message.ShouldContain("expected at most 17");
        IdxFile.Read(path, 18).Bytes.Length.ShouldBe(6);
    }

    [Fact]
    public void A_missing_file_is_a_data_error()
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => IdxFile.Read(folder.File("nothing")));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain("nothing");
        Should.Throw<MiniCnnException>(() => IdxFile.Read(folder.Path)).Kind.ShouldBe(ErrorKind.Data);
    }

    [Fact]
    public void A_write_leaves_nothing_beside_the_file()
    {
        IdxFile.Write(folder.File("a/b.gz"), IdxArray.Of<byte>([1, 2], 2));
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ShouldBe([folder.File("a/b.gz")]);
        File.ReadAllBytes(folder.File("a/b.gz"))[..2].ShouldBe([0x1F, 0x8B]);
        IdxFile.Read(folder.File("a/b.gz")).Bytes.ShouldBe([1, 2]);
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static IdxArray Read(byte[] content) => IdxFile.Read(new MemoryStream(content), "some.idx");

    private static string Refused(byte[] content)
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => Read(content));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldStartWith("some.idx: ");
        error.Message.ShouldNotContain("\n");
        return error.Message;
    }

    private void RoundTrip(IdxArray array, bool gzip)
    {
        string path = folder.File("array.idx");
        IdxFile.Write(path, array, gzip);
        IdxArray read = IdxFile.Read(path);
        read.Type.ShouldBe(array.Type);
        read.Dimensions.ShouldBe(array.Dimensions);
        read.Bytes.ShouldBe(array.Bytes);
    }

    private sealed class CountingStream(byte[] content) : MemoryStream(content)
    {
        public long BytesRead { get; private set; }

        public override int Read(Span<byte> buffer) => Count(base.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => Count(base.Read(buffer, offset, count));

        private int Count(int got)
        {
            BytesRead += got;
            return got;
        }
    }
}
