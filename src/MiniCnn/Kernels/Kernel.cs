namespace MiniCnn.Kernels;

/// <summary>
/// A hand-made weight. Directions are for cross-correlation (the kernel laid on the image as printed): x grows to the right,
/// y downwards, so <c>sobel-x</c> is positive where the image gets brighter to the right.
/// </summary>
public sealed record Kernel
{
    /// <summary>What <see cref="KernelCatalog.Get"/> finds it by: "sobel-x", "gaussian:7:1.5", "literal".</summary>
    public required string Name { get; init; }
    /// <summary>For people: "Sobel x".</summary>
    public required string Title { get; init; }
    /// <summary>[rows, columns] of weights.</summary>
    public required Plane Weights { get; init; }
    /// <summary>Who published it, or how it follows from a definition.</summary>
    public required string Source { get; init; }

    /// <summary>Rows.</summary>
    public int Height => Weights.Height;

    /// <summary>Columns.</summary>
    public int Width => Weights.Width;

    /// <summary>Σw: what a flat image of ones becomes. 0 for edge detectors, 1 for blurs.</summary>
    public double Sum => Weights.Values.Sum(weight => (double)weight);

    /// <summary>Smallest and largest result over an image of numbers from 0 to 1: the sums of the negative and positive weights.</summary>
    public (double Min, double Max) Range =>
        (Weights.Values.Sum(weight => Math.Min((double)weight, 0)), Weights.Values.Sum(weight => Math.Max((double)weight, 0)));
}

/// <summary>How the responses of a set of kernels are combined.</summary>
public enum KernelCombination
{
    /// <summary>One kernel, nothing to combine.</summary>
    None,
    /// <summary>Several that are shown side by side.</summary>
    Separate,
    /// <summary>Two derivatives at right angles: magnitude √(a² + b²) and direction.</summary>
    Gradient,
    /// <summary>The largest response of all directions, and which direction that was.</summary>
    Compass,
    /// <summary>A basis: each member's share of the window's energy.</summary>
    Basis,
}

/// <summary>One kernel, or several that belong together: a gradient pair, eight compass directions, a basis.</summary>
/// <param name="Name">"sobel", "kirsch", "gaussian:5".</param>
/// <param name="Kernels">In the family's order, at least one, all of one size.</param>
/// <param name="Combination">How their responses become one.</param>
public sealed record KernelSet(string Name, IReadOnlyList<Kernel> Kernels, KernelCombination Combination)
{
    /// <summary>Where it comes from, with its documentation; none for numbers or a file.</summary>
    internal KernelFamily? Family { get; init; }

    /// <exception cref="MiniCnnException">Several kernels: the message has their names.</exception>
    internal Kernel Single(string name) => Kernels.Count == 1 ? Kernels[0] : throw MiniCnnException.BadUsage(
        $"'{name}' stands for {Kernels.Count} kernels; expected one of {string.Join(", ", Kernels.Select(kernel => kernel.Name))}");
}
