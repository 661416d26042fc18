using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>An activation function, as in PyTorch. The number is the negative slope of leaky-relu or the α of elu; null for the others.</summary>
internal sealed record Activation(string Keyword, string Type, Func<double, nn.Module<Tensor, Tensor>> Build, double? Default = null)
{
    public static Activation Elu { get; } = new("elu", "ELU", alpha => nn.ELU(alpha), 1);

    public static IReadOnlyList<Activation> All { get; } =
    [
        new("relu", "ReLU", _ => nn.ReLU()),
        new("relu6", "ReLU6", _ => nn.ReLU6()),
        new("leaky-relu", "LeakyReLU", slope => nn.LeakyReLU(slope), 0.01),
        Elu,
        new("selu", "SELU", _ => nn.SELU()),
        new("silu", "SiLU", _ => nn.SiLU()),
        new("gelu", "GELU", _ => nn.GELU()),
        new("mish", "Mish", _ => nn.Mish()),
        new("hardswish", "Hardswish", _ => nn.Hardswish()),
        new("tanh", "Tanh", _ => nn.Tanh()),
        new("sigmoid", "Sigmoid", _ => nn.Sigmoid()),
        new("softplus", "Softplus", _ => nn.Softplus()),
    ];
}

/// <summary>A function applied to every number by itself.</summary>
internal sealed record ActivationLayer(Activation Function, double? Parameter) : Layer
{
    public override string Keyword => Function.Keyword;
    public override string Text => Parameter == Function.Default ? Keyword : FormattableString.Invariant($"{Keyword} {Parameter}");

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) => Function.Build(Parameter ?? 0);
    internal override string Module(PlacedLayer placed, CodeNotation code) => code.Call(Function.Type, ("", Parameter));

    internal static ActivationLayer Read(LineReader line, Activation function)
    {
        if (function.Default is not { } standard)
            return new(function, null);
        return new(function, function == Activation.Elu
            ? line.OptionalNumber(standard, "alpha, a number above 0", value => value is > 0 and < 1e6)
            : line.OptionalNumber(standard, "the slope below 0, from 0 to 1", value => value is >= 0 and <= 1));
    }
}
