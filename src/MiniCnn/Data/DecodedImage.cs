namespace MiniCnn.Data;

/// <summary>What a picture file holds: eight-bit pixels, row after row, channels interleaved.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 gray, 3 red-green-blue, 4 with alpha.</param>
/// <param name="Pixels">[Height, Width, Channels].</param>
public sealed record DecodedImage(int Width, int Height, int Channels, byte[] Pixels);

/// <summary>Reads a picture file; passed in, since this room knows no picture formats.</summary>
/// <param name="path">Of the file.</param>
public delegate DecodedImage ImageReader(string path);
