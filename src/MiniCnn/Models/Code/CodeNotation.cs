using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>How a language writes the arguments of constructors that PyTorch and TorchSharp have in common.</summary>
internal sealed class CodeNotation
{
    private readonly string _named;
    private readonly string _yes;
    private readonly string _no;
    private readonly bool _shortPairs;

    private CodeNotation(string named, string yes, string no, bool shortPairs) => (_named, _yes, _no, _shortPairs) = (named, yes, no, shortPairs);

    public static CodeNotation Python { get; } = new("=", "True", "False", shortPairs: true) { KernelName = "kernel_size=", LinearBias = "bias" };

    public static CodeNotation CSharp { get; } = new(": ", "true", "false", shortPairs: false) { KernelName = "", LinearBias = "hasBias" };

    /// <summary>What stands before a convolution's kernel size.</summary>
    public required string KernelName { get; init; }

    /// <summary>The name of a linear layer's switch for its bias.</summary>
    public required string LinearBias { get; init; }

    /// <summary>The argument after a comma, or nothing where its value is the default.</summary>
    public string Unless(bool isDefault, string name, string value) => isDefault ? "" : $", {name}{_named}{value}";

    public string Unless(bool isDefault, string name, Size2D value) => Unless(isDefault, name, Pair(value));

    public string Unless(bool isDefault, string name, bool value) => Unless(isDefault, name, value ? _yes : _no);

    public string Pair(Size2D pair) => _shortPairs && pair.Height == pair.Width ? $"{pair.Height}" : $"({pair.Height}, {pair.Width})";
}
