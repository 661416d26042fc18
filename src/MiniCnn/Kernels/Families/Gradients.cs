namespace MiniCnn.Kernels.Families;

/// <summary>First derivatives: pairs that smooth along an edge and take the difference across it, and compass kernels in eight directions.</summary>
internal static class Gradients
{
    private static readonly string[] XY = ["x", "y"];

    // Counter-clockwise from the top: the side of the window that has to be brighter.
    private static readonly string[] Directions = ["n", "nw", "w", "sw", "s", "se", "e", "ne"];

    private static double[,] Towards(string member, double[,] north) => Profiles.Turn(north, Array.IndexOf(Directions, member));

    private static double[,] Pair(string member, double[] smooth, double[] difference) =>
        member == "x" ? Profiles.Outer(smooth, difference) : Profiles.Outer(difference, smooth);

    /// <summary>A binomial row convolved with -1 0 1.</summary>
    private static double[] Difference(int size)
    {
        double[] row = [0, 0, .. Profiles.Binomial(size - 2), 0, 0];
        return [.. Enumerable.Range(0, size).Select(n => row[n] - row[n + 2])];
    }

    public static KernelFamily Sobel { get; } = new("sobel", "Sobel operator", "Horizontal and vertical brightness differences, smoothed 1 2 1 along the edge.",
        "The standard edge detector. Larger sizes smooth binomially in both directions (5: 1 4 6 4 1 and -1 -2 0 2 1). "
            + "The magnitude of the pair is the strength of an edge, its angle the direction in which brightness rises.",
        "I. Sobel and G. Feldman, talk at the Stanford Artificial Intelligence Project, 1968; "
            + "R. Duda and P. Hart, Pattern Classification and Scene Analysis, 1973. Larger sizes as in OpenCV's getDerivKernels.",
        (member, n) => Pair(member, Profiles.Binomial((int)n[0]), Difference((int)n[0])))
    { Parameters = [KernelParameter.Size(3, 3, 31, 2)], Members = XY, Combination = KernelCombination.Gradient };

    public static KernelFamily Scharr { get; } = new("scharr", "Scharr operator", "As Sobel, with 3 10 3: the gradient's angle is nearly right in every direction.",
        "The weights that make a 3x3 derivative as independent of direction as whole numbers allow; its angle is some five times more accurate than Sobel's.",
        "H. Scharr, Optimale Operatoren in der Digitalen Bildverarbeitung, dissertation, Heidelberg 2000.",
        (member, _) => Pair(member, [3, 10, 3], [-1, 0, 1]))
    { Members = XY, Combination = KernelCombination.Gradient };

    public static KernelFamily Prewitt { get; } = new("prewitt", "Prewitt operator", "As Sobel, with equal weights along the edge.",
        "The slope of the plane that fits the window best by least squares, which is how the larger sizes are made too (-2 -1 0 1 2).",
        "J. M. S. Prewitt, Object enhancement and extraction, in: Image Processing and Psychopictorics, 1970.",
        (member, n) => Pair(member, [.. Enumerable.Repeat(1.0, (int)n[0])], [.. Enumerable.Range(0, (int)n[0]).Select(x => x - ((n[0] - 1) / 2))]))
    { Parameters = [KernelParameter.Size(3, 3, 31, 2)], Members = XY, Combination = KernelCombination.Gradient };

    public static KernelFamily Roberts { get; } = new("roberts", "Roberts cross", "The two diagonal differences of a 2x2 window.",
        "The smallest edge detector, and the oldest. It measures halfway between pixels and along the diagonals, and does not smooth, so noise shows.",
        "L. G. Roberts, Machine perception of three-dimensional solids, thesis, MIT 1963.",
        (member, _) => member == "x" ? new double[,] { { 1, 0 }, { 0, -1 } } : new double[,] { { 0, 1 }, { -1, 0 } })
    { Members = XY, Combination = KernelCombination.Gradient };

    public static KernelFamily Tutorial { get; } = new("tutorial", "The tutorial's edge kernel", "Vertical edges, positive where brightness falls to the right: 1 0 -1; 2 0 -2; 1 0 -1.",
        "Sobel x with its sign turned, as tutorials on convolution write it. Shown without sign half of its edges vanish.",
        "The negative of sobel-x.",
        (_, _) => new double[,] { { 1, 0, -1 }, { 2, 0, -2 }, { 1, 0, -1 } });

    public static KernelFamily Kirsch { get; } = new("kirsch", "Kirsch compass operator", "Three bright cells against five dark ones, in eight directions.",
        "5 on one side, -3 on the others, turned by 45 degrees at a time; the largest of the eight responses is the edge's strength and names its direction.",
        "R. A. Kirsch, Computer determination of the constituent structure of biological images, Computers and Biomedical Research 4, 1971.",
        (member, _) => Towards(member, new double[,] { { 5, 5, 5 }, { -3, 0, -3 }, { -3, -3, -3 } }))
    { Members = Directions, Combination = KernelCombination.Compass };

    public static KernelFamily Robinson { get; } = new("robinson", "Robinson compass operator", "Sobel's kernel turned into eight directions.",
        "Only four have to be computed: the opposite directions are their negatives.",
        "G. S. Robinson, Edge detection by compass gradient masks, Computer Graphics and Image Processing 6, 1977.",
        (member, _) => Towards(member, new double[,] { { 1, 2, 1 }, { 0, 0, 0 }, { -1, -2, -1 } }))
    { Members = Directions, Combination = KernelCombination.Compass };
}
