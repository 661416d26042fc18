using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>The weights of a filter as a vector in double precision.</summary>
internal static class FilterVector
{
    public static double[] Of(Plane filter) => Array.ConvertAll(filter.Values, value => (double)value);

    public static double Dot(double[] a, double[] b)
    {
        double sum = 0.0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    public static double Norm(double[] w) => Math.Sqrt(Dot(w, w));

    /// <summary>ŵ = (w − mean w)/‖w − mean w‖; zeros where every weight is the same.</summary>
    public static double[] Centered(double[] w)
    {
        double mean = w.Sum() / w.Length;
        double[] centered = Array.ConvertAll(w, value => value - mean);
        double norm = Norm(centered);
        // A constant filter leaves rounding noise behind its mean; it has no direction.
        return norm <= 1e-12 * Math.Max(Norm(w), double.Epsilon) ? new double[w.Length] : Array.ConvertAll(centered, value => value / norm);
    }

    /// <summary>w/‖w‖; zeros for a vector of zeros.</summary>
    public static double[] Unit(double[] w)
    {
        double norm = Norm(w);
        return norm == 0 ? new double[w.Length] : Array.ConvertAll(w, value => value / norm);
    }

    public static void RequireSameSize(Plane filter, Plane template, string name)
    {
        if (filter.Height != template.Height || filter.Width != template.Width)
            throw MiniCnnException.BadUsage(
                $"{name} is {template.Height}x{template.Width} and the filter {filter.Height}x{filter.Width}; expected the same size, compare with a kernel of the filter's size");
    }
}
