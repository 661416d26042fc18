namespace MiniCnn.Kernels.Families;

/// <summary>Kernels that respond to curvature of the brightness, alike in all directions.</summary>
internal static class SecondDerivatives
{
    public static KernelFamily Outline { get; } = new("outline", "Outline", "Eight times the pixel minus its eight neighbors.",
        "The 8-neighbor Laplacian with its sign turned, so that bright lines on dark stay bright. Flat parts become 0.",
        "The negative of laplacian-8; known by this name from image editors and CNN explainers.",
        (_, _) => new double[,] { { -1, -1, -1 }, { -1, 8, -1 }, { -1, -1, -1 } });

    public static KernelFamily Laplacian { get; } = new("laplacian", "Laplacian", "The sum of the second derivatives.",
        "laplacian-4 adds the second differences along rows and columns; laplacian-8 adds the diagonals. "
            + "An edge gives a positive and a negative line with a zero crossing between them; noise is amplified.",
        "Finite differences; A. Rosenfeld and A. C. Kak, Digital Image Processing, 1976.",
        (member, _) => member == "4"
            ? new double[,] { { 0, 1, 0 }, { 1, -4, 1 }, { 0, 1, 0 } }
            : new double[,] { { 1, 1, 1 }, { 1, -8, 1 }, { 1, 1, 1 } })
    { Members = ["4", "8"], Combination = KernelCombination.Separate };

    public static KernelFamily LaplacianOfGaussian { get; } = new("log", "Laplacian of Gaussian", "Blurs first, then takes the Laplacian: edges of one scale.",
        "(r² - 2σ²)/σ⁴ times the normal density, sampled, then shifted by a constant so that the weights sum to 0. "
            + "Its zero crossings are the edges of Marr and Hildreth; turned over it is the Mexican hat, a blob detector.",
        "D. Marr and E. Hildreth, Theory of edge detection, Proc. Royal Society B 207, 1980.",
        (_, n) =>
        {
            int size = (int)n[0], middle = size / 2;
            double variance = n[1] * n[1];
            double[,] rows = Profiles.Fill(size, size, (y, x) =>
            {
                double square = ((y - middle) * (y - middle)) + ((x - middle) * (x - middle));
                return (square - (2 * variance)) / (variance * variance) * Math.Exp(-square / (2 * variance)) / (2 * Math.PI * variance);
            });
            double mean = rows.Cast<double>().Average();
            return Profiles.Fill(size, size, (y, x) => rows[y, x] - mean);
        })
    { Parameters = [KernelParameter.Size(9, 3, 101, 2), new("sigma", "standard deviation in pixels", 1.4, 0.3, 50)] };

    public static KernelFamily DifferenceOfGaussians { get; } = new("dog", "Difference of Gaussians", "A narrow blur minus a wide one: blobs and rings.",
        "What the ganglion cells of the eye compute. With a ratio of 1.6 between the two widths it comes close to the negative Laplacian of Gaussian.",
        "R. W. Rodieck, Quantitative analysis of cat retinal ganglion cell response, Vision Research 5, 1965; ratio 1.6 from Marr and Hildreth 1980.",
        (_, n) =>
        {
            double[,] narrow = Smoothing.GaussianWeights((int)n[0], n[1]), wide = Smoothing.GaussianWeights((int)n[0], n[1] * n[2]);
            return Profiles.Fill((int)n[0], (int)n[0], (y, x) => narrow[y, x] - wide[y, x]);
        })
    {
        Parameters = [KernelParameter.Size(9, 3, 101, 2), new("sigma", "standard deviation of the narrow blur in pixels", 1, 0.3, 50),
            new("ratio", "how much wider the other is", 1.6, 1.01, 10)],
    };
}
