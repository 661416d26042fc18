using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Imaging;

/// <summary>A file of scripts/references/png.py with the pixels that PIL and the script agree on.</summary>
public sealed record PngReference(string Name, int Width, int Height, int Channels, byte[] File, byte[] Pixels)
{
    public static IReadOnlyList<PngReference> All { get; } =
    [
        .. System.IO.File.ReadLines(Path.Combine(TestData.Root, "tests/MiniCnn.Tests/Imaging/References/png.txt"))
            .Select(line => line.Split(' '))
            .Select(p => new PngReference(p[0], int.Parse(p[1]), int.Parse(p[2]), int.Parse(p[3]), Convert.FromBase64String(p[4]), Convert.FromHexString(p[5]))),
    ];

    public static PngReference Get(string name) => All.Single(reference => reference.Name == name);
}
