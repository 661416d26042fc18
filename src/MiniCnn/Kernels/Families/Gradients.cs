namespace MiniCnn.Kernels.Families;

/// <summary>Pairs of first derivatives: each smooths along an edge and takes the difference across it.</summary>
internal static class Gradients
{
    private static readonly string[] XY = ["x", "y"];

    private static double[,] Pair(string member, double[] smooth, double[] difference) =>
        member == "x" ? Profiles.Outer(smooth, difference) : Profiles.Outer(difference, smooth);

    public static KernelFamily Sobel { get; } = new()
    {
        Name = "sobel",
        Title = "Sobel operator",
        Summary = "Horizontal and vertical brightness differences, smoothed 1 2 1 along the edge.",
        Description = "The standard edge detector. Larger sizes smooth binomially in both directions (5: 1 4 6 4 1 and -1 -2 0 2 1). The magnitude of the pair is the strength of an edge, its angle the direction in which brightness rises.",
        Source = "I. Sobel and G. Feldman, talk at the Stanford Artificial Intelligence Project, 1968; R. Duda and P. Hart, Pattern Classification and Scene Analysis, 1973. Larger sizes as in OpenCV's getDerivKernels.",
        Parameters = [KernelParameter.Size(3, 3, 31, 2)],
        Members = XY,
        Combination = KernelCombination.Gradient,
        Weights = (member, n) => Pair(member, Profiles.Binomial((int)n[0]), Profiles.Convolve(Profiles.Binomial((int)n[0] - 2), [-1, 0, 1])),
    };

    public static KernelFamily Scharr { get; } = new()
    {
        Name = "scharr",
        Title = "Scharr operator",
        Summary = "As Sobel, with 3 10 3: the gradient's angle is nearly right in every direction.",
        Description = "The weights that make a 3x3 derivative as independent of direction as whole numbers allow; its angle is some five times more accurate than Sobel's.",
        Source = "H. Scharr, Optimale Operatoren in der Digitalen Bildverarbeitung, dissertation, Heidelberg 2000.",
        Members = XY,
        Combination = KernelCombination.Gradient,
        Weights = (member, _) => Pair(member, [3, 10, 3], [-1, 0, 1]),
    };

    public static KernelFamily Prewitt { get; } = new()
    {
        Name = "prewitt",
        Title = "Prewitt operator",
        Summary = "As Sobel, with equal weights along the edge.",
        Description = "The slope of the plane that fits the window best by least squares, which is how the larger sizes are made too (-2 -1 0 1 2).",
        Source = "J. M. S. Prewitt, Object enhancement and extraction, in: Image Processing and Psychopictorics, 1970.",
        Parameters = [KernelParameter.Size(3, 3, 31, 2)],
        Members = XY,
        Combination = KernelCombination.Gradient,
        Weights = (member, n) => Pair(member, [.. Enumerable.Repeat(1.0, (int)n[0])], [.. Enumerable.Range(0, (int)n[0]).Select(x => x - ((n[0] - 1) / 2))]),
    };

    public static KernelFamily Roberts { get; } = new()
    {
        Name = "roberts",
        Title = "Roberts cross",
        Summary = "The two diagonal differences of a 2x2 window.",
        Description = "The smallest edge detector, and the oldest. It measures halfway between pixels and along the diagonals, and does not smooth, so noise shows.",
        Source = "L. G. Roberts, Machine perception of three-dimensional solids, thesis, MIT 1963.",
        Members = XY,
        Combination = KernelCombination.Gradient,
        Weights = (member, _) => member == "x" ? new double[,] { { 1, 0 }, { 0, -1 } } : new double[,] { { 0, 1 }, { -1, 0 } },
    };

    public static KernelFamily Tutorial { get; } = new()
    {
        Name = "tutorial",
        Title = "The tutorial's edge kernel",
        Summary = "Vertical edges, positive where brightness falls to the right: 1 0 -1; 2 0 -2; 1 0 -1.",
        Description = "Sobel x with its sign turned, as tutorials on convolution write it. Shown without sign half of its edges vanish.",
        Source = "The negative of sobel-x.",
        Weights = (_, _) => new double[,] { { 1, 0, -1 }, { 2, 0, -2 }, { 1, 0, -1 } },
    };
}
