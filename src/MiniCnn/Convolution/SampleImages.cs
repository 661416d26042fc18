using System.Reflection;

namespace MiniCnn.Convolution;

/// <summary>The images that come with the library, to try kernels on; drawn by scripts/samples/make.py.</summary>
public static class SampleImages
{
    private static readonly (string Name, string Description)[] Known =
    [
        ("scene", "a harbour in color: edges in all directions, thin and wide, strong and weak; 240x320"),
        ("textures", "sixteen patches: stripes of four directions, checks, dots, bricks, weave, rings, spokes, wood, grass, noise; 256x256"),
        ("text", "letters of several sizes, light on dark too, and slanted; 264x320"),
        ("gradient", "ramps, steps, and a gray disc on a ramp; 192x256"),
        ("zone-plate", "every direction and every frequency up to half a cycle per pixel; 256x256"),
    ];

    /// <summary>Name and content of each; the first is the one taken when no image is named.</summary>
    public static IReadOnlyList<(string Name, string Description)> All => Known;

    /// <summary>Reads one of <see cref="All"/>.</summary>
    /// <exception cref="MiniCnnException">No such name: those there are.</exception>
    public static Image Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"samples/{name}.png")
            ?? throw MiniCnnException.BadUsage($"there is no sample image '{name}'; expected one of {string.Join(", ", Known.Select(sample => sample.Name))}");
        return ImageFile.Read(stream);
    }
}
