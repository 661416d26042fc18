namespace MiniCnn.Convolution;

/// <summary>What source code of a layer or network can be written in.</summary>
public enum CodeLanguage
{
    /// <summary>C# with TorchSharp.</summary>
    CSharp,
    /// <summary>Python with PyTorch.</summary>
    Python,
}

/// <summary>How a language writes the calls that PyTorch and TorchSharp have in common.</summary>
internal sealed class CodeNotation(CodeLanguage language)
{
    public bool IsPython => language == CodeLanguage.Python;
    public string Comment => IsPython ? "#" : "//";
    public string LinearBias => IsPython ? "bias" : "hasBias";

    /// <summary>The name of a convolution's kernel size; empty where it is given by its position.</summary>
    public string KernelName => IsPython ? "kernel_size" : "";

    /// <summary>A call with its arguments: those of value null are left out, those without a name are given by position.</summary>
    public string Call(string function, params IEnumerable<(string Name, object? Value)> arguments)
    {
        var given = arguments.Where(argument => argument.Value is not null).ToList();
        // TorchSharp has one overload for numbers and one for pairs: all or none are pairs.
        bool pairs = !IsPython && given.Exists(argument => argument.Value is Size2D size && size.Height != size.Width);
        string Text((string Name, object? Value) argument) => (argument.Name.Length == 0 ? "" : argument.Name + (IsPython ? "=" : ": ")) + Value(argument.Value!, pairs);
        return $"{function}({string.Join(", ", given.Select(Text))})";
    }

    /// <summary>The module of that name applied to an expression.</summary>
    public string Apply(string module, string input) => IsPython ? $"{module}({input})" : $"{module}.call({input})";

    /// <summary>A call of <c>pad</c>, reached by <c>F</c> or <c>nn.functional</c>. Negative pads crop; the value of constant padding may be −∞.</summary>
    public string Pad(string functional, string input, Pads pads, PaddingMode mode, double value)
    {
        string sides = $"{pads.Left}, {pads.Right}, {pads.Top}, {pads.Bottom}";
        object? constant = value == 0 ? null : double.IsFinite(value) ? value : IsPython ? "float(\"-inf\")" : "double.NegativeInfinity";
        return IsPython
            ? Call($"{functional}.pad", ("", input), ("", $"({sides})"), ("mode", mode == PaddingMode.Constant ? null : mode), ("value", constant))
            : Call($"{functional}.pad", ("", input), ("", $"new long[] {{ {sides} }}"), ("", mode == PaddingMode.Constant && constant is null ? null : mode), ("", constant));
    }

    private string Value(object value, bool pairs) => value switch
    {
        bool yes when IsPython => yes ? "True" : "False",
        bool yes => yes ? "true" : "false",
        Size2D size when pairs || size.Height != size.Width => $"({size.Height}, {size.Width})",
        Size2D size => $"{size.Height}",
        PaddingMode mode => IsPython ? $"\"{mode.ToString().ToLowerInvariant()}\"" : $"PaddingModes.{mode}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
