using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A convolution run backwards: each input value spreads over a kernel-sized patch of the output.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation,
        bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>Several input sizes lead to one output size; <paramref name="output_size"/> chooses among those a stride allows.</summary>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    protected long[] _output_padding(Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long num_spatial_dims)
    {
        if (output_size is null) return output_padding;
        var sizes = input.shape;
        var leading = sizes.Length - (int)num_spatial_dims;
        if (output_size.Length == sizes.Length) output_size = output_size[leading..];
        if (output_size.Length != num_spatial_dims)
            throw new ArgumentException($"{name}: for {sizes.Length}D input, output_size must have {num_spatial_dims} or {sizes.Length} elements (got {output_size.Length})");
        var extra = new long[num_spatial_dims];
        for (var n = 0; n < extra.Length; n++)
        {
            var smallest = ((sizes[leading + n] - 1) * stride[n]) - (2 * padding[n]) + (dilation[n] * (kernel_size[n] - 1)) + 1;
            extra[n] = output_size[n] - smallest;
            if (extra[n] < 0 || extra[n] >= stride[n])
                throw new ArgumentException($"Requested an output size of {output_size[n]} along dimension {n}, but valid sizes range from {smallest} to {smallest + stride[n] - 1}");
        }
        return extra;
    }
}
