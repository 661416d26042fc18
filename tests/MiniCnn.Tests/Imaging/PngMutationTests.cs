using System.Buffers.Binary;
using MiniCnn.Imaging;

namespace MiniCnn.Tests.Imaging;

/// <summary>Damaged files: whatever happens to the bytes, the answer is a picture or one error of the house.</summary>
public sealed class PngMutationTests
{
    private static readonly ImageLimits Limits = new() { MaxPixels = 1 << 20 };

    [Fact]
    public void Forty_thousand_damaged_files_give_a_picture_or_one_clear_error()
    {
        Random random = new(20);
        (int pictures, int errors) = (0, 0);
        for (int i = 0; i < 40_000; i++)
        {
            PngReference reference = PngReference.All[i % PngReference.All.Count];
            byte[] file = Mutate(reference.File, random);
            try
            {
                Png.Decode(file, Limits);
                pictures++;
            }
            catch (MiniCnnException error)
            {
                error.Kind.ShouldBe(ErrorKind.Data);
                error.Message.ShouldNotContain("\n");
                errors++;
            }
        }

        // Both outcomes must be common, or the damage tests nothing.
        pictures.ShouldBeGreaterThan(1000);
        errors.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void A_file_cut_off_at_any_byte_is_an_error()
    {
        foreach (PngReference reference in PngReference.All.Where((_, i) => i % 17 == 0))
        {
            for (int length = 0; length < reference.File.Length; length++)
                Should.Throw<MiniCnnException>(() => Png.Decode(reference.File.AsMemory(0, length))).Kind.ShouldBe(ErrorKind.Data);
        }
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        List<byte> bytes = [.. file];
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int at = random.Next(8, bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 5), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, Enumerable.Range(0, random.Next(1, 5)).Select(_ => (byte)random.Next(256)));
                    break;
                case 4:
                    // A part twice: chunks repeated or moved.
                    bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(1, 40)).ToArray());
                    break;
                default:
                    // A header field: sides, depth, color type, interlacing.
                    bytes[random.Next(16, Math.Min(29, bytes.Count))] = (byte)random.Next(random.Next(2) == 0 ? 256 : 10);
                    break;
            }

            if (bytes.Count < 9)
                return [.. bytes];
        }

        byte[] result = [.. bytes];
        // Damage behind right checksums goes deeper than the checksum test.
        if (random.Next(4) != 0)
            RepairChecksums(result);
        return result;
    }

    private static void RepairChecksums(byte[] file)
    {
        long position = 8;
        while (position + 12 <= file.Length)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)position));
            if (position + 12 + length > file.Length)
                return;
            Span<byte> chunk = file.AsSpan((int)position, (int)(12 + length));
            BinaryPrimitives.WriteUInt32BigEndian(chunk[^4..], PngBuilder.Crc(chunk[4..^4]));
            position += 12 + length;
        }
    }
}
