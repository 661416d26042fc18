using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>Do two filters do the same to images that neither was fitted on?</summary>
/// <param name="Correlation">Pearson's r between the two responses, −1 to 1.</param>
/// <param name="Nrmse">Root mean square of (g·a − b) over that of b, from 0; g is fitted on the first half of the images, the error taken on the second.</param>
/// <param name="EdgeF1">F1 of the two edge maps, 0–1: the <see cref="EdgeShare"/> of pixels with the strongest abs response of each.</param>
public sealed record ResponseAgreement(double Correlation, double Nrmse, double EdgeF1)
{
    /// <summary>Share of pixels that count as edges.</summary>
    public const double EdgeShare = 0.1;

    /// <param name="mine">Responses of the learned filter, image after image.</param>
    /// <param name="theirs">Responses of the kernel to the same images, same sizes.</param>
    /// <exception cref="MiniCnnException">Fewer than two images, or sizes that differ.</exception>
    public static ResponseAgreement Of(IReadOnlyList<Plane> mine, IReadOnlyList<Plane> theirs)
    {
        if (mine.Count < 2 || mine.Count != theirs.Count || mine.Zip(theirs).Any(pair => pair.First.Values.Length != pair.Second.Values.Length))
            throw MiniCnnException.BadUsage($"Responses to at least two images are compared, of the same sizes; got {mine.Count} and {theirs.Count}");
        int half = mine.Count / 2;
        (double[]? fitA, double[]? fitB) = (Join(mine.Take(half)), Join(theirs.Take(half)));
        (double[]? a, double[]? b) = (Join(mine.Skip(half)), Join(theirs.Skip(half)));
        double energy = FilterVector.Dot(fitA, fitA);
        double gain = energy == 0 ? 0 : FilterVector.Dot(fitA, fitB) / energy;
        double error = 0.0;
        for (int i = 0; i < a.Length; i++) error += Math.Pow((gain * a[i]) - b[i], 2);
        double scale = FilterVector.Dot(b, b);
        return new ResponseAgreement(FilterVector.Dot(FilterVector.Centerd(a), FilterVector.Centerd(b)), scale == 0 ? 0 : Math.Sqrt(error / scale), F1(a, b));
    }

    private static double[] Join(IEnumerable<Plane> planes) => planes.SelectMany(plane => plane.Values).Select(value => (double)value).ToArray();

    private static double F1(double[] a, double[] b)
    {
        (bool[]? edgesA, bool[]? edgesB) = (Edges(a), Edges(b));
        int both = 0, one = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (edgesA[i] && edgesB[i]) both++;
            if (edgesA[i]) one++;
            if (edgesB[i]) one++;
        }
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
