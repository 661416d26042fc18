using System.Text;

namespace MiniCnn.Imaging;

/// <summary>What a terminal can show.</summary>
public enum TerminalColors
{
    /// <summary>Characters from light to dense only (NO_COLOR, files, old terminals).</summary>
    None,

    /// <summary>The 6×6×6 colors and 24 grays of xterm's palette.</summary>
    Palette256,

    /// <summary>Any color.</summary>
    TrueColor,
}

/// <summary>
/// Images as text. With color each character is an upper half block, its two halves colored apart: a character shows two
/// pixels, one over the other. Without color each character is one of a ramp.
/// </summary>
public static class TerminalImage
{
    private const string Reset = "\u001b[0m";

    /// <summary>From no foreground to the most, judged by eye on common terminal fonts.</summary>
    private const string Ramp = " .:-=+*#%@";

    private static readonly int[] Levels = [0, 95, 135, 175, 215, 255];

    /// <summary>
    /// An image as lines of up to so many characters (1 to 1000), each ended by a line feed; a smaller image is enlarged by a whole
    /// factor, a larger one is shrunk. Transparency lies over black, the background of most terminals.
    /// </summary>
    public static string Render(Image image, int columns, TerminalColors colors = TerminalColors.TrueColor)
    {
        if (columns is < 1 or > 1000)
            throw MiniCnnException.BadUsage($"A terminal image cannot be {columns} columns wide; expected 1 to 1000");
        Image opaque = image.Over(Rgb.Black);
        Image enlarged = opaque.Enlarge(Math.Max(1, columns / image.Width));
        int width = Math.Min(enlarged.Width, columns);
        int height = Math.Max(1, (int)Math.Round((double)image.Height * width / image.Width));
        // A character is about twice as high as wide.
        return colors == TerminalColors.None
            ? Characters(enlarged.ToGray().Resize(width, Math.Max(1, (height + 1) / 2)))
            : HalfBlocks(enlarged.ToRgb().Resize(width, height), colors);
    }

    /// <summary>Several images of one height beside each other, with a space between, each so many characters wide.</summary>
    public static string RenderRow(IReadOnlyList<Image> images, int columns, TerminalColors colors = TerminalColors.TrueColor)
    {
        string[][] parts = [.. images.Select(image => Render(image, columns, colors).TrimEnd('\n').Split('\n'))];
        int[] widths = [.. images.Select(image => Math.Min(columns, image.Width * Math.Max(1, columns / image.Width)))];
        StringBuilder text = new();
        for (int line = 0; line < parts.Max(part => part.Length); line++)
        {
            for (int i = 0; i < parts.Length; i++)
                text.Append(line < parts[i].Length ? parts[i][line] : new string(' ', widths[i])).Append(i + 1 < parts.Length ? " " : "");
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string HalfBlocks(Image image, TerminalColors colors)
    {
        string Code(int layer, int x, int y)
        {
            Rgb color = new(image[x, y, 0], image[x, y, 1], image[x, y, 2]);
            return colors == TerminalColors.TrueColor ? $"{layer};2;{color.R};{color.G};{color.B}" : $"{layer};5;{Nearest256(color)}";
        }
        StringBuilder text = new();
        for (int y = 0; y < image.Height; y += 2)
        {
            string before = "";
            for (int x = 0; x < image.Width; x++)
            {
                string over = Code(38, x, y);
                // Under an odd last row the terminal's own background stays.
                string under = y + 1 < image.Height ? Code(48, x, y + 1) : "49";
                string code = $"\u001b[{over};{under}m";
                text.Append(code == before ? "" : code).Append('▀');
                before = code;
            }
            text.Append(Reset).Append('\n');
        }
        return text.ToString();
    }

    private static string Characters(Image gray)
    {
        StringBuilder text = new();
        for (int y = 0; y < gray.Height; y++)
        {
            for (int x = 0; x < gray.Width; x++)
                text.Append(Ramp[((gray[x, y, 0] * (Ramp.Length - 1)) + 127) / 255]);
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The nearer of the color cube (16–231) and the grays (232–255).</summary>
    internal static int Nearest256(Rgb color)
    {
        (int r, int g, int b) = (NearestLevel(color.R), NearestLevel(color.G), NearestLevel(color.B));
        int gray = Math.Clamp((((color.R + color.G + color.B) / 3) - 3) / 10, 0, 23);
        int grayLevel = 8 + (10 * gray);
        return Distance(color, Levels[r], Levels[g], Levels[b]) <= Distance(color, grayLevel, grayLevel, grayLevel) ? 16 + (36 * r) + (6 * g) + b : 232 + gray;
    }

    private static int NearestLevel(int value) => Array.IndexOf(Levels, Levels.MinBy(level => Math.Abs(level - value)));

    private static int Distance(Rgb color, int r, int g, int b) =>
        ((color.R - r) * (color.R - r)) + ((color.G - g) * (color.G - g)) + ((color.B - b) * (color.B - b));
}
