namespace MiniCnn.Kernels.Families;

/// <summary>Small pictures of what is looked for: lines, corners, a basis of all 3×3 windows, waves.</summary>
internal static class Templates
{
    private static readonly double R = Math.Sqrt(2);

    public static KernelFamily Line { get; } = new("line", "Line detector", "A bright line one pixel wide, in four directions.",
        "2 on the line, -1 beside it: flat parts give 0. Angles grow clockwise from the horizontal.",
        "R. C. Gonzalez and R. E. Woods, Digital Image Processing, section Point, line, and edge detection.",
        (member, _) => member switch
        {
            "0" => new double[,] { { -1, -1, -1 }, { 2, 2, 2 }, { -1, -1, -1 } },
            "45" => new double[,] { { 2, -1, -1 }, { -1, 2, -1 }, { -1, -1, 2 } },
            "90" => new double[,] { { -1, 2, -1 }, { -1, 2, -1 }, { -1, 2, -1 } },
            _ => new double[,] { { -1, -1, 2 }, { -1, 2, -1 }, { 2, -1, -1 } },
        })
    { Members = ["0", "45", "90", "135"], Combination = KernelCombination.Compass };

    public static KernelFamily Corner { get; } = new("corner", "Corner detector", "A bright 2x2 block in one of the four corners of the window.",
        "5 on the four bright cells, -4 on the five dark ones, which sum to 0. A corner of a bright object gives 20 times its contrast, a straight edge at most 16 times.",
        "A matched filter of a quarter plane with the smallest whole weights that sum to 0; principle: G. L. Turin, An introduction to matched filters, IRE Trans. Information Theory 6, 1960.",
        (member, _) => Profiles.Fill(3, 3, (y, x) => (member[0] == 'n' ? y < 2 : y > 0) && (member[1] == 'w' ? x < 2 : x > 0) ? 5 : -4))
    { Members = ["nw", "ne", "se", "sw"], Combination = KernelCombination.Compass };

    public static KernelFamily Saddle { get; } = new("saddle", "Mixed derivative", "Where edges cross: the derivative in x and in y.",
        "∂²/∂x∂y by central differences. Straight horizontal and vertical edges give 0, corners and the cells of a checkerboard do not.",
        "Central differences; P. R. Beaudet, Rotationally invariant image operators, ICPR 1978.",
        (_, _) => Profiles.Scale(0.25, new double[,] { { 1, 0, -1 }, { 0, 0, 0 }, { -1, 0, 1 } }));

    public static KernelFamily FreiChen { get; } = new("frei-chen", "Frei-Chen basis", "Nine kernels that split a 3x3 window into edge, line and mean.",
        "Orthonormal: 1 and 2 are isotropic gradients, 3 and 4 ripples, 5 and 6 lines, 7 and 8 Laplacians, 9 the mean. "
            + "The squares of the nine responses add up to the window's energy, so shares can be read off: 1-4 edge, 5-8 line, 9 mean.",
        "W. Frei and C.-C. Chen, Fast boundary detection: a generalization and a new algorithm, IEEE Trans. Computers C-26, 1977.",
        (member, _) => member switch
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
        })
    { Members = ["1", "2", "3", "4", "5", "6", "7", "8", "9"], Combination = KernelCombination.Basis };

    public static KernelFamily Gabor { get; } = new("gabor", "Gabor", "Stripes of one direction and width.",
        "cos(2π x'/wavelength + phase) exp(-(x'² + (aspect y')²)/2σ²) with x' along the wave. Phase 0 finds lines, phase 90 edges. "
            + "Similar to cells of the visual cortex and first-layer filters of many networks. With phase 0 the weights do not sum to 0.",
        "D. Gabor, Theory of communication, 1946; J. G. Daugman, Uncertainty relation for resolution in space, J. Optical Society of America A 2, 1985.",
        (_, n) =>
        {
            int size = (int)n[0], middle = size / 2;
            double angle = n[1] * Math.PI / 180, phase = n[5] * Math.PI / 180, sigma = n[3] == 0 ? 0.56 * n[2] : n[3];
            return Profiles.Fill(size, size, (row, column) =>
            {
                double along = ((column - middle) * Math.Cos(angle)) + ((row - middle) * Math.Sin(angle));
                double across = ((row - middle) * Math.Cos(angle)) - ((column - middle) * Math.Sin(angle));
                double square = (along * along) + (n[4] * n[4] * across * across);
                return Math.Exp(-square / (2 * sigma * sigma)) * Math.Cos((2 * Math.PI * along / n[2]) + phase);
            });
        })
    {
        Parameters =
        [
            KernelParameter.Size(15, 3, 101, 2),
            new("orientation", "direction of the wave in degrees: 0 along the rows (upright stripes), growing clockwise", 0, -360, 360),
            new("wavelength", "pixels from stripe to stripe", 6, 2, 100),
            new("sigma", "standard deviation of the window in pixels; 0 takes 0.56 wavelengths (one octave)", 0, 0, 100),
            new("aspect", "1 is a round window, less is longer along the stripes", 0.5, 0.05, 4),
            new("phase", "degrees; 0 even, 90 odd", 0, -360, 360),
        ],
    };
}
