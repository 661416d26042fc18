namespace MiniCnn.Cli.Terminal;

/// <summary>Signed numbers on the terminal: blue, white and red half blocks, or without colors a ramp of characters from low to high.</summary>
internal static class TerminalPlanes
{
    /// <summary>Characters for a plane of a width: four or two a number, one where there are many.</summary>
    public static int ColumnsOf(int width) => width <= 3 ? 4 * width : width <= 16 ? 2 * width : Math.Min(width, 40);

    /// <summary>How many planes of a width fit beside each other.</summary>
    public static int Across(TerminalInfo terminal, int width) => Math.Max(1, (terminal.Width + 1) / (ColumnsOf(width) + 1));

    public static string Legend(ValueRange range, TerminalInfo terminal)
    {
        string max = NumberText.Brief(range.High);
        return terminal.ImageColors == TerminalColors.None ? $"' ' is −{max}, '+' is 0, '@' is {max}" : $"blue is −{max}, white is 0, red is {max}";
    }

    /// <summary>Planes of one size beside each other under their captions; as many as fit, see <see cref="Across"/>.</summary>
    public static string Row(IReadOnlyList<Plane> planes, IReadOnlyList<string> captions, Func<int, ValueRange> range, TerminalInfo terminal)
    {
        ColorMap map = terminal.ImageColors == TerminalColors.None ? ColorMap.Gray : ColorMap.Diverging;
        return Row([.. planes.Select((plane, i) => ColorMapping.Of(plane, map, range(i)).Image)], captions, terminal);
    }

    /// <summary>Pictures as they are, under their captions; with <paramref name="whole"/> a caption may be wider than its picture.</summary>
    public static string Row(IReadOnlyList<Image> pictures, IReadOnlyList<string> captions, TerminalInfo terminal, bool whole = false)
    {
        int columns = ColumnsOf(pictures[0].Width);
        IEnumerable<string> fitted = whole ? captions : captions.Select(caption => caption.Length > columns ? caption[..columns] : caption.PadRight(columns));
        return string.Join(' ', fitted).TrimEnd() + "\n" + TerminalImage.RenderRow(pictures, columns, terminal.ImageColors);
    }
}
