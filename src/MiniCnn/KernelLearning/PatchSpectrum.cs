using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.KernelLearning;

/// <summary>
/// Second moments of the k×k windows of some images and their eigen-decomposition. For a kernel fitted by least squares they decide
/// everything: the loss is e'Me + rest with e the error of the kernel, so gradient descent shrinks the error along each eigenvector by
/// itself, fast where the eigenvalue is large, not at all where it is zero.
/// </summary>
public sealed class PatchSpectrum
{
    private PatchSpectrum(Matrix<double> moments, long windows)
    {
        Evd<double> decomposition = moments.Evd(Symmetricity.Symmetric);
        (Moments, Windows) = (moments, windows);
        // rounding can put a zero slightly below zero
        Eigenvalues = [.. decomposition.EigenValues.Select(value => Math.Max(value.Real, 0)).Reverse()];
        Eigenvectors = [.. decomposition.EigenVectors.EnumerateColumns().Reverse().Select(column => column.ToArray())];
    }

    /// <summary>M = mean of p·p' over all windows p [k², k²]; not centered, since a convolution without bias does not center either.</summary>
    internal Matrix<double> Moments { get; }

    /// <summary>The number of windows.</summary>
    public long Windows { get; }

    /// <summary>Falling, k² of them, from 0.</summary>
    public IReadOnlyList<double> Eigenvalues { get; }

    /// <summary>Unit vectors [k²] in the order of the eigenvalues, as kernels row by row.</summary>
    public IReadOnlyList<double[]> Eigenvectors { get; }

    /// <summary>Eigenvalues above 1e-9 of the largest: the dimensions that can be learned from the images.</summary>
    public int Rank => Eigenvalues.Count(value => value > 1e-9 * Eigenvalues[0] && value > 0);

    /// <summary>λmax/λmin over the directions that can be learned; 1 is the easiest.</summary>
    public double ConditionNumber => Rank == 0 ? double.PositiveInfinity : Eigenvalues[0] / Eigenvalues[Rank - 1];

    /// <summary>Of all windows at which a convolution of this size and padding puts its kernel, stride 1.</summary>
    public static PatchSpectrum Of(IReadOnlyList<Plane> images, int size, int padding = 0)
    {
        if (images.Count == 0)
            throw MiniCnnException.BadUsage("A kernel is learned from at least one image");
        using DisposeScope scope = NewDisposeScope();
        Tensor sums = zeros([size * size, size * size], ScalarType.Float64);
        long windows = 0;
        foreach (Plane image in images)
        {
            if (image.Height + (2 * padding) < size || image.Width + (2 * padding) < size)
                throw MiniCnnException.BadUsage($"An image of {image.Height}x{image.Width} has no window of {size}x{size}; expected larger images or a smaller kernel");
            using DisposeScope inner = NewDisposeScope();
            Tensor patches = Windowed(image, size, padding); // [k², L]
            sums.add_(patches.matmul(patches.T));
            windows += patches.shape[1];
        }

        double[] flat = [.. sums.data<double>()];
        return new PatchSpectrum(Matrix<double>.Build.Dense(size * size, size * size, (i, j) => flat[(i * size * size) + j] / windows), windows);
    }

    /// <summary>
    /// The least-squares kernel at once, by the normal equations M·w = mean of p·t in float64: of all kernels whose responses are nearest the
    /// wanted ones the shortest, zero along directions that the images do not have.
    /// </summary>
    internal Plane Solve(IReadOnlyList<Plane> images, Tensor responses, int kernel, int padding)
    {
        int size = (int)Math.Sqrt(Eigenvalues.Count);
        using DisposeScope scope = NewDisposeScope();
        Tensor sum = zeros([size * size], ScalarType.Float64);
        for (int n = 0; n < images.Count; n++)
            sum.add_(Windowed(images[n], size, padding).matmul(responses[n, kernel].flatten()));
        double[] amounts = [.. Along([.. sum.div(Windows).data<double>()]).Take(Rank).Zip(Eigenvalues, (along, eigenvalue) => along / eigenvalue)];
        return new Plane(size, size, [.. Enumerable.Range(0, size * size).Select(j => (float)amounts.Select((amount, i) => amount * Eigenvectors[i][j]).Sum())]);
    }

    /// <summary>A kernel's error along each eigenvector: ⟨w − target, vᵢ⟩.</summary>
    internal double[] Along(double[] error) => [.. Eigenvectors.Select(vector => vector.Zip(error, (x, y) => x * y).Sum())];

    private static Tensor Windowed(Plane image, int size, int padding) => nn.functional.unfold(
        tensor(image.Values, [1, 1, image.Height, image.Width]).to_type(ScalarType.Float64), (size, size), padding: (padding, padding))[0];
}

/// <summary>Step size and momentum of gradient descent on a least-squares loss, and the error that remains after each step.</summary>
/// <param name="Step">η of w ← w − η·(gradient and momentum).</param>
/// <param name="Momentum">β, 0 to below 1: heavy ball (Polyak 1964), which is what SGD's momentum is.</param>
public sealed record DescentPlan(double Step, double Momentum)
{
    /// <summary>
    /// The fastest that the spectrum of the loss allows: η = 4/(√L + √μ)², β = ((√L − √μ)/(√L + √μ))², where L and μ are the max and
    /// min curvature that can be learned (B. Polyak, Some methods of speeding up the convergence of iteration methods, 1964).
    /// The error then shrinks by about (√κ − 1)/(√κ + 1) a step.
    /// </summary>
    /// <remarks>The loss Σ(w'p − t)²/windows has the curvature 2λ along each direction of the spectrum, 2λ/filters where filters share its mean.</remarks>
    internal static DescentPlan Fastest(PatchSpectrum spectrum, int filters = 1)
    {
        if (spectrum.Rank == 0) return new DescentPlan(1, 0);
        double max = Math.Sqrt(2 * spectrum.Eigenvalues[0] / filters), min = Math.Sqrt(2 * spectrum.Eigenvalues[spectrum.Rank - 1] / filters);
        return new DescentPlan(4 / Math.Pow(max + min, 2), Math.Pow((max - min) / (max + min), 2));
    }

    /// <summary>
    /// What is left of an error along a direction after each step, as a factor of the error at the start: eₜ₊₁ = (1 − ηh)eₜ + β(eₜ − eₜ₋₁),
    /// without momentum (1 − ηh)ᵗ.
    /// </summary>
    /// <returns>[steps + 1], beginning with 1, for the curvature h = 2λ/filters.</returns>
    internal double[] Remaining(double curvature, int steps)
    {
        double[] factor = new double[steps + 1];
        factor[0] = 1;
        for (int t = 1; t <= steps; t++)
            factor[t] = ((1 - (Step * curvature)) * factor[t - 1]) + (Momentum * (factor[t - 1] - factor[Math.Max(t - 2, 0)]));
        return factor;
    }
}
