namespace MiniCnn.Models;

/// <summary>The activation functions; formulas and defaults are PyTorch's.</summary>
public enum ActivationKind
{
    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>min(max(x, 0), 6).</summary>
    Relu6,

    /// <summary>x above 0, slope · x below.</summary>
    LeakyRelu,

    /// <summary>x above 0, α (eˣ − 1) below.</summary>
    Elu,

    /// <summary>Elu with the α and scale that keep mean 0 and variance 1 (arXiv 1706.02515).</summary>
    Selu,

    /// <summary>x · sigmoid(x), also called swish.</summary>
    Silu,

    /// <summary>x · Φ(x) with the normal distribution's Φ.</summary>
    Gelu,

    /// <summary>x · tanh(softplus(x)).</summary>
    Mish,

    /// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
    Hardswish,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>ln(1 + eˣ).</summary>
    Softplus,
}
