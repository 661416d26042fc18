namespace MiniCnn.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] Small = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_written_by_hand_is_read()
    {
        IdxArray array = Read(Small);
        array.Dimensions.ShouldBe([2, 3]);
        array.Bytes.ShouldBe([1, 2, 3, 4, 5, 6]);
        array.Sha256().ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Small)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_rank_is_read(bool gzip)
    {
        foreach (int[] sizes in (int[][])[[], [2], [2, 3], [2, 3, 4], [1, 2, 3, 4], [0, 28, 28], [.. Enumerable.Repeat(1, 254), 3]])
        {
            byte[] bytes = [.. Enumerable.Range(1, sizes.Aggregate(1, (product, size) => product * size)).Select(i => (byte)i)];
            byte[] file = IdxWriter.Plain(new IdxArray(bytes, sizes));
            IdxArray read = Read(gzip ? IdxWriter.Pack(file) : file);
            read.Dimensions.ShouldBe(sizes);
            read.Bytes.ShouldBe(bytes);
        }
    }

    [Fact]
    public void Truncation_at_every_byte_is_found()
    {
        for (int length = 0; length < Small.Length; length++)
            Refused(Small[..length]).ShouldContain("expected");
        byte[] packed = IdxWriter.Pack(Small);
        for (int length = 0; length < packed.Length; length++)
            Refused(packed[..length]).ShouldContain("expected");
    }

    [Fact]
    public void Bytes_after_the_end_are_found()
    {
        Refused([.. Small, 0]).ShouldContain("declares 18 bytes but it holds 19");
        Refused(IdxWriter.Pack([.. Small, 0])).ShouldContain("holds more than 18");
        Refused([.. IdxWriter.Pack(Small), 0]).ShouldContain("after its end");
        Refused([.. IdxWriter.Pack(Small), .. IdxWriter.Pack(Small)]).ShouldContain("bytes after its end");
        byte[] packed = IdxWriter.Pack(Small);
        Refused([.. packed, 7, 7, .. packed[^8..]]).ShouldContain("bytes after its end");
        Refused([.. packed, .. new byte[100_000], .. packed[^8..]]).ShouldContain("bytes after its end");
        Refused([.. packed[..^8], (byte)~packed[^8], .. packed[^7..]]).ShouldContain("its checksum is not that of its content");
    }

    [Fact]
    public void Every_wrong_byte_of_a_gzip_checksum_is_found()
    {
        byte[] packed = IdxWriter.Pack(Small);
        for (int i = packed.Length - 8; i < packed.Length; i++)
        {
            byte[] wrong = (byte[])packed.Clone();
            wrong[i] ^= 0x10;
            Refused(wrong).ShouldContain("damaged");
        }
    }

    [Fact]
    public void Other_element_types_than_unsigned_bytes_are_refused()
    {
        foreach (int type in Enumerable.Range(0, 256).Where(type => type != 8))
            Refused([0, 0, (byte)type, 1, 0, 0, 0, 0]).ShouldContain($"element type in byte 2 is {type:X2}; expected 08");
    }

    [Fact]
    public void Other_files_are_recognized()
    {
        Refused([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]).ShouldContain("gzip");
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
        Refused([0, 0, 8, 4, .. Enumerable.Repeat<byte>(0x7F, 16)]).ShouldContain("more than fits in memory");
        Refused([0, 0, 8, 255, .. Enumerable.Repeat<byte>(0x01, 4 * 255)]).ShouldContain("more than fits in memory");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused(IdxWriter.Pack([0, 0, 8, 1, 0x70, 0, 0, 0, 1])).ShouldContain("compressed bytes can hold");
        Refused([0, 0, 8, 1, 0x70, 0, 0, 0, 1]).ShouldContain("but it holds 9");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void A_gzip_bomb_is_stopped_one_byte_after_the_declared_size()
    {
        var counter = new CountingStream(IdxWriter.Pack([.. Small, .. new byte[200_000_000]]));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<MiniCnnException>(() => IdxFile.Read(counter, "bomb")).Message.ShouldContain("holds more than 18");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
        counter.BytesRead.ShouldBeLessThan(20_000); // of about 200,000
    }

    [Fact]
    public void A_file_that_declares_more_than_asked_for_is_refused()
    {
        File.WriteAllBytes(_folder.File("large"), Small);
        Should.Throw<MiniCnnException>(() => IdxFile.Read(_folder.File("large"), 17)).Message.ShouldContain("expected at most 17");
        IdxFile.Read(_folder.File("large"), 18).Bytes.Length.ShouldBe(6);
    }

    [Fact]
    public void A_missing_file_is_a_data_error()
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => IdxFile.Read(_folder.File("nothing")));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain("nothing");
        Should.Throw<MiniCnnException>(() => IdxFile.Read(_folder.Path)).Kind.ShouldBe(ErrorKind.Data);
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
