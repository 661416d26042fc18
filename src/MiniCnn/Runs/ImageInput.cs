namespace MiniCnn.Runs;

/// <summary>Makes an image for a model from a picture of any size. The figure is what differs from the color of the border, darker or lighter.</summary>
internal static class ImageInput
{
    /// <summary>The part of the sides that MNIST's digits fill.</summary>
    private const double DigitPart = 20.0 / 28;

    /// <summary>Pixels as the model's dataset has them, light on dark or not: [C, height, width], 0–255; alpha lies over white.</summary>
    public static byte[] Pixels(Image picture, RunDataset dataset, int height, int width, ImageFit fit = ImageFit.Auto)
    {
        int channels = dataset.Mean.Count;
        bool fits = picture.Height == height && picture.Width == width;
        if (fit == ImageFit.None && !fits)
            throw MiniCnnException.BadUsage($"A picture of {picture.Width}x{picture.Height} is not of the model's {width}x{height}; let it be fitted (auto, digit, figure, middle)");
        if (fit is ImageFit.Digit or ImageFit.Figure && channels != 1)
            throw MiniCnnException.BadUsage($"Figures are cut out for models of gray images, and this one takes {channels} channels; fit the middle of the picture");
        bool auto = fit == ImageFit.Auto;
        if (auto)
            fit = dataset.Name switch { "mnist" or "digits" => ImageFit.Digit, "fashion" or "shapes" => ImageFit.Figure, _ => ImageFit.Middle };
        Plane? gray = channels == 1 ? picture.ToGrayPlane() : null;
        if (gray is null || fit is ImageFit.Middle or ImageFit.None)
            return picture.ToChannelsFirst(channels, height, width); // as folders of images are read for training
        bool lightOnDark = dataset.Mean[0] < 0.5;
        if (auto && fits)
            return Bytes(IsLightOnDark(gray, Border(gray)) == lightOnDark ? gray : Negative(gray));
        Plane figure = Figure(gray);
        Plane placed = fit == ImageFit.Digit ? Digit(figure, height, width) : Centered(Scaled(figure, height, width), height, width);
        return Bytes(lightOnDark ? placed : Negative(placed));
    }

    /// <summary>The foreground of a picture, cropped: 0 for the border's color, 1 for what differs most.</summary>
    internal static Plane Figure(Plane gray)
    {
        float border = Border(gray);
        float sign = IsLightOnDark(gray, border) ? 1 : -1;
        Plane foreground = gray.Map(value => Math.Max(0, sign * (value - border)));
        float max = foreground.Values.Max();
        if (max < 0.02f)
            throw MiniCnnException.BadData("The picture is of one color, there is no figure in it; expected something light on dark or dark on light");
        // a background is never quite even: what the border varies by is no foreground
        float floor = Math.Min(0.4f * max, 3 * Deviation(BorderValues(gray), border));
        for (int i = 0; i < foreground.Values.Length; i++)
            foreground.Values[i] = Math.Max(0, foreground.Values[i] - floor) / (max - floor);
        (int top, int height) = Extent([.. foreground.Values.Chunk(foreground.Width).Select(row => row.Sum())]);
        (int left, int width) = Extent([.. Enumerable.Range(0, foreground.Width).Select(column => Enumerable.Range(0, foreground.Height).Sum(row => foreground[row, column]))]);
        return foreground.Crop(top, left, height, width);
    }

    /// <summary>From the first line with foreground to the last; lines with less than a thirtieth of the fullest line's sum have specks.</summary>
    private static (int First, int Count) Extent(float[] lines)
    {
        float min = lines.Max() / 30;
        int first = Array.FindIndex(lines, line => line >= min);
        int last = Array.FindLastIndex(lines, line => line >= min);
        return (first, last - first + 1);
    }

    private static Plane Digit(Plane figure, int height, int width)
    {
        Plane digit = Scaled(figure, (int)Math.Round(height * DigitPart), (int)Math.Round(width * DigitPart));
        // MNIST's digits have their center of mass at pixel 14 of 0 to 27
        double sum = digit.Values.Sum(value => (double)value);
        double down = digit.Values.Select((value, i) => (double)value * (i / digit.Width)).Sum() / sum;
        double right = digit.Values.Select((value, i) => (double)value * (i % digit.Width)).Sum() / sum;
        int top = Math.Clamp((int)Math.Round((height / 2.0) - down), 0, height - digit.Height);
        int left = Math.Clamp((int)Math.Round((width / 2.0) - right), 0, width - digit.Width);
        return Placed(digit, height, width, top, left);
    }

    /// <summary>As large as fits, with the sides' ratio kept.</summary>
    private static Plane Scaled(Plane plane, int height, int width)
    {
        double scale = Math.Min((double)height / plane.Height, (double)width / plane.Width);
        return ImageConversion.FromPlanes([plane], out _)
            .Resize(Math.Clamp((int)Math.Round(plane.Width * scale), 1, width), Math.Clamp((int)Math.Round(plane.Height * scale), 1, height))
            .ToPlanes()[0];
    }

    private static Plane Centered(Plane plane, int height, int width) =>
        Placed(plane, height, width, (height - plane.Height) / 2, (width - plane.Width) / 2);

    /// <summary>A plane within a larger one of zeros.</summary>
    internal static Plane Placed(Plane plane, int height, int width, int top, int left)
    {
        Plane whole = new(height, width);
        for (int row = 0; row < plane.Height; row++)
            plane.Values.AsSpan(row * plane.Width, plane.Width).CopyTo(whole.Values.AsSpan(((top + row) * width) + left));
        return whole;
    }

    private static Plane Negative(Plane plane) => plane.Map(value => 1 - value);

    /// <summary>What differs from the border is mostly lighter than it, or there is nothing that does.</summary>
    private static bool IsLightOnDark(Plane plane, float border) => plane.Values.Sum(value => (double)value - border) >= 0;

    /// <summary>The median of the outermost pixels.</summary>
    private static float Border(Plane plane)
    {
        float[] values = [.. BorderValues(plane).Order()];
        return values[values.Length / 2];
    }

    private static float[] BorderValues(Plane plane) =>
    [
        .. Enumerable.Range(0, plane.Width).SelectMany(column => new[] { plane[0, column], plane[plane.Height - 1, column] }),
        .. Enumerable.Range(0, plane.Height).SelectMany(row => new[] { plane[row, 0], plane[row, plane.Width - 1] }),
    ];

    /// <summary>The median distance from the middle, times what makes it the deviation of normal noise: a figure that touches the border does not count.</summary>
    private static float Deviation(float[] values, float middle)
    {
        float[] distances = [.. values.Select(value => Math.Abs(value - middle)).Order()];
        return 1.4826f * distances[distances.Length / 2];
    }

    private static byte[] Bytes(Plane plane) => [.. plane.Values.Select(value => (byte)Math.Clamp(MathF.Round(value * 255), 0, 255))];
}

/// <summary>How a picture from outside becomes an image of a model's size.</summary>
public enum ImageFit
{
    /// <summary>A picture of the model's size stays in place; any other is fitted as its training images were.</summary>
    Auto,
    /// <summary>As MNIST's images were made: the figure in 20 of 28 pixels, its center of mass in the center.</summary>
    Digit,
    /// <summary>The figure as large as it can be, in the middle.</summary>
    Figure,
    /// <summary>The picture's middle, cut to the sides' ratio, as folders of pictures are read; light and dark stay.</summary>
    Middle,
    /// <summary>Nothing is changed; the picture has the model's size.</summary>
    None,
}
