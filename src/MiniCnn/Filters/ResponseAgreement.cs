using MiniCnn.Convolution;
using MiniCnn.Imaging;
using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>Whether two filters have the same responses to images that neither was fitted on.</summary>
/// <param name="Correlation">Pearson's r between the two responses, −1 to 1.</param>
/// <param name="Nrmse">Root mean square of (g·a − b) over that of b, from 0; g is fitted on the first half of the images, the error measured on the second.</param>
/// <param name="EdgeF1">F1 of the two edge maps, 0–1: the tenth of the pixels with the strongest abs response of each.</param>
public sealed record ResponseAgreement(double Correlation, double Nrmse, double EdgeF1)
{
    private const double EdgeShare = 0.1;

    /// <param name="mine">Responses of the learned filter, one per image.</param>
    /// <param name="theirs">Responses of the kernel to the same images, same sizes.</param>
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

    private static double F1(bool[] a, bool[] b)
    {
        int both = a.Zip(b).Count(pair => pair is (true, true)), one = a.Count(edge => edge) + b.Count(edge => edge);
        return one == 0 ? 1 : 2.0 * both / one;
    }

    private static bool[] Edges(double[] response)
    {
        double[] sorted = Array.ConvertAll(response, Math.Abs);
        Array.Sort(sorted);
        double threshold = sorted[(int)((1 - EdgeShare) * (sorted.Length - 1))];
        return Array.ConvertAll(response, value => Math.Abs(value) > threshold);
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
        return FilterSpectrum.Of(filter).WeightedCosine(FilterSpectrum.Of(kernel.Weights), power);
    }

    public ResponseAgreement Agreement(Plane filter, Kernel kernel, IReadOnlyList<Plane> images)
    {
        if (!_responses.TryGetValue((kernel.Name, images), out IReadOnlyList<Plane>? theirs))
            _responses[(kernel.Name, images)] = theirs = Respond(images, kernel.Weights);
        return ResponseAgreement.Of(Respond(images, filter), theirs);
    }

    private static List<Plane> Respond(IReadOnlyList<Plane> images, Plane weights) => [.. images.Select(image => KernelOperator.Correlate(image, weights))];
}
