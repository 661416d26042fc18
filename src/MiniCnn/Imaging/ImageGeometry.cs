namespace MiniCnn.Imaging;

/// <summary>How a new pixel is made from the old ones.</summary>
public enum ResizeMethod
{
    /// <summary>The old pixel under its center: hard squares.</summary>
    Nearest,

    /// <summary>A weighted mean of the four old pixels around its center; skips pixels when shrinking by more than half.</summary>
    Bilinear,

    /// <summary>The mean of the area that it covers: right for shrinking; growing, it is nearest with soft borders.</summary>
    Area,
}

/// <summary>Cutting and resizing of pictures and planes.</summary>
public static class ImageGeometry
{
    /// <summary>A part of a picture.</summary>
    /// <exception cref="MiniCnnException">Usage error: the part is empty or not inside.</exception>
    public static Image Crop(this Image picture, int x, int y, int width, int height)
    {
        CheckPart(picture.Width, picture.Height, x, y, width, height);
        Image part = new(width, height, picture.Channels);
        int bytes = width * picture.Channels;
        for (int row = 0; row < height; row++)
            picture.Pixels.AsSpan((((y + row) * picture.Width) + x) * picture.Channels, bytes).CopyTo(part.Pixels.AsSpan(row * bytes));
        return part;
    }

    /// <summary>A part of a plane.</summary>
    /// <exception cref="MiniCnnException">Usage error: the part is empty or not inside.</exception>
    public static Plane Crop(this Plane plane, int row, int column, int height, int width)
    {
        CheckPart(plane.Width, plane.Height, column, row, width, height);
        Plane part = new(height, width);
        for (int r = 0; r < height; r++)
            plane.Values.AsSpan(((row + r) * plane.Width) + column, width).CopyTo(part.Values.AsSpan(r * width));
        return part;
    }

    /// <summary>Each pixel as a square of so many.</summary>
    /// <param name="picture">What to enlarge.</param>
    /// <param name="factor">At least 1.</param>
    public static Image Enlarge(this Image picture, int factor) =>
        factor == 1 ? picture : picture.Resize(checked(picture.Width * factor), checked(picture.Height * factor), ResizeMethod.Nearest);

    /// <summary>Another size; corners stay corners, pixels are little squares. Colors under an alpha channel count by their alpha.</summary>
    /// <exception cref="MiniCnnException">Usage error: a side below 1.</exception>
    public static Image Resize(this Image picture, int width, int height, ResizeMethod method = ResizeMethod.Area)
    {
        CheckSize(width, height);
        if (width == picture.Width && height == picture.Height)
            return picture;
        return method == ResizeMethod.Nearest ? Pick(picture, width, height) : Mix(picture, width, height, method);
    }

    /// <summary>The same for every channel: whole pixels are copied.</summary>
    private static Image Pick(Image picture, int width, int height)
    {
        Image result = new(width, height, picture.Channels);
        int channels = picture.Channels;
        int[] columns = [.. Weights.Of(picture.Width, width, ResizeMethod.Nearest).Select(weights => weights.First * channels)];
        int[] rows = [.. Weights.Of(picture.Height, height, ResizeMethod.Nearest).Select(weights => weights.First)];
        for (int y = 0; y < height; y++)
        {
            Span<byte> line = result.Pixels.AsSpan(y * width * channels, width * channels);
            if (y > 0 && rows[y] == rows[y - 1])
            {
                result.Pixels.AsSpan((y - 1) * width * channels, width * channels).CopyTo(line);
                continue;
            }

            ReadOnlySpan<byte> source = picture.Pixels.AsSpan(rows[y] * picture.Width * channels, picture.Width * channels);
            for (int x = 0; x < width; x++)
                source.Slice(columns[x], channels).CopyTo(line[(x * channels)..]);
        }

        return result;
    }

    private static Image Mix(Image picture, int width, int height, ResizeMethod method)
    {
        Weights[] columns = Weights.Of(picture.Width, width, method);
        Weights[] rows = Weights.Of(picture.Height, height, method);
        Image result = new(width, height, picture.Channels);
        int channels = picture.Channels;
        // Each row is first resized sideways, then rows are mixed: two passes of a few numbers a pixel.
        float[] sideways = new float[checked(picture.Height * width * channels)];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                Span<float> sum = sideways.AsSpan(((y * width) + x) * channels, channels);
                for (int i = 0; i < columns[x].Count; i++)
                {
                    ReadOnlySpan<byte> p = picture.Pixels.AsSpan(((y * picture.Width) + columns[x].First + i) * channels, channels);
                    Add(sum, p, columns[x][i]);
                }
            }
        }

        Span<float> pixel = stackalloc float[4];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                pixel.Clear();
                for (int i = 0; i < rows[y].Count; i++)
                {
                    for (int c = 0; c < channels; c++)
                        pixel[c] += rows[y][i] * sideways[((((rows[y].First + i) * width) + x) * channels) + c];
                }

                Store(pixel, result.Pixels.AsSpan(((y * width) + x) * channels, channels));
            }
        }

        return result;
    }

    /// <summary>Another size; corners stay corners, numbers are little squares.</summary>
    /// <exception cref="MiniCnnException">Usage error: a side below 1.</exception>
    public static Plane Resize(this Plane plane, int height, int width, ResizeMethod method = ResizeMethod.Area)
    {
        CheckSize(width, height);
        Weights[] columns = Weights.Of(plane.Width, width, method);
        Weights[] rows = Weights.Of(plane.Height, height, method);
        Plane sideways = new(plane.Height, width);
        for (int y = 0; y < plane.Height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int i = 0; i < columns[x].Count; i++)
                    sideways[y, x] += columns[x][i] * plane[y, columns[x].First + i];
            }
        }

        Plane result = new(height, width);
        for (int y = 0; y < height; y++)
        {
            for (int i = 0; i < rows[y].Count; i++)
            {
                for (int x = 0; x < width; x++)
                    result[y, x] += rows[y][i] * sideways[rows[y].First + i, x];
            }
        }

        return result;
    }

    private static void Add(Span<float> sum, ReadOnlySpan<byte> pixel, float weight)
    {
        float share = pixel.Length == 4 ? weight * pixel[3] / 255 : weight;
        for (int c = 0; c < Math.Min(3, pixel.Length); c++)
            sum[c] += share * pixel[c];
        if (pixel.Length == 4)
            sum[3] += weight * pixel[3];
    }

    private static void Store(ReadOnlySpan<float> sum, Span<byte> pixel)
    {
        float share = pixel.Length == 4 ? sum[3] / 255 : 1;
        for (int c = 0; c < Math.Min(3, pixel.Length); c++)
            pixel[c] = share > 0 ? (byte)Math.Clamp(MathF.Round(sum[c] / share), 0, 255) : (byte)0;
        if (pixel.Length == 4)
            pixel[3] = (byte)Math.Clamp(MathF.Round(sum[3]), 0, 255);
    }

    private static void CheckSize(int width, int height)
    {
        if (width < 1 || height < 1)
            throw MiniCnnException.BadUsage($"Cannot resize to {width}x{height}; expected sides of at least 1");
    }

    private static void CheckPart(int wholeWidth, int wholeHeight, int x, int y, int width, int height)
    {
        if (x < 0 || y < 0 || width < 1 || height < 1 || (long)x + width > wholeWidth || (long)y + height > wholeHeight)
            throw MiniCnnException.BadUsage($"Cannot cut {width}x{height} at {x},{y} out of {wholeWidth}x{wholeHeight}; expected a part inside it");
    }

    /// <summary>Which old pixels of a line make one new pixel, and how much of each; the weights sum to 1.</summary>
    private sealed record Weights(int First, float[] Values)
    {
        public int Count => Values.Length;

        public float this[int index] => Values[index];

        public static Weights[] Of(int from, int to, ResizeMethod method) =>
            [.. Enumerable.Range(0, to).Select(i => One(from, to, i, method))];

        private static Weights One(int from, int to, int index, ResizeMethod method)
        {
            double scale = (double)from / to;
            if (method == ResizeMethod.Nearest)
                return new Weights((int)(((2L * index) + 1) * from / (2L * to)), [1]);
            if (method == ResizeMethod.Bilinear)
            {
                double center = Math.Clamp(((index + 0.5) * scale) - 0.5, 0, from - 1);
                int left = Math.Min((int)center, Math.Max(0, from - 2));
                float share = (float)(center - left);
                return from == 1 ? new Weights(0, [1]) : new Weights(left, [1 - share, share]);
            }

            (double start, double end) = (index * scale, (index + 1) * scale);
            int first = (int)start;
            int last = Math.Min(from - 1, (int)Math.Ceiling(end - 1e-9) - 1);
            return new Weights(first, [.. Enumerable.Range(first, last - first + 1)
                .Select(i => (float)((Math.Min(end, i + 1) - Math.Max(start, i)) / scale))]);
        }
    }
}
