namespace MiniCnn.Imaging;

/// <summary>Reads a PNG row by row, so that beside the result only two rows are in memory.</summary>
internal static class PngDecoder
{
    public static Image ToPicture(ReadOnlyMemory<byte> file, ImageLimits limits)
    {
        var png = PngFile.Parse(file, limits);
        PngPixels pixels = new(png);
        Image picture = new(png.Header.Width, png.Header.Height, pixels.Channels);
        int channels = pixels.Channels;
        int largest = pixels.Largest;
        Decode(png, pixels, (pass, row, samples) =>
        {
            int target = ((pass.Top + (row * pass.StepY)) * picture.Width) + pass.Left;
            for (int i = 0; i < samples.Length; i++)
                picture.Pixels[((target + (i / channels * pass.StepX)) * channels) + (i % channels)] = (byte)(((samples[i] * 255) + (largest >> 1)) / largest);
        });
        return picture;
    }

    public static Plane[] ToPlanes(ReadOnlyMemory<byte> file, ImageLimits limits)
    {
        var png = PngFile.Parse(file, limits);
        PngPixels pixels = new(png);
        int channels = pixels.Channels;
        Plane[] planes = [.. Enumerable.Range(0, channels).Select(_ => new Plane(png.Header.Height, png.Header.Width))];
        float largest = pixels.Largest;
        Decode(png, pixels, (pass, row, samples) =>
        {
            for (int i = 0; i < samples.Length; i++)
                planes[i % channels][pass.Top + (row * pass.StepY), pass.Left + (i / channels * pass.StepX)] = samples[i] / largest;
        });
        return planes;
    }

    private delegate void TakeRow(PngPass pass, int row, ReadOnlySpan<ushort> samples);

    private static void Decode(PngFile png, PngPixels pixels, TakeRow take)
    {
        PngHeader header = png.Header;
        using PngInflate inflate = new(png.Data);
        ushort[] samples = new ushort[header.Width * pixels.Channels];
        foreach (PngPass pass in PngPass.Of(header))
        {
            byte[] row = new byte[1 + header.RowBytes(pass.Width)];
            byte[] above = new byte[row.Length];
            for (int y = 0; y < pass.Height; y++)
            {
                inflate.Fill(row);
                PngFilters.Undo(row[0], row.AsSpan(1), above.AsSpan(1), header.FilterDistance);
                pixels.Unpack(row.AsSpan(1), pass.Width, samples);
                take(pass, y, samples.AsSpan(0, pass.Width * pixels.Channels));
                (row, above) = (above, row);
            }
        }

        inflate.ExpectEnd();
    }
}
