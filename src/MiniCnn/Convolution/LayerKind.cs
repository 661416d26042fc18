namespace MiniCnn.Convolution;

/// <summary>What a window that slides over an image does.</summary>
public enum LayerKind
{
    /// <summary>Sums the products of window and kernel (cross-correlation, as every deep-learning library has it).</summary>
    Convolution,

    /// <summary>Adds the kernel, times each input number, into the output: the convolution's matrix transposed.</summary>
    Transposed,

    /// <summary>Takes the maximum or mean of each window.</summary>
    Pooling,
}
