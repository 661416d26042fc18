namespace MiniCnn;

/// <summary>
/// Text of files, folders and servers, safe to print on a terminal: control characters could move its cursor, change its title or color what follows, and those of
/// bidirectional text show it in another order than it is read (https://trojansource.codes).
/// </summary>
internal static class PrintableText
{
    /// <summary>Not one of the C0 and C1 controls, of bidirectional text, or a separator of lines.</summary>
    public static bool IsPrintable(char letter) =>
        !char.IsControl(letter) && letter is not ('\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));

    public static bool IsPrintable(string text) => text.All(IsPrintable);

    /// <summary>Line breaks and tabs become spaces, so that a message stays one line whatever a file is called.</summary>
    public static string OneLine(string text) => Of(string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    /// <summary>The text with U+FFFD for each character that is not printable.</summary>
    public static string Of(string text) => IsPrintable(text) ? text : string.Concat(text.Select(letter => IsPrintable(letter) ? letter : '\uFFFD'));
}
