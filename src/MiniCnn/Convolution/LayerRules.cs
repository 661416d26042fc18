using static System.FormattableString;

namespace MiniCnn.Convolution;

/// <summary>Settings of a layer that PyTorch or TorchSharp rejects or computes wrongly; all are reported at once.</summary>
internal static class LayerRules
{
    /// <summary>Maximum of every size, stride, padding, dilation and channel count.</summary>
    public const int Max = 1_000_000;

    /// <summary>One line with every reason why the layer is illegal over an input of that size and with the nearest legal settings; null where it is legal.</summary>
    public static string? Problem(LayerSettings layer, Size2D input)
    {
        string remedy = string.Join(" or ", NearestSettings.To(layer, input).Select(change => change.Text));
        return Check(layer, input) is { Count: > 0 } reasons ? string.Join("; ", reasons) + (remedy.Length == 0 ? "" : $"; nearest legal: {remedy}") : null;
    }

    /// <summary>Every reason why the layer is illegal over an input of that size, or none.</summary>
    public static IReadOnlyList<string> Check(LayerSettings layer, Size2D input)
    {
        List<string> reasons = CheckNumbers(layer, input);
        bool sizesAreNumbers = reasons.Count == 0 || (layer.Kind != LayerKind.Transposed && CheckNumbers(layer with { Stride = 1 }, input).Count == 0);
        CheckChannels(layer, reasons);
        CheckPadding(layer, reasons);
        if (sizesAreNumbers)
        {
            // Whether the kernel fits does not depend on the stride: it is reported beside a stride that is wrong.
            LayerSettings moving = layer with { Stride = new(Math.Max(layer.Stride.Height, 1), Math.Max(layer.Stride.Width, 1)) };
            List<string> height = CheckAxis(moving, moving.Along(Axis.Height, input.Height)), width = CheckAxis(moving, moving.Along(Axis.Width, input.Width));
            reasons.AddRange(height.Select(reason => width.Contains(reason) ? reason : $"{reason} (height)"));
            reasons.AddRange(width.Where(reason => !height.Contains(reason)).Select(reason => $"{reason} (width)"));
        }
        return reasons;
    }

    private static List<string> CheckNumbers(LayerSettings layer, Size2D input)
    {
        var reasons = new List<string>();
        AtLeast(input, 1, "input size", "an image has at least one row and column", reasons);
        AtLeast(layer.Kernel, 1, "kernel size", "a kernel has at least one weight", reasons);
        AtLeast(layer.Stride, 1, "stride", "the window must move on", reasons);
        AtLeast(layer.Dilation, 1, "dilation", "1 means neighboring taps", reasons);
        AtLeast(layer.OutputPadding, 0, "output padding", "it only adds outputs", reasons);
        (int left, int right, int top, int bottom) = layer.Padding.Amount;
        int[] pads = [left, right, top, bottom];
        if (pads.Min() < 0)
            reasons.Add($"padding {layer.Padding} is negative: a layer cannot crop its input; expected 0 or more at every side");
        if (pads.Max() > Max)
            reasons.Add($"padding {layer.Padding} is too large; expected at most {Max}");
        return reasons;
    }

    private static void AtLeast(Size2D value, int min, string what, string why, List<string> reasons)
    {
        if (value.Height < min || value.Width < min)
            reasons.Add($"{what} {value.ToShortString()} is below {min}: {why}");
        if (value.Height > Max || value.Width > Max)
            reasons.Add($"{what} {value.ToShortString()} is too large; expected at most {Max}");
    }

    private static void CheckChannels(LayerSettings layer, List<string> reasons)
    {
        bool pooling = layer.Kind == LayerKind.Pooling;
        (int Value, string What)[] channels = [(layer.InputChannels, "input channels"), (layer.OutputChannels, "output channels")];
        foreach ((int value, string what) in pooling ? channels[..1] : [.. channels, (layer.Groups, "groups")])
        {
            if (value is < 1 or > Max)
                reasons.Add($"{what} {value} is out of range; expected 1 to {Max}");
        }
        if (pooling && layer.Groups != 1)
            reasons.Add($"pooling has no groups, but groups is {layer.Groups}");
        if (!pooling && layer.Groups >= 1)
            reasons.AddRange(channels.Where(part => part.Value % layer.Groups != 0).Select(part => $"groups {layer.Groups} does not divide the {part.Value} {part.What}"));
    }

    private static void CheckPadding(LayerSettings layer, List<string> reasons)
    {
        if (layer.Padding.Rule == PaddingRule.Same && layer.Stride != Size2D.Square(1))
            reasons.Add($"padding 'same' needs stride 1, but stride is {layer.Stride.ToShortString()}; give numbers, or 'tf-same' for an output of ceil(input / stride)");
        if (layer.PaddingValue is { } value && layer.PaddingMode != PaddingMode.Constant)
            reasons.Add(Invariant($"a padding value ({value}) belongs to constant padding, but the mode is {layer.PaddingMode.ToString().ToLowerInvariant()}"));
        if (layer.PaddingValue is { } number && !double.IsFinite(number))
            reasons.Add(Invariant($"padding value {number} is not a finite number"));
        if (layer.Kind == LayerKind.Transposed && (layer.PaddingMode != PaddingMode.Constant || layer.PaddingValue is not (null or 0)))
            reasons.Add("a transposed convolution's padding crops its output, so it has no padding mode or value; expected constant 0");
        if (layer.Kind == LayerKind.Pooling && (layer.PaddingMode != PaddingMode.Constant || layer.PaddingValue is not null))
            reasons.Add("pooling has no padding mode or value: a padded cell is never the maximum and counts as 0 in the mean");
        if (layer.Kind != LayerKind.Transposed && layer.OutputPadding != Size2D.Square(0))
            reasons.Add($"output padding {layer.OutputPadding.ToShortString()} belongs to a transposed convolution");
        if (layer.Kind == LayerKind.Transposed && layer.OutputPadding.Height != layer.OutputPadding.Width)
            reasons.Add($"output padding {layer.OutputPadding} differs between height and width, which TorchSharp's ConvTranspose2d computes wrongly; expected one number for both");
        if (layer.Kind != LayerKind.Pooling && layer.CeilMode)
            reasons.Add("ceil mode belongs to pooling; a convolution rounds down");
    }

    private static List<string> CheckAxis(LayerSettings layer, AxisGeometry axis)
    {
        var reasons = new List<string>();
        string kernel = axis.Dilation == 1 ? $"kernel {axis.Kernel}" : $"kernel {axis.Kernel} with dilation {axis.Dilation} spans {axis.EffectiveKernel}, which";
        if (axis.EffectiveKernel > Max)
            reasons.Add($"kernel {axis.Kernel} with dilation {axis.Dilation} spans {axis.EffectiveKernel}; expected at most {Max}");
        if (layer.Kind == LayerKind.Transposed)
        {
            if (axis.OutputPadding >= Math.Max(axis.Stride, axis.Dilation))
                reasons.Add($"output padding {axis.OutputPadding} is not smaller than stride {axis.Stride} or dilation {axis.Dilation}");
            if (axis.Output < 1)
                reasons.Add($"the output would be ({axis.Input} - 1)*{axis.Stride} - {axis.Before + axis.After} "
                    + $"+ {axis.EffectiveKernel} + {axis.OutputPadding} = {axis.Output}; expected 1 or more");
        }
        else if (axis.Output < 1)
        {
            reasons.Add($"{kernel} is larger than the padded input {axis.PaddedInput} ({axis.Input} + {axis.Before} + {axis.After})");
        }
        if (axis.Output > int.MaxValue)
            reasons.Add($"the output would be {axis.Output}; expected at most {int.MaxValue}");
        int pad = Math.Max(axis.Before, axis.After);
        if (layer.Kind == LayerKind.Pooling && pad > axis.Kernel / 2)
            reasons.Add($"pooling padding {pad} is more than half of kernel {axis.Kernel}: a window could see padding only");
        if (layer.Kind == LayerKind.Convolution && layer.PaddingMode == PaddingMode.Reflect && pad >= axis.Input)
            reasons.Add($"reflect padding {pad} must be smaller than the input {axis.Input}");
        if (layer.Kind == LayerKind.Convolution && layer.PaddingMode == PaddingMode.Circular && pad > axis.Input)
            reasons.Add($"circular padding {pad} must not be larger than the input {axis.Input}");
        return reasons;
    }
}
