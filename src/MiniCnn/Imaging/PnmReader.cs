namespace MiniCnn.Imaging;

/// <summary>The first lines of a PNM file.</summary>
internal readonly record struct PnmHeader(int Kind, int Width, int Height, int Largest)
{
    public int Channels => Kind is 3 or 6 ? 3 : 1;

    public bool IsBitmap => Kind is 1 or 4;

    public bool IsRaw => Kind >= 4;
}

/// <summary>Reads the words and samples of a PNM file in their order.</summary>
internal sealed class PnmReader(ReadOnlyMemory<byte> file)
{
    private int _position;
    private PnmHeader _header;

    public PnmHeader ReadHeader(ImageLimits limits)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        if (bytes.Length < 3 || bytes[0] != 'P' || bytes[1] is < (byte)'1' or > (byte)'6')
            throw MiniCnnException.BadData("PNM: the file does not start with P1 to P6");
        int kind = bytes[1] - '0';
        _position = 2;
        int width = Number("width", int.MaxValue);
        int height = Number("height", int.MaxValue);
        bool isBitmap = kind is 1 or 4;
        int largest = isBitmap ? 1 : Number("largest value", 65535);
        if (largest == 0)
            throw MiniCnnException.BadData("PNM: the largest value is 0; expected 1 to 65535");
        limits.Check("PNM", width, height);
        _header = new PnmHeader(kind, width, height, largest);
        if (_header.IsRaw)
            _position++;
        CheckLength();
        return _header;
    }

    /// <summary>The next sample, 0–Largest, black 0 also in bitmaps.</summary>
    /// <param name="index">How many came before.</param>
    public int Sample(int index)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        int value;
        if (_header.Kind == 4)
        {
            (int y, int x) = Math.DivRem(index, _header.Width);
            value = (bytes[_position + (y * ((_header.Width + 7) / 8)) + (x >> 3)] >> (7 - (x & 7))) & 1;
        }
        else if (_header.IsRaw)
        {
            value = _header.Largest < 256
                ? bytes[_position + index]
                : (bytes[_position + (2 * index)] << 8) | bytes[_position + (2 * index) + 1];
        }
        else
        {
            value = _header.IsBitmap ? Bit() : Number($"sample {index}", _header.Largest);
        }

        if (value > _header.Largest)
            throw MiniCnnException.BadData($"PNM: sample {index} is {value}; expected 0 to {_header.Largest}");
        return _header.IsBitmap ? 1 - value : value;
    }

    /// <summary>Refuses a picture that the file is too short for before any memory is taken.</summary>
    private void CheckLength()
    {
        long samples = (long)_header.Width * _header.Height * _header.Channels;
        long least = _header.Kind switch
        {
            1 => samples,
            4 => (long)_header.Height * ((_header.Width + 7) / 8),
            2 or 3 => (2 * samples) - 1,
            _ => samples * (_header.Largest < 256 ? 1 : 2),
        };
        long left = Math.Max(0, (long)file.Length - _position);
        if (left < least)
            throw MiniCnnException.BadData($"PNM: a picture of {_header.Width}x{_header.Height} needs {least} bytes and {left} are left; the file is cut off");
    }

    private int Number(string what, int most)
    {
        SkipSpace();
        ReadOnlySpan<byte> bytes = file.Span;
        long value = 0;
        int start = _position;
        while (_position < bytes.Length && char.IsAsciiDigit((char)bytes[_position]) && value <= most)
            value = (value * 10) + bytes[_position++] - '0';
        if (_position == start)
            throw MiniCnnException.BadData($"PNM: there is no number for the {what} at byte {start}");
        return value <= most ? (int)value : throw MiniCnnException.BadData($"PNM: the {what} at byte {start} is beyond {most}");
    }

    /// <summary>Plain bitmaps may leave out the space between their digits.</summary>
    private int Bit()
    {
        SkipSpace();
        if (_position >= file.Length || file.Span[_position] is not ((byte)'0' or (byte)'1'))
            throw MiniCnnException.BadData($"PNM: there is no 0 or 1 at byte {_position}");
        return file.Span[_position++] - '0';
    }

    /// <summary>White space, and comments from # to the end of the line.</summary>
    private void SkipSpace()
    {
        ReadOnlySpan<byte> bytes = file.Span;
        while (_position < bytes.Length && (char.IsWhiteSpace((char)bytes[_position]) || bytes[_position] == '#'))
        {
            if (bytes[_position] == '#')
            {
                while (_position < bytes.Length && bytes[_position] != '\n')
                    _position++;
            }
            else
            {
                _position++;
            }
        }
    }
}
