using System.Globalization;
using System.Text;

namespace MiniCnn.Tests.Trust;

/// <summary>Changes a file as damage, another program or an attacker would: bytes, pieces of the format, numbers, and its length.</summary>
/// <param name="words">Pieces of the format, which get further into a reader than random bytes.</param>
internal sealed class Mutation(params string[] words)
{
    private static readonly string[] Numbers =
        ["0", "-1", "1", "255", "256", "65536", "2147483647", "-2147483648", "4294967295", "9223372036854775807", "18446744073709551616", "1e300", "1e-300", "NaN", "1.5", "007"];

    private readonly byte[][] _words = [.. words.Select(Encoding.UTF8.GetBytes), [0], [0xFF], [0x1B, (byte)'['], [0xC2, 0x9B], [0xE2, 0x80, 0xAE], [0xED, 0xA0, 0x80]];

    public byte[] Of(byte[] file, Random random)
    {
        List<byte> bytes = [.. file];
        for (int change = random.Next(1, 5); change > 0; change--)
            Change(bytes, random);
        return [.. bytes];
    }

    public string Of(string text, Random random) => Encoding.UTF8.GetString(Of(Encoding.UTF8.GetBytes(text), random));

    private void Change(List<byte> bytes, Random random)
    {
        // headers are at the beginning
        int at = random.Next(random.Next(3) == 0 ? Math.Min(64, bytes.Count + 1) : bytes.Count + 1);
        int run = Math.Min(random.Next(1, random.Next(2) == 0 ? 9 : 200), bytes.Count - at);
        byte[] word = _words[random.Next(_words.Length)];
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                bytes.RemoveRange(at, run);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, run));
                break;
            case 4:
                bytes.InsertRange(at, word);
                break;
            case 5:
                bytes.RemoveRange(at, Math.Min(word.Length, bytes.Count - at));
                bytes.InsertRange(at, word);
                break;
            case 6 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                ReplaceNumber(bytes, at, random);
                break;
        }
    }

    private static void ReplaceNumber(List<byte> bytes, int at, Random random)
    {
        int first = bytes.FindIndex(at, IsDigit), end = first;
        if (first < 0)
            return;
        while (end < bytes.Count && IsDigit(bytes[end]))
            end++;
        bytes.RemoveRange(first, end - first);
        bytes.InsertRange(first, Encoding.ASCII.GetBytes(random.Next(3) == 0 ? random.Next(100).ToString(CultureInfo.InvariantCulture) : Numbers[random.Next(Numbers.Length)]));
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}
