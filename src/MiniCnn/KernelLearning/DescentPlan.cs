namespace MiniCnn.KernelLearning;

/// <summary>Step size and momentum of gradient descent on a least-squares loss, and the error that remains after each step.</summary>
/// <param name="Step">η of w ← w − η·(gradient and momentum).</param>
/// <param name="Momentum">β, 0 to below 1: heavy ball (Polyak 1964), which is what SGD's momentum is.</param>
public sealed record DescentPlan(double Step, double Momentum)
{
    /// <summary>
    /// The fastest that the spectrum of the loss allows: η = 4/(√L + √μ)², β = ((√L − √μ)/(√L + √μ))², where L and μ are the max and
    /// min curvature that can be learned (B. Polyak, Some methods of speeding up the convergence of iteration methods, 1964).
    /// The error then shrinks by about (√κ − 1)/(√κ + 1) a step.
    /// </summary>
    /// <param name="spectrum">Of the windows; the loss Σ(w'p − t)²/windows has the curvature 2λ along each of its directions.</param>
    /// <param name="filters">Filters that share the mean of the loss, 1 or more: the curvature is 2λ/filters.</param>
    internal static DescentPlan Fastest(PatchSpectrum spectrum, int filters = 1)
    {
        if (spectrum.Rank == 0) return new DescentPlan(1, 0);
        double max = Math.Sqrt(2 * spectrum.Eigenvalues[0] / filters), min = Math.Sqrt(2 * spectrum.Eigenvalues[spectrum.Rank - 1] / filters);
        return new DescentPlan(4 / Math.Pow(max + min, 2), Math.Pow((max - min) / (max + min), 2));
    }

    /// <summary>
    /// What is left of an error along a direction after each step, as a factor of the error at the start: eₜ₊₁ = (1 − ηh)eₜ + β(eₜ − eₜ₋₁),
    /// without momentum (1 − ηh)ᵗ.
    /// </summary>
    /// <param name="curvature">h = 2λ/filters of the direction.</param>
    /// <param name="steps">0 or more.</param>
    /// <returns>[steps + 1], beginning with 1.</returns>
    internal double[] Remaining(double curvature, int steps)
    {
        double[] factor = new double[steps + 1];
        factor[0] = 1;
        for (int t = 1; t <= steps; t++)
            factor[t] = ((1 - (Step * curvature)) * factor[t - 1]) + (Momentum * (factor[t - 1] - factor[Math.Max(t - 2, 0)]));
        return factor;
    }
}
