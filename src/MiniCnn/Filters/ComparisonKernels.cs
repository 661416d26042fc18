using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>The catalog's kernels in the size of the filters that they are compared with.</summary>
internal static class ComparisonKernels
{
    public static IReadOnlyList<string> Standard { get; } =
        ["sobel", "scharr", "prewitt", "laplacian", "line", "corner", "saddle", "gaussian", "box", "gabor"];

    /// <summary>Pairs of kernels whose planes hold the derivatives in every direction.</summary>
    public static IReadOnlyList<string> GradientOperators { get; } = ["sobel", "scharr", "prewitt", "roberts"];

    /// <summary>Kernels by name that have exactly this size, or none.</summary>
    /// <exception cref="MiniCnnException">A name that the catalog does not have.</exception>
    public static IEnumerable<Kernel> OfSize(string name, int size) => Sized(name, size, size).Where(kernel => kernel.Height == size && kernel.Width == size);

    /// <summary>
    /// Kernels by name in one size. A family of any size is made in the filters' own; a smaller kernel is set in the middle of zeros;
    /// <c>gabor</c> becomes eight orientations, as edge and as line. Kernels that do not fit (greater, or even where the filters are odd)
    /// are reported in <paramref name="leftOut"/> with the reason.
    /// </summary>
    /// <exception cref="MiniCnnException">A name that the catalog does not have.</exception>
    public static IReadOnlyList<Kernel> For(IReadOnlyList<string> names, int height, int width, out IReadOnlyList<string> leftOut)
    {
        var kernels = new List<Kernel>();
        var without = new List<string>();
        foreach (string name in names)
        {
            var found = Sized(name, height, width).ToList();
            var fitting = found.Where(kernel => Fits(kernel, height, width)).Select(kernel => Placed(kernel, height, width, (height - kernel.Height) / 2, (width - kernel.Width) / 2)).ToList();
            if (fitting.Count == 0)
                without.Add($"{name} ({found[0].Height}x{found[0].Width} cannot be centered in {height}x{width})");
            kernels.AddRange(fitting.Where(kernel => !kernels.Exists(other => other.Name == kernel.Name)));
        }
        leftOut = without;
        return kernels;
    }

    /// <summary>A kernel's name for people: without the numbers that the filters' size gave it, Gabor's with direction and kind.</summary>
    public static string ShortName(Kernel kernel) => kernel.Name.Split(':') is ["gabor", _, var angle, .. var others]
        ? $"gabor {angle}° {(others is [_, _, _, "90"] ? "edge" : "line")}"
        : kernel.Name.Split(':')[0];

    /// <summary>Sobel x and y in the filters' size; null where there are none (even or smaller than 3×3).</summary>
    public static (Kernel X, Kernel Y)? SobelPair(int height, int width)
    {
        IReadOnlyList<Kernel> pair = For(["sobel"], height, width, out _);
        return pair.Count == 2 ? (pair[0], pair[1]) : null;
    }

    private static IEnumerable<Kernel> Sized(string name, int height, int width)
    {
        KernelSet set = KernelCatalog.Get(name);
        if (name.Contains(':', StringComparison.Ordinal) || set.Family is not { } family)
            return set.Kernels;
        int size = family.Parameters.ToList().FindIndex(parameter => parameter.Name == "size");
        if (family.Name == "gabor")
            return height == width && family.Parameters[size].Allows(height) ? Gabors(family, height) : set.Kernels;
        if (size < 0 || height != width || !family.Parameters[size].Allows(height))
            return set.Kernels;
        double[] numbers = family.Defaults;
        numbers[size] = height;
        return set.Kernels.Select((_, n) => family.Make(set.Kernels.Count == family.Members.Count ? family.Members[n] : Member(name, family), numbers));
    }

    private static string Member(string name, KernelFamily family) => name.Trim().ToLowerInvariant()[family.Name.Length..].TrimStart('-');

    /// <summary>Stripes as wide as the filter: the widest that fit into it.</summary>
    private static IEnumerable<Kernel> Gabors(KernelFamily family, int size) =>
        from phase in (double[])[0, 90]
        from step in Enumerable.Range(0, 8)
        select family.Make("", [size, step * 22.5, Math.Max(2, size), size / 4.0, 1, phase]);

    private static bool Fits(Kernel kernel, int height, int width) =>
        kernel.Height <= height && kernel.Width <= width && (height - kernel.Height) % 2 == 0 && (width - kernel.Width) % 2 == 0;

    /// <summary>A kernel in a larger one of zeros.</summary>
    public static Kernel Placed(Kernel kernel, int height, int width, int top, int left)
    {
        var weights = new Plane(height, width);
        foreach ((int i, float weight) in kernel.Weights.Values.Index())
            weights[top + (i / kernel.Width), left + (i % kernel.Width)] = weight;
        return kernel with { Weights = weights };
    }
}
