using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Filters;

/// <summary>
/// H(u, v), the discrete Fourier transform of a filter padded with zeros to <see cref="Size"/>×<see cref="Size"/>. The filter's center is
/// the origin, so an even filter has a real response and an odd one an imaginary response. Cross-correlation's convention: a response
/// to e^{i(ux+vy)} at a pixel is Σ w(dx,dy) e^{i(u dx + v dy)}.
/// </summary>
internal sealed class FilterSpectrum
{
    /// <summary>Frequencies along each axis; bin k stands for 2πk/64 radians per pixel.</summary>
    public const int Size = 64;

    private readonly Complex[] _values;

    private FilterSpectrum(Complex[] values) => _values = values;

    /// <summary>The bins of the vertical and the horizontal frequency, 0–63.</summary>
    public Complex this[int v, int u] => _values[(v * Size) + u];

    /// <exception cref="MiniCnnException">A filter with a side over 64.</exception>
    public static FilterSpectrum Of(Plane filter)
    {
        if (filter.Height > Size || filter.Width > Size)
            throw MiniCnnException.BadUsage($"A frequency response is computed for filters of up to {Size}x{Size}; this one is {filter.Height}x{filter.Width}");
        var values = new Complex[Size * Size];
        for (int row = 0; row < filter.Height; row++)
        {
            for (int column = 0; column < filter.Width; column++)
            {
                int y = (row - ((filter.Height - 1) / 2) + Size) % Size;
                int x = (column - ((filter.Width - 1) / 2) + Size) % Size;
                values[(y * Size) + x] = filter[row, column];
            }
        }

        Transform(values);
        return new FilterSpectrum(values);
    }

    /// <summary>H at any frequency (radians per pixel), by the sum itself.</summary>
    public static Complex At(Plane filter, double horizontal, double vertical)
    {
        Complex sum = Complex.Zero;
        for (int row = 0; row < filter.Height; row++)
        {
            for (int column = 0; column < filter.Width; column++)
            {
                double phase = (horizontal * (column - ((filter.Width - 1) / 2))) + (vertical * (row - ((filter.Height - 1) / 2)));
                sum += filter[row, column] * Complex.FromPolarCoordinates(1, phase);
            }
        }

        return sum;
    }

    /// <summary>
    /// ∫H₁H̄₂P/√(∫abs(H₁)²P·∫abs(H₂)²P): the cosine between the responses of two filters to images with power spectrum P from <see cref="Power"/>
    /// (null: white); its real part, −1 to 1.
    /// </summary>
    public double WeightedCosine(FilterSpectrum other, Plane? power = null)
    {
        double cross = 0, mine = 0, theirs = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            float p = power?.Values[i] ?? 1;
            cross += (_values[i] * Complex.Conjugate(other._values[i])).Real * p;
            mine += _values[i].Magnitude * _values[i].Magnitude * p;
            theirs += other._values[i].Magnitude * other._values[i].Magnitude * p;
        }

        return mine == 0 || theirs == 0 ? 0 : cross / Math.Sqrt(mine * theirs);
    }

    /// <summary>
    /// The mean power spectrum of images: mean of abs(DFT)² [64, 64], zero frequency first. The mean is subtracted from each image, a Hann window
    /// softens its border; a smaller image is padded with zeros, of a larger one the middle is used.
    /// </summary>
    /// <exception cref="MiniCnnException">No image.</exception>
    public static Plane Power(IReadOnlyList<Plane> images)
    {
        if (images.Count == 0)
            throw MiniCnnException.BadUsage("A power spectrum needs at least one image");
        double[] sum = new double[Size * Size];
        foreach (Plane image in images)
        {
            Complex[] values = Windowed(image);
            Transform(values);
            for (int i = 0; i < sum.Length; i++)
                sum[i] += (values[i] * Complex.Conjugate(values[i])).Real;
        }

        return new Plane(Size, Size, Array.ConvertAll(sum, value => (float)(value / images.Count)));
    }

    private static Complex[] Windowed(Plane image)
    {
        int height = Math.Min(image.Height, Size), width = Math.Min(image.Width, Size);
        int top = (image.Height - height) / 2, left = (image.Width - width) / 2;
        double[] vertical = Hann(height), horizontal = Hann(width);
        double mean = Enumerable.Range(0, height).Average(y => Enumerable.Range(0, width).Average(x => (double)image[top + y, left + x]));
        var values = new Complex[Size * Size];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                values[(y * Size) + x] = (image[top + y, left + x] - mean) * vertical[y] * horizontal[x];
        }

        return values;
    }

    private static double[] Hann(int length) => [.. Enumerable.Range(0, length).Select(i => Math.Pow(Math.Sin(Math.PI * (i + 0.5) / length), 2))];

    /// <summary>In two dimensions; the inverse transform has the plus sign of cross-correlation.</summary>
    private static void Transform(Complex[] values)
    {
        var line = new Complex[Size];
        for (int axis = 0; axis < 2; axis++)
        {
            (int outer, int inner) = axis == 0 ? (Size, 1) : (1, Size);
            for (int n = 0; n < Size; n++)
            {
                for (int i = 0; i < Size; i++)
                    line[i] = values[(n * outer) + (i * inner)];
                Fourier.Inverse(line, FourierOptions.NoScaling);
                for (int i = 0; i < Size; i++)
                    values[(n * outer) + (i * inner)] = line[i];
            }
        }
    }
}
