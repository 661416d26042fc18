namespace MiniCnn.Kernels;

/// <summary>One kernel, or several that belong together: a gradient pair, eight compass directions, a basis.</summary>
/// <param name="Name">"sobel", "kirsch", "gaussian:5".</param>
/// <param name="Kernels">In the family's order, at least one, all of one size.</param>
/// <param name="Combination">How their responses become one.</param>
/// <param name="Family">Where it comes from, with its documentation; none for a literal or a file.</param>
public sealed record KernelSet(string Name, IReadOnlyList<Kernel> Kernels, KernelCombination Combination, KernelFamily? Family);
