namespace MiniCnn.Kernels.Families;

/// <summary>Small pictures of what is looked for, with weights that sum to 0.</summary>
internal static class Templates
{
    public static KernelFamily Line { get; } = new()
    {
        Name = "line",
        Title = "Line detector",
        Summary = "A bright line one pixel wide, in four directions.",
        Description = "2 on the line, -1 beside it: flat parts give 0. Angles grow clockwise from the horizontal.",
        Source = "R. C. Gonzalez and R. E. Woods, Digital Image Processing, section Point, line, and edge detection.",
        Members = ["0", "45", "90", "135"],
        Combination = KernelCombination.Compass,
        Weights = (member, _) => member switch
        {
            "0" => new double[,] { { -1, -1, -1 }, { 2, 2, 2 }, { -1, -1, -1 } },
            "45" => new double[,] { { 2, -1, -1 }, { -1, 2, -1 }, { -1, -1, 2 } },
            "90" => new double[,] { { -1, 2, -1 }, { -1, 2, -1 }, { -1, 2, -1 } },
            _ => new double[,] { { -1, -1, 2 }, { -1, 2, -1 }, { 2, -1, -1 } },
        },
    };

    public static KernelFamily Corner { get; } = new()
    {
        Name = "corner",
        Title = "Corner detector",
        Summary = "A bright 2x2 block in one of the four corners of the window.",
        Description = "5 on the four bright cells, -4 on the five dark ones, which sum to 0. A corner of a bright object gives 20 times its contrast, a straight edge at most 15 times.",
        Source = "A matched filter of a quarter plane with the smallest whole weights that sum to 0; principle: G. L. Turin, An introduction to matched filters, IRE Trans. Information Theory 6, 1960.",
        Members = ["nw", "ne", "se", "sw"],
        Combination = KernelCombination.Compass,
        Weights = (member, _) => Profiles.Fill(3, 3, (y, x) => (member[0] == 'n' ? y < 2 : y > 0) && (member[1] == 'w' ? x < 2 : x > 0) ? 5 : -4),
    };

    public static KernelFamily Saddle { get; } = new()
    {
        Name = "saddle",
        Title = "Mixed derivative",
        Summary = "Where edges cross: the derivative in x and in y.",
        Description = "∂²/∂x∂y by central differences. Straight horizontal and vertical edges give 0, corners and the cells of a checkerboard do not.",
        Source = "Central differences; P. R. Beaudet, Rotationally invariant image operators, ICPR 1978.",
        Weights = (_, _) => Profiles.Scale(0.25, new double[,] { { 1, 0, -1 }, { 0, 0, 0 }, { -1, 0, 1 } }),
    };
}
