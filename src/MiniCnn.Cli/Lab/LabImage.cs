namespace MiniCnn.Cli.Lab;

/// <summary>The image that a verb works on: a file, or one of the samples; 1 or 3 planes from 0 to 1, alpha over white.</summary>
internal sealed record LabImage(string Name, IReadOnlyList<Plane> Planes)
{
    public int Height => Planes[0].Height;
    public int Width => Planes[0].Width;
    public Size2D Size => new(Height, Width);

    /// <summary>A path, or the name of a sample where no such file is; without either the first sample.</summary>
    public static LabImage Read(string? name, ImageLimits limits)
    {
        string wanted = name ?? SampleImages.All[0].Name;
        if (name is null || (!File.Exists(wanted) && SampleImages.All.Any(sample => sample.Name == wanted)))
            return new(wanted, SampleImages.Read(wanted).ToPlanes());
        if (!File.Exists(wanted))
            throw MiniCnnException.BadData(
                $"there is no image '{wanted}'; expected an image file or one of the samples {string.Join(", ", SampleImages.All.Select(sample => sample.Name))}");
        return new(PrintableText.Of(Path.GetFileNameWithoutExtension(wanted)), ImageFile.Read(wanted, limits).Over(Rgb.White).ToPlanes());
    }

    /// <summary>Brightness: 0.299 red + 0.587 green + 0.114 blue, not rounded to bytes as an image's is.</summary>
    public LabImage ToGray()
    {
        if (Planes.Count == 1)
            return this;
        (float[] red, float[] green, float[] blue, float[] gray) = (Planes[0].Values, Planes[1].Values, Planes[2].Values, new float[Height * Width]);
        for (int n = 0; n < gray.Length; n++)
            gray[n] = (0.299f * red[n]) + (0.587f * green[n]) + (0.114f * blue[n]);
        return this with { Planes = [new(Height, Width, gray)] };
    }

    public Image ToImage() => ImageConversion.FromPlanes(Planes, out _);
}
