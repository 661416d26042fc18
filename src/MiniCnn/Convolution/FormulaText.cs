using static System.FormattableString;

namespace MiniCnn.Convolution;

internal static class FormulaText
{
    /// <summary><c>k̂ = d(k-1) + 1 = 2·(3-1) + 1 = 5</c>.</summary>
    public static string EffectiveKernel(AxisGeometry axis) => Invariant($"k̂ = d(k-1) + 1 = {axis.Dilation}·({axis.Kernel}-1) + 1 = {axis.EffectiveKernel}");

    /// <summary><c>o = ⌊(i + 2p - k̂)/s⌋ + 1 = ⌊(28 + 2·1 - 3)/2⌋ + 1 = ⌊27/2⌋ + 1 = 14</c>.</summary>
    public static string Output(AxisGeometry axis)
    {
        (string symbols, string pads) = axis.Before == axis.After ? ("2p", Invariant($"2·{axis.Before}")) : ("l + r", Invariant($"{axis.Before} + {axis.After}"));
        (string cropped, string minus) = axis.Before == axis.After ? (symbols, pads) : ("(l+r)", $"({pads})");
        if (axis.Kind == LayerKind.Transposed)
            return Invariant($"o = (i-1)·s - {cropped} + k̂ + a = ({axis.Input}-1)·{axis.Stride} - {minus} + {axis.EffectiveKernel} + {axis.OutputPadding} = {axis.Output}");
        long rest = axis.PaddedInput - axis.EffectiveKernel;
        (string open, string close) = axis.CeilMode && axis.Kind == LayerKind.Pooling ? ("⌈", "⌉") : ("⌊", "⌋");
        string inserted = Invariant($"({axis.Input} + {pads} - {axis.EffectiveKernel})/{axis.Stride}{close} + 1 = {open}{rest}/{axis.Stride}{close} + 1");
        string text = $"o = {open}(i + {symbols} - k̂)/s{close} + 1 = {open}{inserted}";
        long rounded = axis.CeilMode ? (long)Math.Ceiling(rest / (double)axis.Stride) + 1 : axis.Output;
        return rounded == axis.Output
            ? Invariant($"{text} = {axis.Output}")
            : Invariant($"{text} = {rounded}, less 1 since that window would start in the padding = {axis.Output}");
    }

    /// <summary>The size of a transposed layer's output padding: <c>a = (i + 2p - k̂) mod s = 27 mod 2 = 1</c>.</summary>
    public static string OutputPadding(AxisGeometry axis) => Invariant(
        $"a = (i + {(axis.Before == axis.After ? "2p" : "l + r")} - k̂) mod s = {axis.PaddedInput - axis.EffectiveKernel} mod {axis.Stride} = {axis.Unseen}");
}
