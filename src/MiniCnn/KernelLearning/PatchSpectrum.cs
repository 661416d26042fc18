using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using MiniCnn.Convolution;
using MiniCnn.Imaging;

namespace MiniCnn.KernelLearning;

/// <summary>
/// Second moments of the k×k windows of some images and their eigen-decomposition. For a kernel fitted by least squares they decide
/// everything: the loss is e'Me + rest with e the error of the kernel, so along each eigenvector gradient descent goes its own way,
/// fast where the eigenvalue is great, not at all where it is zero.
/// </summary>
public sealed class PatchSpectrum
{
    private PatchSpectrum(Matrix<double> moments, long windows)
    {
        Evd<double> decomposition = moments.Evd(Symmetricity.Symmetric);
        Moments = moments;
        Windows = windows;
        // Rounding can put a zero slightly below zero.
        Eigenvalues = [.. decomposition.EigenValues.Select(value => Math.Max(value.Real, 0)).Reverse()];
        Eigenvectors = [.. decomposition.EigenVectors.EnumerateColumns().Reverse().Select(column => column.ToArray())];
    }

    /// <summary>M = mean of p·p' over all windows p [k², k²]; not centerd, since a convolution without bias does not center either.</summary>
    public Matrix<double> Moments { get; }

    /// <summary>How many windows there were.</summary>
    public long Windows { get; }

    /// <summary>Falling, k² of them, from 0.</summary>
    public IReadOnlyList<double> Eigenvalues { get; }

    /// <summary>Unit vectors [k²] in the order of the eigenvalues, as kernels row by row.</summary>
    public IReadOnlyList<double[]> Eigenvectors { get; }

    /// <summary>Eigenvalues above 1e-9 of the largest: the dimensions in which the images teach anything.</summary>
    public int Rank => Eigenvalues.Count(value => value > 1e-9 * Eigenvalues[0] && value > 0);

    /// <summary>λmax/λmin over the directions that can be learned; 1 is the easiest.</summary>
    public double ConditionNumber => Rank == 0 ? double.PositiveInfinity : Eigenvalues[0] / Eigenvalues[Rank - 1];

    /// <summary>Of all windows at which a convolution of this size and padding puts its kernel, stride 1.</summary>
    /// <param name="images">Of any sizes, none smaller than the kernel.</param>
    /// <param name="size">k, 1 or more.</param>
    /// <param name="padding">Zeros at each side, 0 or more.</param>
    /// <exception cref="MiniCnnException">No images, or an image smaller than the kernel.</exception>
    public static PatchSpectrum Of(IReadOnlyList<Plane> images, int size, int padding = 0)
    {
        if (images.Count == 0) throw MiniCnnException.BadUsage("A kernel is learned from at least one image");
        double[,] sums = new double[size * size, size * size];
        long windows = 0L;
        double[] patch = new double[size * size];
        foreach (Plane image in images)
        {
            Plane padded = padding == 0 ? image : Border.Pad(image, new Pads(padding, padding, padding, padding), PaddingMode.Constant, 0);
            if (padded.Height < size || padded.Width < size)
                throw MiniCnnException.BadUsage($"An image of {image.Height}x{image.Width} has no window of {size}x{size}; expected greater images or a smaller kernel");
            for (int top = 0; top + size <= padded.Height; top++)
            {
                for (int left = 0; left + size <= padded.Width; left++)
                {
                    for (int i = 0; i < patch.Length; i++) patch[i] = padded[top + (i / size), left + (i % size)];
                    for (int i = 0; i < patch.Length; i++)
                    {
                        if (patch[i] == 0) continue;
                        for (int j = 0; j <= i; j++) sums[i, j] += patch[i] * patch[j];
                    }
                    windows++;
                }
            }
        }
        Matrix<double> moments = Matrix<double>.Build.Dense(size * size, size * size, (i, j) => sums[Math.Max(i, j), Math.Min(i, j)] / windows);
        return new PatchSpectrum(moments, windows);
    }

    /// <summary>A kernel's error along each eigenvector: ⟨w − target, vᵢ⟩.</summary>
    public double[] Along(IReadOnlyList<double> error) =>
        [.. Eigenvectors.Select(vector => vector.Zip(error, (a, b) => a * b).Sum())];
}
