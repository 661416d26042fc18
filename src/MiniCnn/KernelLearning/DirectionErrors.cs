using MiniCnn.Imaging;

namespace MiniCnn.KernelLearning;

/// <summary>The error along each eigenvector of the windows' moments, predicted and measured, at each kept step.</summary>
internal static class DirectionErrors
{
    public static IReadOnlyList<DirectionError> Of(PatchSpectrum spectrum, DescentPlan descent, IReadOnlyList<Plane> target, IReadOnlyList<LearningMoment> moments)
    {
        var measured = moments.Select(moment => Joined(spectrum, moment.Weights, target)).ToList();
        int size = target[0].Height;
        return [.. spectrum.Eigenvalues.Select((eigenvalue, i) =>
        {
            double[] remaining = descent.Remaining(2 * eigenvalue / target.Count, moments[^1].Step);
            return new DirectionError(
                eigenvalue, new Plane(size, size, Array.ConvertAll(spectrum.Eigenvectors[i], value => (float)value)),
                [.. moments.Select(moment => Math.Abs(remaining[moment.Step]) * measured[0][i])], [.. measured.Select(errors => errors[i])]);
        })];
    }

    /// <summary>√Σ over the filters of the squared error along each direction.</summary>
    private static double[] Joined(PatchSpectrum spectrum, IReadOnlyList<Plane> weights, IReadOnlyList<Plane> target)
    {
        double[] squares = new double[spectrum.Eigenvalues.Count];
        foreach ((Plane found, Plane wanted) in weights.Zip(target))
        {
            double[] along = spectrum.Along([.. found.Values.Zip(wanted.Values, (a, b) => (double)a - b)]);
            for (int i = 0; i < along.Length; i++)
                squares[i] += along[i] * along[i];
        }
        return Array.ConvertAll(squares, Math.Sqrt);
    }
}
