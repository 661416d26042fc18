using System.Numerics;
using MiniCnn.Kernels;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Filters;

/// <summary>
/// H(u, v), the discrete Fourier transform of a filter padded with zeros to <see cref="Size"/>×<see cref="Size"/>. The filter's center is
/// the origin, so an even filter has a real response and an odd one an imaginary response. Cross-correlation's convention: a response
/// to e^{i(ux+vy)} at a pixel is Σ w(dx,dy) e^{i(u dx + v dy)}.
/// </summary>
internal static class FilterSpectrum
{
    /// <summary>Frequencies along each axis; bin k stands for 2πk/64 radians per pixel.</summary>
    public const int Size = 64;

    /// <summary>64 bins of the vertical times 64 of the horizontal frequency.</summary>
    /// <exception cref="MiniCnnException">A filter with a side over 64.</exception>
    public static Complex[] Of(Plane filter)
    {
        if (filter.Height > Size || filter.Width > Size)
            throw MiniCnnException.BadUsage($"A frequency response is computed for filters of up to {Size}x{Size}; this one is {filter.Height}x{filter.Width}");
        var values = new Complex[Size * Size];
        foreach ((int x, int y, float weight) in Weights(filter))
            values[((y + Size) % Size * Size) + ((x + Size) % Size)] = weight;
        return FrequencyResponse.Transform(values, Size);
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
    public static double WeightedCosine(Complex[] first, Complex[] second, Plane? power = null)
    {
        double cross = 0, mine = 0, theirs = 0;
        foreach ((int i, (Complex a, Complex b)) in first.Zip(second).Index())
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
        foreach ((int i, Complex value) in images.SelectMany(image => FrequencyResponse.Transform(Windowed(image), Size).Index()))
            sum[i] += (value * Complex.Conjugate(value)).Real;

        return new Plane(Size, Size, Array.ConvertAll(sum, value => (float)(value / images.Count)));
    }

    private static Complex[] Windowed(Plane image)
    {
        (int height, int width) = (Math.Min(image.Height, Size), Math.Min(image.Width, Size));
        (double[] vertical, double[] horizontal) = (Hann(height), Hann(width));
        var pixels = Enumerable.Range(0, height * width).Select(i => (Y: i / width, X: i % width)).ToList();
        double Value(int y, int x) => image[((image.Height - height) / 2) + y, ((image.Width - width) / 2) + x];
        double mean = pixels.Average(pixel => Value(pixel.Y, pixel.X));
        var values = new Complex[Size * Size];
        foreach ((int y, int x) in pixels)
            values[(y * Size) + x] = (Value(y, x) - mean) * vertical[y] * horizontal[x];
        return values;
    }

    private static double[] Hann(int length) => [.. Enumerable.Range(0, length).Select(i => Math.Pow(Math.Sin(Math.PI * (i + 0.5) / length), 2))];
}

/// <summary>Whether two filters have the same responses to images that neither was fitted on.</summary>
/// <param name="Correlation">Pearson's r between the two responses, −1 to 1.</param>
/// <param name="Nrmse">Root mean square of (g·a − b) over that of b, from 0; g is fitted on the first half of the images, the error measured on the second.</param>
/// <param name="EdgeF1">F1 of the two edge maps, 0–1: the tenth of the pixels with the strongest abs response of each.</param>
public sealed record ResponseAgreement(double Correlation, double Nrmse, double EdgeF1)
{
    private const double EdgeShare = 0.1;

    /// <summary>From the responses of a learned filter and of a kernel to the same images.</summary>
    /// <exception cref="MiniCnnException">Fewer than two images, or different sizes.</exception>
    internal static ResponseAgreement Of(IReadOnlyList<Plane> mine, IReadOnlyList<Plane> theirs)
    {
        if (mine.Count < 2 || mine.Count != theirs.Count || mine.Zip(theirs).Any(pair => pair.First.Values.Length != pair.Second.Values.Length))
            throw MiniCnnException.BadUsage($"Responses to at least two images are compared, of the same sizes; got {mine.Count} and {theirs.Count}");
        int half = mine.Count / 2;
        (double[] fitA, double[] fitB) = (Join(mine.Take(half)), Join(theirs.Take(half)));
        (double[] a, double[] b) = (Join(mine.Skip(half)), Join(theirs.Skip(half)));
        double energy = FilterVector.Dot(fitA, fitA);
        double gain = energy == 0 ? 0 : FilterVector.Dot(fitA, fitB) / energy;
        double error = a.Zip(b, (x, y) => Math.Pow((gain * x) - y, 2)).Sum(), scale = FilterVector.Dot(b, b);
        return new ResponseAgreement(FilterVector.Dot(FilterVector.Centered(a), FilterVector.Centered(b)), scale == 0 ? 0 : Math.Sqrt(error / scale), F1(Edges(a), Edges(b)));
    }

    private static double[] Join(IEnumerable<Plane> planes) => [.. planes.SelectMany(plane => plane.Values).Select(value => (double)value)];

    private static double F1(HashSet<int> a, HashSet<int> b) => a.Count + b.Count == 0 ? 1 : 2.0 * a.Intersect(b).Count() / (a.Count + b.Count);

    private static HashSet<int> Edges(double[] response)
    {
        double threshold = response.Select(Math.Abs).Order().ElementAt((int)((1 - EdgeShare) * (response.Length - 1)));
        return [.. response.Index().Where(pixel => Math.Abs(pixel.Item) > threshold).Select(pixel => pixel.Index)];
    }
}

/// <summary>Measures of a filter and a kernel on images; what many filters need of the same images is computed once.</summary>
internal sealed class FunctionMeasures
{
    private readonly Dictionary<IReadOnlyList<Plane>, Plane> _spectra = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Kernel, IReadOnlyList<Plane> Images), IReadOnlyList<Plane>> _responses = [];

    /// <summary>Cosine of the frequency responses under the images' power spectrum, −1 to 1.</summary>
    public double SpectralCosine(Plane filter, Kernel kernel, IReadOnlyList<Plane> images)
    {
        if (!_spectra.TryGetValue(images, out Plane? power))
            _spectra[images] = power = FilterSpectrum.Power(images);
        return FilterSpectrum.WeightedCosine(FilterSpectrum.Of(filter), FilterSpectrum.Of(kernel.Weights), power);
    }

    public ResponseAgreement Agreement(Plane filter, Kernel kernel, IReadOnlyList<Plane> images)
    {
        if (!_responses.TryGetValue((kernel.Name, images), out IReadOnlyList<Plane>? theirs))
            _responses[(kernel.Name, images)] = theirs = Respond(images, kernel.Weights);
        return ResponseAgreement.Of(Respond(images, filter), theirs);
    }

    private static List<Plane> Respond(IReadOnlyList<Plane> images, Plane weights) => [.. images.Select(image => KernelOperator.Correlate(image, weights))];
}
