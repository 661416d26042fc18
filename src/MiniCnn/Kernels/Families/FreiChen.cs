namespace MiniCnn.Kernels.Families;

/// <summary>An orthonormal basis of the 3×3 windows.</summary>
internal static class FreiChen
{
    private static readonly double R = Math.Sqrt(2);

    public static KernelFamily Family { get; } = new()
    {
        Name = "frei-chen",
        Title = "Frei-Chen basis",
        Summary = "Nine kernels that split a 3x3 window into edge, line and mean.",
        Description = "Orthonormal: 1 and 2 are isotropic gradients, 3 and 4 ripples, 5 and 6 lines, 7 and 8 Laplacians, 9 the mean. The squares of the nine responses add up to the window's energy, so shares can be read off: 1-4 edge, 5-8 line, 9 mean.",
        Source = "W. Frei and C.-C. Chen, Fast boundary detection: a generalization and a new algorithm, IEEE Trans. Computers C-26, 1977.",
        Members = ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        Combination = KernelCombination.Basis,
        Weights = (member, _) => member switch
        {
            "1" => Profiles.Scale(1 / (2 * R), new[,] { { 1, R, 1 }, { 0, 0, 0 }, { -1, -R, -1 } }),
            "2" => Profiles.Scale(1 / (2 * R), new[,] { { 1, 0, -1 }, { R, 0, -R }, { 1, 0, -1 } }),
            "3" => Profiles.Scale(1 / (2 * R), new[,] { { 0, -1, R }, { 1, 0, -1 }, { -R, 1, 0 } }),
            "4" => Profiles.Scale(1 / (2 * R), new[,] { { R, -1, 0 }, { -1, 0, 1 }, { 0, 1, -R } }),
            "5" => Profiles.Scale(1 / 2.0, new double[,] { { 0, 1, 0 }, { -1, 0, -1 }, { 0, 1, 0 } }),
            "6" => Profiles.Scale(1 / 2.0, new double[,] { { -1, 0, 1 }, { 0, 0, 0 }, { 1, 0, -1 } }),
            "7" => Profiles.Scale(1 / 6.0, new double[,] { { 1, -2, 1 }, { -2, 4, -2 }, { 1, -2, 1 } }),
            "8" => Profiles.Scale(1 / 6.0, new double[,] { { -2, 1, -2 }, { 1, 4, 1 }, { -2, 1, -2 } }),
            _ => Profiles.Scale(1 / 3.0, new double[,] { { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } }),
        },
    };
}
