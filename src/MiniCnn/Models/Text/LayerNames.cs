using System.Collections.Frozen;

namespace MiniCnn.Models;

/// <summary>The names of layers: keys of the weights, attributes in generated code.</summary>
internal static class LayerNames
{
    private const int Longest = 64;

    // Attributes of PyTorch's nn.Module and words of Python: the generated class could not have a layer of that name.
    private static readonly FrozenSet<string> Taken = FrozenSet.ToFrozenSet((
        "add_module and apply as assert async await bfloat16 break buffers call_super_init children class compile continue cpu cuda def del "
        + "double dump_patches elif else eval except extra_repr False finally float for forward from get_buffer get_extra_state "
        + "get_parameter get_submodule global half if import in ipu is lambda load_state_dict modules mtia named_buffers named_children "
        + "named_modules named_parameters None nonlocal not or parameters pass raise register_backward_hook register_buffer "
        + "register_forward_hook register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook "
        + "register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter "
        + "register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ return set_extra_state set_submodule share_memory "
        + "state_dict T_destination to to_empty train training True try type while with xpu yield zero_grad "
        + "call Dispose F functional name nn scope self Tensor torch x").Split(' '));

    /// <summary>A letter, then letters, digits or <c>_</c>; at most 64; not a word that code made from it needs.</summary>
    public static bool IsLegal(string name) =>
        name.Length is > 0 and <= Longest && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !Taken.Contains(name);

    /// <summary>The name of the <paramref name="ordinal"/>-th layer (from 1) of a kind: <c>conv2</c>, <c>leakyrelu1</c>, <c>relu6_1</c>.</summary>
    public static string Of(string keyword, int ordinal)
    {
        string kind = keyword.Replace("-", "", StringComparison.Ordinal);
        return kind.Length > 0 && char.IsAsciiDigit(kind[^1]) ? $"{kind}_{ordinal}" : $"{kind}{ordinal}";
    }
}
