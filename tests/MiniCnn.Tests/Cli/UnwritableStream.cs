namespace MiniCnn.Tests.Cli;

/// <summary>A closed stderr or a full disk: nothing can be written.</summary>
internal sealed class UnwritableStream : MemoryStream
{
    public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

    public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
}
