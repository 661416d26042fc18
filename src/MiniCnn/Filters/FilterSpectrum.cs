using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Filters;

/// <summary>
/// H(u, v), the discrete Fourier transform of a filter padded with zeros to <see cref="Size"/>×<see cref="Size"/>. The filter's center is
/// the origin, so an even filter has a real response and an odd one an imaginary response. Cross-correlation's convention: a response
/// to e^{i(ux+vy)} at a pixel is Σ w(dx,dy) e^{i(u dx + v dy)}.
/// </summary>
public sealed class FilterSpectrum
{
    /// <summary>Frequencies along each axis; bin k stands for 2πk/64 radians a pixel.</summary>
    public const int Size = 64;

    private readonly Complex[] _values;

    private FilterSpectrum(Complex[] values) => _values = values;

    /// <param name="v">Bin along the rows' axis (vertical frequency), 0–63.</param>
    /// <param name="u">Bin along the columns' axis (horizontal frequency), 0–63.</param>
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
        // The inverse transform has the plus sign of cross-correlation.
        Transform(values);
        return new FilterSpectrum(values);
    }

    /// <summary>H at any frequency (radians a pixel), by the sum itself.</summary>
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
    /// ∫H₁H̄₂P/√(∫abs(H₁)²P·∫abs(H₂)²P): the cosine between what two filters make of images with power spectrum P; its real part, −1 to 1.
    /// </summary>
    /// <param name="other">The response to compare with.</param>
    /// <param name="power">P [64, 64], zero frequency first, as <see cref="PowerSpectrum.Of"/> gives it; null for white images.</param>
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

    internal static void Transform(Complex[] values)
    {
        var line = new Complex[Size];
        for (int row = 0; row < Size; row++)
        {
            Array.Copy(values, row * Size, line, 0, Size);
            Fourier.Inverse(line, FourierOptions.NoScaling);
            Array.Copy(line, 0, values, row * Size, Size);
        }
        for (int column = 0; column < Size; column++)
        {
            for (int row = 0; row < Size; row++) line[row] = values[(row * Size) + column];
            Fourier.Inverse(line, FourierOptions.NoScaling);
            for (int row = 0; row < Size; row++) values[(row * Size) + column] = line[row];
        }
    }
}
