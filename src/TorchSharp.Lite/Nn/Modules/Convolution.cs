using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What convolutions of one, two and three dimensions and their transposes have in common.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    protected Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    protected Parameter? _bias;

    /// <summary>Before and after, last dimension first, as <c>pad</c> wants it.</summary>
    protected long[] _reversed_padding_repeated_twice = [];

    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation,
        bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name)
    {
        if (transposed && padding_mode != PaddingModes.Zeros)
            throw new ArgumentException("Only PaddingModes.Zeros is supported for ConvTransposeND", nameof(padding_mode));
        (this.in_channels, this.out_channels, this.groups) = (in_channels, out_channels, groups);
        (this.kernel_size, this.stride, this.dilation, this.output_padding) = (kernel_size, stride, dilation, output_padding);
        (this.transposed, this.padding_mode) = (transposed, padding_mode);
        if (padding_type is { } rule) SetPadding(rule);
        else SetPadding(padding ?? new long[kernel_size.Length]);
        long[] channels = transposed ? [in_channels, out_channels / groups] : [out_channels, in_channels / groups];
        weight = Fresh.Parameter([.. channels, .. kernel_size], device, dtype);
        if (bias) this.bias = Fresh.Parameter([out_channels], device, dtype);
        reset_parameters();
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public bool transposed { get; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] dilation { get; set; }

    public long[] output_padding { get; set; }

    public long groups { get; set; }

    public PaddingModes padding_mode { get; set; }

    /// <summary>Null where <see cref="padding_type"/> rules.</summary>
    public long[]? padding { get; private set; }

    public Padding? padding_type { get; private set; }

    public Parameter weight
    {
        get => _weight!;
        set => _weight = InstallNeeded(nameof(weight), _weight, value);
    }

    public Parameter? bias
    {
        get => _bias;
        set => _bias = Install(nameof(bias), _bias, value);
    }

    public void reset_parameters() => Fresh.Initialise(weight, bias);

    public void SetPadding(long[] padding)
    {
        (this.padding, padding_type) = (padding, null);
        _reversed_padding_repeated_twice = padding.Reverse().SelectMany(width => new[] { width, width }).ToArray();
    }

    public void SetPadding(Padding padding)
    {
        if (transposed) throw new ArgumentException("Cannot set padding type on ConvTransposeND");
        if (padding == Padding.Same && stride.Any(step => step != 1)) throw new ArgumentException("padding='same' is not supported for strided convolutions");
        (this.padding, padding_type) = (null, padding);
        var total = kernel_size.Select((size, n) => padding == Padding.Same ? dilation[n] * (size - 1) : 0);
        _reversed_padding_repeated_twice = total.Reverse().SelectMany(width => new[] { width / 2, width - (width / 2) }).ToArray();
    }

    protected bool ValidateShape(Tensor input, long dimensions)
    {
        var found = input.Dimensions;
        return (found == dimensions + 2 && input.size(1) == in_channels) || (found == dimensions + 1 && input.size(0) == in_channels);
    }

    private protected void Require(Tensor input, int dimensions)
    {
        if (!ValidateShape(input, dimensions))
            throw new ArgumentException($"Expected {dimensions + 1}D (unbatched) or {dimensions + 2}D (batched) input with {in_channels} channels to {name}, got [{string.Join(", ", input.shape)}].");
    }

    private protected Tensor Padded(Tensor input) => nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
}
