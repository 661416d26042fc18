using MiniCnn.KernelLearning;

namespace MiniCnn.Cli.Edges;

/// <summary>The images that a kernel is learned from: built-in shapes, noise, a dataset, or a folder of pictures.</summary>
internal sealed class EdgeImages
{
    private readonly Option<string> _images = new("--images")
    {
        Description = $"training images: shapes (built in), noise, flat, a dataset ({DatasetAccess.Names}), a picture, or a folder of pictures",
        HelpName = "images",
        DefaultValueFactory = _ => "shapes",
    };

    private readonly Option<int?> _count = Options.OptionalWhole("--count", "images; default: 64, and 8192 for edge maps and magnitudes", 1, 100_000);

    private readonly Option<int> _tile = Options.Whole("--tile", "side of the tiles that pictures are cut into, and of noise images", 64, 8, 1024);

    private readonly Option<string?> _data = DatasetAccess.Folder();

    public IEnumerable<Option> All => [_images, _count, _tile, _data];

    /// <returns>Gray planes from 0 to 1 of one size, and their source.</returns>
    public (IReadOnlyList<Plane> Planes, string Source) Load(ParseResult parse, KernelLearningOptions options, CommandContext context)
    {
        string name = parse.GetValue(_images)!;
        int count = parse.GetValue(_count) ?? (options.Form is TargetForm.Magnitude or TargetForm.EdgeMap ? 8192 : 64);
        int tile = parse.GetValue(_tile);
        if (Directory.Exists(name) || File.Exists(name))
        {
            List<Plane> tiles = Tiles(name, tile, count, context.Images);
            return (tiles, $"{tiles.Count} squares of {tile}x{tile} from {name}");
        }
        if (name is "noise" or "flat")
        {
            var random = new Random(options.Seed);
            count = Math.Min(count, 1024);
            return ([.. Enumerable.Range(0, count).Select(_ => Made(random))], name == "flat" ? $"{count} flat images" : $"{count} images of noise");
        }

        ImageSet set = DatasetAccess.Load(name, parse.GetValue(_data), context).Train.First(count);
        return ([.. Enumerable.Range(0, set.Count).Select(n => PatchFigures.Picture(set, n).ToGrayPlane())], $"{set.Count} images of {name}");

        Plane Made(Random random)
        {
            float shade = (float)random.NextDouble();
            return new Plane(tile, tile, [.. Enumerable.Range(0, tile * tile).Select(i => i == 0 || name == "flat" ? shade : (float)random.NextDouble())]);
        }
    }

    private static List<Plane> Tiles(string path, int side, int max, ImageLimits limits)
    {
        string[] files = File.Exists(path) ? [path] : [.. Directory.EnumerateFiles(path).Where(ImageFile.IsImage).Order(StringComparer.Ordinal)];
        if (files.Length == 0) throw MiniCnnException.BadData($"{path} holds no pictures; expected files such as {string.Join(", ", ImageFile.ReadableExtensions)}");
        var tiles = new List<Plane>();
        foreach (string file in files)
        {
            Plane gray = ImageFile.Read(file, limits).ToGrayPlane();
            for (int top = 0; top + side <= gray.Height && tiles.Count < max; top += side)
            {
                for (int left = 0; left + side <= gray.Width && tiles.Count < max; left += side) tiles.Add(gray.Crop(top, left, side, side));
            }
        }
        return tiles.Count > 0 ? tiles : throw MiniCnnException.BadData($"The pictures of {path} are all smaller than {side}x{side}; take a smaller --tile");
    }
}
