using MiniCnn.Imaging;

namespace MiniCnn.Tests.Imaging;

/// <summary>
/// Reads the GIF files that the tests make, as the GIF89a specification says: every frame composed as a viewer shows it. Any
/// surprise throws. Made for the tests, so that reading shares nothing with writing.
/// </summary>
internal sealed class GifReader
{
    private readonly byte[] _bytes;
    private int _at;

    public GifReader(byte[] file)
    {
        _bytes = file;
        Text(6).ShouldBe("GIF89a");
        (Width, Height) = (Short(), Short());
        byte flags = Byte();
        (flags & 0x80).ShouldBe(0x80);
        _at += 2;
        byte[] palette = Take(3 * (2 << (flags & 7)));
        int transparent = -1;
        Image canvas = new(Width, Height, 3);
        while (true)
        {
            byte kind = Byte();
            if (kind == 0x3B)
                break;
            if (kind == 0x21)
            {
                transparent = Extension(transparent);
                continue;
            }

            kind.ShouldBe((byte)0x2C);
            (int x, int y, int width, int height) = (Short(), Short(), Short(), Short());
            Byte().ShouldBe((byte)0);
            byte[] pixels = Lzw(width * height);
            canvas = new Image(Width, Height, 3, [.. canvas.Pixels]);
            for (int i = 0; i < pixels.Length; i++)
            {
                if (pixels[i] == transparent)
                    continue;
                for (int c = 0; c < 3; c++)
                    canvas[x + (i % width), y + (i / width), c] = palette[(3 * pixels[i]) + c];
            }

            Frames.Add(canvas);
            Areas.Add(width * height);
        }

        _at.ShouldBe(_bytes.Length);
    }

    public int Width { get; }

    public int Height { get; }

    public List<Image> Frames { get; } = [];

    /// <summary>Pixels that each frame's rectangle covers.</summary>
    public List<int> Areas { get; } = [];

    public List<int> Hundredths { get; } = [];

    /// <summary>Null without the looping extension.</summary>
    public int? Repetitions { get; private set; }

    private int Extension(int transparent)
    {
        byte label = Byte();
        if (label == 0xFF)
        {
            Byte().ShouldBe((byte)11);
            Text(11).ShouldBe("NETSCAPE2.0");
            Take(2).ShouldBe([3, 1]);
            Repetitions = Short();
            Byte().ShouldBe((byte)0);
            return transparent;
        }

        label.ShouldBe((byte)0xF9);
        Byte().ShouldBe((byte)4);
        byte flags = Byte();
        (flags >> 2).ShouldBe(1, "frames stay in place");
        Hundredths.Add(Short());
        byte index = Byte();
        Byte().ShouldBe((byte)0);
        return (flags & 1) == 1 ? index : -1;
    }

    private byte[] Lzw(int count)
    {
        int bits = Byte();
        List<byte> data = [];
        for (int length; (length = Byte()) > 0;)
            data.AddRange(Take(length));
        (int clear, int end) = (1 << bits, (1 << bits) + 1);
        List<byte[]> table = [];
        List<byte> pixels = [];
        byte[]? before = null;
        int position = 0;
        while (true)
        {
            // The table as read is one entry behind the writer's.
            int width = bits + 1;
            while (width < 12 && table.Count + (before is null ? 0 : 1) > 1 << width)
                width++;
            int code = 0;
            for (int i = 0; i < width; i++, position++)
                code |= ((data[position >> 3] >> (position & 7)) & 1) << i;
            if (code == end)
                break;
            if (code == clear)
            {
                table = [.. Enumerable.Range(0, clear).Select(i => new[] { (byte)i }), [], []];
                before = null;
                continue;
            }

            byte[] entry = code < table.Count ? table[code] : [.. before!, before![0]];
            code.ShouldBeLessThanOrEqualTo(table.Count);
            if (before is not null && table.Count < 4096)
                table.Add([.. before, entry[0]]);
            pixels.AddRange(entry);
            before = entry;
        }

        ((position + 7) / 8).ShouldBe(data.Count);
        pixels.Count.ShouldBe(count);
        return [.. pixels];
    }

    private byte Byte() => _bytes[_at++];

    private int Short() => Byte() | (Byte() << 8);

    private byte[] Take(int count) => _bytes[_at..(_at += count)];

    private string Text(int count) => System.Text.Encoding.ASCII.GetString(Take(count));
}
