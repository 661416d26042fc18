using System.Text;

namespace MiniCnn.Cli.Terminal;

/// <summary>
/// A stream to a terminal that lets no control character through but line breaks, tabs and, where <paramref name="ansi"/> allows it, the sequences that this
/// program draws with: colors, the cursor's visibility, up, and erasing a line.
/// </summary>
internal sealed class PrintableWriter(TextWriter writer, bool ansi) : TextWriter
{
    private const int LongestSequence = 40;

    private readonly StringBuilder _sequence = new();

    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value)
    {
        if (_sequence.Length == 0 && !(ansi && value == '\e'))
        {
            writer.Write(value is '\n' or '\r' or '\t' || PrintableText.IsPrintable(value) ? value : '\uFFFD');
            return;
        }

        _sequence.Append(value);
        bool goesOn = _sequence.Length switch { 1 => true, 2 => value == '[', _ => value is >= ' ' and <= '?' };
        if (goesOn && _sequence.Length < LongestSequence)
            return;
        string sequence = _sequence.ToString();
        _sequence.Clear();
        writer.Write(sequence.Length > 2 && value is 'm' or 'h' or 'l' or 'A' or 'K' ? sequence : PrintableText.Of(sequence));
    }

    public override void Write(string? value)
    {
        if (_sequence.Length == 0 && value?.All(letter => letter == '\n' || PrintableText.IsPrintable(letter)) != false)
            writer.Write(value);
        else
            Array.ForEach(value!.ToCharArray(), Write);
    }

    public override void WriteLine(string? value)
    {
        Write(value);
        writer.WriteLine();
    }

    public override void Flush() => writer.Flush();
}
