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
        foreach ((int x, int y, float weight) in Weights(filter))
            values[((y + Size) % Size * Size) + ((x + Size) % Size)] = weight;
        Transform(values);
        return new FilterSpectrum(values);
    }

    /// <summary>H at any frequency (radians per pixel), by the sum itself.</summary>
    public static Complex At(Plane filter, double horizontal, double vertical)
    {
        Complex sum = Complex.Zero;
        foreach ((int x, int y, float weight) in Weights(filter))
            sum += weight * Complex.FromPolarCoordinates(1, (horizontal * x) + (vertical * y));
        return sum;
    }

    /// <summary>With their places from the filter's center.</summary>
    private static IEnumerable<(int X, int Y, float Weight)> Weights(Plane filter) => filter.Values.Select((weight, i) =>
        ((i % filter.Width) - ((filter.Width - 1) / 2), (i / filter.Width) - ((filter.Height - 1) / 2), weight));

    /// <summary>
    /// ∫H₁H̄₂P/√(∫abs(H₁)²P·∫abs(H₂)²P): the cosine between the responses of two filters to images with power spectrum P from <see cref="Power"/>
    /// (null: white); its real part, −1 to 1.
    /// </summary>
    public double WeightedCosine(FilterSpectrum other, Plane? power = null)
    {
        double cross = 0, mine = 0, theirs = 0;
        foreach ((int i, (Complex a, Complex b)) in _values.Zip(other._values).Index())
        {
            float p = power?.Values[i] ?? 1;
            cross += (a * Complex.Conjugate(b)).Real * p;
            mine += a.Magnitude * a.Magnitude * p;
            theirs += b.Magnitude * b.Magnitude * p;
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
