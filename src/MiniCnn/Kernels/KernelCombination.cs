namespace MiniCnn.Kernels;

/// <summary>How the responses of a set of kernels become one picture.</summary>
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
