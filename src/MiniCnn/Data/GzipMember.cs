using System.Buffers.Binary;
using System.IO.Compression;

namespace MiniCnn.Data;

/// <summary>
/// A gzip file of exactly one member (RFC 1952). .NET's GZipStream accepts bytes after the end of the data and a file whose checksum is cut off; here the
/// compressed data must end where the last eight bytes, checksum and size, begin.
/// </summary>
internal sealed class GzipMember : IDisposable
{
    private const int TrailerBytes = 8;

    private readonly Stream _file;
    private readonly Body _body;
    private readonly DeflateStream _content;

    /// <param name="file">Seekable, at its start; stays the caller's.</param>
    /// <exception cref="InvalidDataException">It does not begin with the header of a gzip file.</exception>
    public GzipMember(Stream file)
    {
        _file = file;
        SkipHeader();
        _body = new Body(file, file.Length - TrailerBytes);
        _content = new DeflateStream(_body, CompressionMode.Decompress, leaveOpen: true);
    }

    public Stream Content => _content;

    /// <summary>When the content is read to its end: whether nothing is between the compressed data and the trailer, and that is of this content.</summary>
    public bool EndsWith(uint crc32, long size)
    {
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        return _body.IsAtEnd && _file.ReadAtLeast(trailer, TrailerBytes, throwOnEndOfStream: false) == TrailerBytes
            && BinaryPrimitives.ReadUInt32LittleEndian(trailer) == crc32 && BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) == (uint)size;
    }

    public void Dispose() => _content.Dispose();

    private void SkipHeader()
    {
        const int HeaderChecksum = 2, Extra = 4, Name = 8, Comment = 16, Reserved = 0xE0;
        Span<byte> start = stackalloc byte[10];
        if (_file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || start[..3] is not [0x1F, 0x8B, 8] || (start[3] & Reserved) != 0)
            throw new InvalidDataException("it does not begin with a gzip header");
        if ((start[3] & Extra) != 0)
        {
            int length = NextByte() | (NextByte() << 8);
            _file.Position += length;
        }

        foreach (int text in new[] { Name, Comment })
        {
            while ((start[3] & text) != 0 && NextByte() != 0)
                continue;
        }

        if ((start[3] & HeaderChecksum) != 0)
            _file.Position += 2;
        if (_file.Position > _file.Length - TrailerBytes)
            throw new InvalidDataException("it ends in its gzip header");
    }

    private int NextByte() => _file.ReadByte() is >= 0 and var value ? value : throw new InvalidDataException("it ends in its gzip header");

    /// <summary>The compressed data. The last of it is given byte by byte, so that a reader that has found the end has not read beyond it.</summary>
    private sealed class Body(Stream file, long end) : Stream
    {
        private const int Slow = 1 << 12;

        public bool IsAtEnd => file.Position == end;
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => file.Position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            long left = end - file.Position;
            return file.Read(buffer[..(int)Math.Min(buffer.Length, left > Slow ? left - Slow : Math.Min(left, 1))]);
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
