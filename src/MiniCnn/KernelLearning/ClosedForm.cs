using MathNet.Numerics.LinearAlgebra;
using MiniCnn.Convolution;
using MiniCnn.Imaging;

namespace MiniCnn.KernelLearning;

/// <summary>The least-squares kernel at once: the normal equations M·w = mean of p·t, in float64.</summary>
public static class ClosedForm
{
    /// <summary>
    /// The kernel whose responses are nearest the given ones, and of all such kernels the shortest: along directions in which the images
    /// have nothing it is zero.
    /// </summary>
    /// <param name="spectrum">Of the images, with the kernel's size and padding.</param>
    /// <param name="images">The images.</param>
    /// <param name="responses">Wanted, one for each image, of the size that the convolution gives.</param>
    /// <param name="size">k.</param>
    /// <param name="padding">Zeros at each side.</param>
    /// <returns>[k², row by row].</returns>
    public static double[] Solve(PatchSpectrum spectrum, IReadOnlyList<Plane> images, IReadOnlyList<double[]> responses, int size, int padding)
    {
        double[] right = new double[size * size];
        for (int n = 0; n < images.Count; n++)
        {
            Plane padded = padding == 0 ? images[n] : Border.Pad(images[n], new Pads(padding, padding, padding, padding), PaddingMode.Constant, 0);
            int rows = padded.Height - size + 1, columns = padded.Width - size + 1;
            for (int i = 0; i < right.Length; i++)
            {
                double sum = 0.0;
                for (int top = 0; top < rows; top++)
                {
                    for (int left = 0; left < columns; left++)
                        sum += padded[top + (i / size), left + (i % size)] * responses[n][(top * columns) + left];
                }
                right[i] += sum / spectrum.Windows;
            }
        }
        Vector<double> along = Vector<double>.Build.Dense(right);
        double[] kernel = new double[right.Length];
        for (int i = 0; i < spectrum.Rank; i++)
        {
            Vector<double> vector = Vector<double>.Build.Dense(spectrum.Eigenvectors[i]);
            double amount = vector.DotProduct(along) / spectrum.Eigenvalues[i];
            for (int j = 0; j < kernel.Length; j++) kernel[j] += amount * vector[j];
        }
        return kernel;
    }
}
