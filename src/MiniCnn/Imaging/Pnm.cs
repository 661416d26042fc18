using System.Text;

namespace MiniCnn.Imaging;

/// <summary>Netpbm's PBM, PGM and PPM, which Skia does not read: plain (P1–P3) and raw (P4–P6), of several images the first.</summary>
internal static class Pnm
{
    public static bool IsPnm(ReadOnlySpan<byte> file) => file.Length >= 3 && file[0] == 'P' && file[1] is >= (byte)'1' and <= (byte)'6' && (file[2] == '#' || file[2] <= ' ');

    /// <summary>1 or 3 channels, scaled so that the file's maximum is 255.</summary>
    public static Image Decode(ReadOnlySpan<byte> file, ImageLimits limits)
    {
        int kind = file[1] - '0', at = 2;
        (bool bitmap, bool raw, int channels) = (kind is 1 or 4, kind >= 4, kind is 3 or 6 ? 3 : 1);
        int width = Number(file, ref at, 1_000_000), height = Number(file, ref at, 1_000_000), max = bitmap ? 1 : Number(file, ref at, 65_535);
        limits.Check("PNM", width, height);
        at += raw ? 1 : 0;
        int rowBytes = kind == 4 ? (width + 7) / 8 : width * channels * (max < 256 ? 1 : 2);
        if (max == 0 || file.Length - at < (raw ? (long)rowBytes * height : (long)width * height * channels))
            throw MiniCnnException.BadData($"PNM: {file.Length} bytes cannot hold {width}x{height} samples of up to {max}; the file is damaged or cut off");
        var image = new Image(width, height, channels);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            int value = kind switch
            {
                1 => Number(file, ref at, 1, digits: 1),
                2 or 3 => Number(file, ref at, max),
                4 => (file[at + (i / width * rowBytes) + (i % width >> 3)] >> (7 - (i % width & 7))) & 1,
                _ => max < 256 ? file[at + i] : (file[at + (2 * i)] << 8) | file[at + (2 * i) + 1],
            };
            if (value > max)
                throw MiniCnnException.BadData($"PNM: sample {i} is {value}; expected 0 to {max}");
            image.Pixels[i] = (byte)((((bitmap ? 1 - value : value) * 255) + (max / 2)) / max);
        }
        return image;
    }

    /// <summary>A raw PGM for 1 channel, else a PPM; transparency over white.</summary>
    public static byte[] Encode(Image image) =>
        [.. Encoding.ASCII.GetBytes($"P{(image.Channels == 1 ? 5 : 6)}\n{image.Width} {image.Height}\n255\n"), .. image.Over(Rgb.White).Pixels];

    /// <summary>The next whole number after white space and comments.</summary>
    private static int Number(ReadOnlySpan<byte> file, ref int at, int max, int digits = 7)
    {
        for (bool comment = false; at < file.Length && (comment || file[at] is <= (byte)' ' or (byte)'#'); at++)
            comment = file[at] != '\n' && (comment || file[at] == '#');
        int value = 0, first = at;
        while (at < file.Length && at - first < digits && char.IsAsciiDigit((char)file[at]))
            value = (value * 10) + file[at++] - '0';
        return at > first && value <= max ? value : throw MiniCnnException.BadData($"PNM: there is no number from 0 to {max} at byte {first}");
    }
}
