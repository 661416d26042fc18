namespace MiniCnn.Kernels.Families;

internal static class Smoothing
{
    /// <summary>σ 0 is OpenCV's choice when only a size is given.</summary>
    public static double[,] GaussianWeights(int size, double sigma)
    {
        double[] profile = Profiles.Gaussian(size, sigma == 0 ? (0.3 * (((size - 1) / 2.0) - 1)) + 0.8 : sigma);
        return Profiles.Outer(profile, profile);
    }

    public static KernelFamily Identity { get; } = new("identity", "Identity", "Leaves the image as it is.",
        "A single 1 in the middle: each output is its own input. Every sharpening kernel is the identity plus something; a convolution with a 1 elsewhere shifts the image.",
        "The neutral element of convolution, the unit impulse; e.g. R. N. Bracewell, The Fourier Transform and Its Applications, 1965.",
        (_, n) => Profiles.Fill((int)n[0], (int)n[0], (y, x) => y == (int)n[0] / 2 && x == (int)n[0] / 2 ? 1 : 0))
    { Parameters = [KernelParameter.Size(3, step: 2)] };

    public static KernelFamily Box { get; } = new("box", "Box blur", "The mean of the window.",
        "All weights are 1/size². It is the cheapest blur and separable, but its frequency response has side lobes: fine stripes come back with their signs turned.",
        "The moving average; R. C. Gonzalez and R. E. Woods, Digital Image Processing, section Smoothing spatial filters.",
        (_, n) => Profiles.Fill((int)n[0], (int)n[0], (_, _) => 1 / (n[0] * n[0])))
    { Parameters = [KernelParameter.Size(3)] };

    public static KernelFamily Gaussian { get; } = new("gaussian", "Gaussian blur", "A mean that trusts near pixels more than far ones.",
        "exp(-(x²+y²)/2σ²) at the cell centers, scaled to sum 1. The only blur that is both round and separable; it never makes a new edge. A size of about 6σ holds nearly all of it.",
        "Sampled normal density; J. J. Koenderink, The structure of images, Biological Cybernetics 50, 1984. Default sigma as in OpenCV's getGaussianKernel.",
        (_, n) => GaussianWeights((int)n[0], n[1]))
    { Parameters = [KernelParameter.Size(5), new("sigma", "standard deviation in pixels; 0 takes 0.3*((size-1)/2 - 1) + 0.8", 0, 0, 100)] };

    public static KernelFamily Binomial { get; } = new("binomial", "Binomial blur", "A Gaussian in whole numbers: 1 2 1.",
        "Rows of Pascal's triangle, scaled to sum 1: averaging two neighbors size−1 times. "
            + "Its response is zero at the highest frequency, so it is the usual blur before dropping every other pixel.",
        "P. J. Burt and E. H. Adelson, The Laplacian pyramid as a compact image code, IEEE Trans. Communications 31, 1983.",
        (_, n) =>
        {
            double[] row = Profiles.Binomial((int)n[0]);
            return Profiles.Scale(1 / Math.Pow(4, n[0] - 1), Profiles.Outer(row, row));
        })
    { Parameters = [KernelParameter.Size(3, 1, 31)] };

    public static KernelFamily Motion { get; } = new("motion", "Motion blur", "The mean along a line.",
        "size points of equal weight on a line through the middle, one for each row or column that the line crosses; a point between two cells is shared by them. The weights sum to 1.",
        "Uniform linear motion; A. K. Jain, Fundamentals of Digital Image Processing, 1989, section Image observation models.",
        (_, n) =>
        {
            int size = (int)n[0], middle = size / 2;
            double cosine = Math.Cos(n[1] * Math.PI / 180), sine = Math.Sin(n[1] * Math.PI / 180), longer = Math.Max(Math.Abs(cosine), Math.Abs(sine));
            double[,] rows = new double[size, size];
            for (int step = -middle; step <= middle; step++)
            {
                // One of the two is whole; rounding keeps 0, 45 and 90 degrees exact.
                double y = Math.Round(middle + (step * sine / longer), 9), x = Math.Round(middle + (step * cosine / longer), 9);
                (int top, int left) = ((int)Math.Floor(y), (int)Math.Floor(x));
                (double down, double right) = (y - top, x - left);
                (int Y, int X, double Part)[] cells = [(0, 0, (1 - down) * (1 - right)), (0, 1, (1 - down) * right), (1, 0, down * (1 - right)), (1, 1, down * right)];
                foreach ((int below, int beside, double part) in cells.Where(cell => cell.Part > 0))
                    rows[top + below, left + beside] += part / size;
            }
            return rows;
        })
    { Parameters = [KernelParameter.Size(9, 3, 101, 2), new("angle", "degrees: 0 along the rows, growing clockwise", 0, -360, 360)] };
}
