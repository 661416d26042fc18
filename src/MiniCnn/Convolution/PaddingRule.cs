namespace MiniCnn.Convolution;

/// <summary>How the amount of padding is decided.</summary>
public enum PaddingRule
{
    /// <summary>By numbers.</summary>
    Explicit,

    /// <summary>None: windows lie wholly inside the image.</summary>
    Valid,

    /// <summary>Output as large as the input, stride 1 only: k̂−1 in all, the odd one at the end (PyTorch's <c>padding='same'</c>).</summary>
    Same,

    /// <summary>⌊k̂/2⌋ at each side: the "half" padding of Dumoulin and Visin, equal to <see cref="Same"/> for odd k̂.</summary>
    Half,

    /// <summary>k̂−1 at each side: every window that touches the image counts.</summary>
    Full,

    /// <summary>k̂−1 before, none after: an output sees nothing that comes later.</summary>
    Causal,

    /// <summary>Output ⌈i/s⌉: TensorFlow's <c>SAME</c>, ONNX's <c>SAME_UPPER</c>.</summary>
    TensorFlowSame,
}
