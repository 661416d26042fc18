using System.Text;

namespace MiniCnn.Cli.Terminal;

/// <summary>
/// Messages for people, lost where they cannot be written (stderr is closed, its disk is full, its reader is gone): a training of hours does
/// not end because a log could not be written.
/// </summary>
internal sealed class TolerantWriter(TextWriter writer) : TextWriter
{
    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => Try(() => writer.Write(value));

    public override void Write(string? value) => Try(() => writer.Write(value));

    public override void WriteLine(string? value) => Try(() => writer.WriteLine(value));

    public override void Flush() => Try(writer.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // stderr is where this would be reported
        }
    }
}
