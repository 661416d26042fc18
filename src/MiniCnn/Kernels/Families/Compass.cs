namespace MiniCnn.Kernels.Families;

/// <summary>Eight directions each, the outer ring of one kernel turned by 45 degrees at a time.</summary>
internal static class Compass
{
    // Counter-clockwise from the top: the side of the window that has to be brighter.
    private static readonly string[] Directions = ["n", "nw", "w", "sw", "s", "se", "e", "ne"];

    private static double[,] Towards(string member, double[,] north) => Profiles.Turn(north, Array.IndexOf(Directions, member));

    public static KernelFamily Kirsch { get; } = new()
    {
        Name = "kirsch",
        Title = "Kirsch compass operator",
        Summary = "Three bright cells against five dark ones, in eight directions.",
        Description = "5 on one side, -3 on the others, turned by 45 degrees at a time; the largest of the eight responses is the edge's strength and names its direction.",
        Source = "R. A. Kirsch, Computer determination of the constituent structure of biological images, Computers and Biomedical Research 4, 1971.",
        Members = Directions,
        Combination = KernelCombination.Compass,
        Weights = (member, _) => Towards(member, new double[,] { { 5, 5, 5 }, { -3, 0, -3 }, { -3, -3, -3 } }),
    };

    public static KernelFamily Robinson { get; } = new()
    {
        Name = "robinson",
        Title = "Robinson compass operator",
        Summary = "Sobel's kernel turned into eight directions.",
        Description = "Only four have to be computed: the opposite directions are their negatives.",
        Source = "G. S. Robinson, Edge detection by compass gradient masks, Computer Graphics and Image Processing 6, 1977.",
        Members = Directions,
        Combination = KernelCombination.Compass,
        Weights = (member, _) => Towards(member, new double[,] { { 1, 2, 1 }, { 0, 0, 0 }, { -1, -2, -1 } }),
    };
}
