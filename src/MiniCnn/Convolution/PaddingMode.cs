namespace MiniCnn.Convolution;

/// <summary>
/// What stands outside the image. The limits on the amount are PyTorch's (<c>torch.nn.functional.pad</c>).
/// </summary>
public enum PaddingMode
{
    /// <summary>One number, 0 unless told otherwise; any amount, and a negative one crops.</summary>
    Constant,

    /// <summary>The image mirrored about its border pixel, which is not repeated; amount &lt; size.</summary>
    Reflect,

    /// <summary>The border pixel repeated; any amount.</summary>
    Replicate,

    /// <summary>The image repeated; amount ≤ size.</summary>
    Circular,
}
