using System.Globalization;
using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>The words of an architecture's text for the values that have one.</summary>
internal static class LayerKeywords
{
    public static IReadOnlyDictionary<string, PaddingMode> PaddingModes { get; } = new Dictionary<string, PaddingMode>
    {
        ["zeros"] = PaddingMode.Constant,
        ["reflect"] = PaddingMode.Reflect,
        ["replicate"] = PaddingMode.Replicate,
        ["circular"] = PaddingMode.Circular,
    };

    public static IReadOnlyDictionary<string, UpsamplingKind> UpsamplingKinds { get; } = new Dictionary<string, UpsamplingKind>
    {
        ["nearest"] = UpsamplingKind.Nearest,
        ["bilinear"] = UpsamplingKind.Bilinear,
    };

    public static IReadOnlyDictionary<string, ActivationKind> Activations { get; } = new Dictionary<string, ActivationKind>
    {
        ["relu"] = ActivationKind.Relu,
        ["relu6"] = ActivationKind.Relu6,
        ["leaky-relu"] = ActivationKind.LeakyRelu,
        ["elu"] = ActivationKind.Elu,
        ["selu"] = ActivationKind.Selu,
        ["silu"] = ActivationKind.Silu,
        ["gelu"] = ActivationKind.Gelu,
        ["mish"] = ActivationKind.Mish,
        ["hardswish"] = ActivationKind.Hardswish,
        ["tanh"] = ActivationKind.Tanh,
        ["sigmoid"] = ActivationKind.Sigmoid,
        ["softplus"] = ActivationKind.Softplus,
    };

    public static string Of(PaddingMode mode) => PaddingModes.First(word => word.Value == mode).Key;

    public static string Of(UpsamplingKind kind) => UpsamplingKinds.First(word => word.Value == kind).Key;

    public static string Of(ActivationKind kind) => Activations.First(word => word.Value == kind).Key;

    /// <summary>The shortest decimal text that reads back as the same number.</summary>
    public static string Of(double number) => number.ToString("0.#################", CultureInfo.InvariantCulture) is var plain
        && double.Parse(plain, CultureInfo.InvariantCulture) == number ? plain : number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The text, or null where the setting has its default and is not written.</summary>
    public static string? Unless(bool isDefault, string text) => isDefault ? null : text;

    /// <summary>The parts that are there, a blank between.</summary>
    public static string Join(params string?[] parts) => string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
}
