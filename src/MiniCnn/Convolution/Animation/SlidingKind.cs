namespace MiniCnn.Convolution.Sliding;

/// <summary>What is shown moving.</summary>
public enum SlidingKind
{
    /// <summary>The kernel over the padded input; each position gives one output.</summary>
    Convolution,

    /// <summary>A transposed convolution as its equivalent direct one: the turned kernel over the input with zeros between and around.</summary>
    TransposedAsDirect,

    /// <summary>A transposed convolution as it is defined: each input adds its multiple of the kernel to the output.</summary>
    TransposedAsStamps,

    /// <summary>A window that takes its largest number.</summary>
    MaximumPooling,

    /// <summary>A window that takes its mean.</summary>
    MeanPooling,
}
