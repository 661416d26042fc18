namespace MiniCnn.Kernels.Families;

internal static class Sharpening
{
    public static KernelFamily Sharpen { get; } = new("sharpen", "Sharpen", "Makes each pixel differ more from its neighbors.",
        "The identity minus the Laplacian. The weights sum to 1, so flat parts stay; edges overshoot on both sides, and noise grows.",
        "Identity - laplacian-4; R. C. Gonzalez and R. E. Woods, Digital Image Processing, section Sharpening spatial filters.",
        (_, _) => new double[,] { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } });

    public static KernelFamily Unsharp { get; } = new("unsharp", "Unsharp mask", "Adds the difference between the image and its blur.",
        "identity + amount * (identity - blur), with a Gaussian blur of the given sigma, or a binomial one where sigma is 0: size 5 gives the well-known -1/256 kernel with 476 in the middle.",
        "Darkroom practice since the 1930s; W. F. Schreiber, Wirephoto quality improvement by unsharp masking, Pattern Recognition 2, 1970.",
        (_, n) =>
        {
            int size = (int)n[0];
            double[,] blur = n[1] == 0 ? Smoothing.Binomial.Weights("", [n[0]]) : Smoothing.GaussianWeights(size, n[1]);
            return Profiles.Fill(size, size, (y, x) => (y == size / 2 && x == size / 2 ? 1 + n[2] : 0) - (n[2] * blur[y, x]));
        })
    {
        Parameters = [KernelParameter.Size(5, 3, 31, 2), new("sigma", "standard deviation of the blur in pixels; 0 takes the binomial blur", 0, 0, 100),
            new("amount", "how much of the difference is added", 1, 0, 10)],
    };

    public static KernelFamily Emboss { get; } = new("emboss", "Emboss", "Shows the image as a relief lit from the top left.",
        "A diagonal derivative plus the identity: weights sum to 1, so the gray of flat parts stays, while slopes facing one way turn bright and the others dark.",
        "Common practice of image editors; the weights as in GIMP's and many textbooks' 3x3 emboss: diagonal difference plus identity.",
        (_, _) => new double[,] { { -2, -1, 0 }, { -1, 1, 1 }, { 0, 1, 2 } });
}
