using MiniCnn.Convolution;
using MiniCnn.Imaging;
using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>The measures of what a filter and a kernel do to images; what many filters need of the same images is computed once.</summary>
internal sealed class FunctionMeasures
{
    private readonly Dictionary<IReadOnlyList<Plane>, Plane> _spectra = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Kernel, IReadOnlyList<Plane> Images), IReadOnlyList<Plane>> _responses = [];

    /// <summary>Cosine of the frequency responses under the images' power spectrum, −1 to 1.</summary>
    public double SpectralCosine(Plane filter, Kernel kernel, IReadOnlyList<Plane> images)
    {
        if (!_spectra.TryGetValue(images, out Plane? power))
            _spectra[images] = power = PowerSpectrum.Of(images);
        return FilterSpectrum.Of(filter).WeightedCosine(FilterSpectrum.Of(kernel.Weights), power);
    }

    /// <summary>What both answer to the images.</summary>
    public ResponseAgreement Agreement(Plane filter, Kernel kernel, IReadOnlyList<Plane> images)
    {
        if (!_responses.TryGetValue((kernel.Name, images), out IReadOnlyList<Plane>? theirs))
            _responses[(kernel.Name, images)] = theirs = Respond(images, kernel.Weights);
        return ResponseAgreement.Of(Respond(images, filter), theirs);
    }

    private static List<Plane> Respond(IReadOnlyList<Plane> images, Plane weights) => [.. images.Select(image => KernelOperator.Correlate(image, weights))];
}
