using System.Text;

namespace MiniCnn.Cli.Terminal;

/// <summary>
/// Words for whoever looks on. Where nobody can (stderr is closed, its disk is full, its reader has gone) the work goes on without them:
/// a training of hours does not end because a log could not be written.
/// </summary>
internal sealed class OnlookerWriter(TextWriter writer) : TextWriter
{
    public override Encoding Encoding => writer.Encoding;

    public override IFormatProvider FormatProvider => writer.FormatProvider;

    public override void Write(char value) => Try(() => writer.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => writer.Write(buffer, index, count));

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
            // there is nowhere left to say it
        }
    }
}
