using System.IO.Compression;

namespace MiniCnn.Imaging;

/// <summary>The unpacked bytes of the IDAT chunks, exactly as many as asked for.</summary>
internal sealed class PngInflate : IDisposable
{
    private readonly ZLibStream _stream;

    public PngInflate(IReadOnlyList<ReadOnlyMemory<byte>> data) =>
        _stream = new ZLibStream(new MemoryPieces(data), CompressionMode.Decompress);

    /// <summary>Fills the span.</summary>
    /// <exception cref="MiniCnnException">The stream ends first or is damaged.</exception>
    public void Fill(Span<byte> bytes)
    {
        if (Read(bytes) < bytes.Length)
            throw MiniCnnException.BadData("PNG: the compressed pixels end before the picture is full; the file is cut off or damaged");
    }

    /// <summary>Looks one byte further, which also makes zlib check its own checksum.</summary>
    /// <exception cref="MiniCnnException">There is more.</exception>
    public void ExpectEnd()
    {
        Span<byte> more = stackalloc byte[1];
        if (Read(more) != 0)
            throw MiniCnnException.BadData("PNG: the compressed pixels go on after the picture is full; the file is damaged");
    }

    public void Dispose() => _stream.Dispose();

    private int Read(Span<byte> bytes)
    {
        try
        {
            return _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (Exception cause) when (cause is InvalidDataException or IOException)
        {
            throw MiniCnnException.BadData("PNG: the compressed pixels are damaged", cause);
        }
    }

    /// <summary>Several pieces of memory, read as one stream.</summary>
    private sealed class MemoryPieces(IReadOnlyList<ReadOnlyMemory<byte>> pieces) : Stream
    {
        private int _piece;
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            while (_piece < pieces.Count && _position == pieces[_piece].Length)
                (_piece, _position) = (_piece + 1, 0);
            if (_piece == pieces.Count)
                return 0;
            int count = Math.Min(buffer.Length, pieces[_piece].Length - _position);
            pieces[_piece].Span.Slice(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
