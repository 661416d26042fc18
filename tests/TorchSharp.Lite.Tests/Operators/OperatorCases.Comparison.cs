using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Comparison => new()
    {
        ["eq"] = x => Forms(x[0] == x[1], x[0].eq(x[1]), eq(x[0], x[1]), x[0].equal(x[1])),
        ["ne"] = x => Forms(x[0] != x[1], x[0].ne(x[1]), not_equal(x[0], x[1])),
        ["lt"] = x => Forms(x[0] < x[1], x[0].lt(x[1]), less(x[0], x[1])),
        ["le"] = x => Forms(x[0] <= x[1], x[0].le(x[1]), less_equal(x[0], x[1])),
        ["gt"] = x => Forms(x[0] > x[1], x[0].gt(x[1]), greater(x[0], x[1])),
        ["ge"] = x => Forms(x[0] >= x[1], x[0].ge(x[1]), greater_equal(x[0], x[1])),
        ["lt scalar"] = x => Forms(x[0] < 0.3, x[0].lt(0.3), 0.3 > x[0]),
        ["isclose"] = x => Forms(x[0].isclose(x[1] + 1e-9), isclose(x[0], x[1] + 1e-9)),
        ["isnan"] = Unary(x => x.isnan(), isnan),
        ["isinf"] = Unary(x => x.isinf(), isinf),
        ["isfinite"] = Unary(x => x.isfinite(), isfinite),
        ["isposinf"] = Unary(x => x.isposinf(), isposinf),
        ["isneginf"] = Unary(x => x.isneginf(), isneginf),
        ["isreal"] = Unary(x => x.isreal(), isreal),
        ["isin"] = x => Forms(x[0].isin(x[1]), isin(x[0], x[1])),
        ["maximum"] = x => Forms(x[0].maximum(x[1]), maximum(x[0], x[1]), x[0].max(x[1])),
        ["minimum"] = x => Forms(x[0].minimum(x[1]), minimum(x[0], x[1]), x[0].min(x[1])),
        ["fmax"] = x => Forms(x[0].fmax(x[1]), fmax(x[0], x[1])),
        ["fmin"] = x => Forms(x[0].fmin(x[1]), fmin(x[0], x[1])),
        ["logical_and"] = x => Forms(x[0].logical_and(x[1]), logical_and(x[0], x[1]), x[0] & x[1]),
        ["logical_or"] = x => Forms(x[0].logical_or(x[1]), logical_or(x[0], x[1]), x[0] | x[1]),
        ["logical_xor"] = x => Forms(x[0].logical_xor(x[1]), logical_xor(x[0], x[1]), x[0] ^ x[1]),
        ["logical_not"] = x => Forms(x[0].logical_not(), logical_not(x[0]), ~x[0]),
        ["bitwise_and"] = x => Forms(x[0].bitwise_and(x[1]), x[0] & x[1], Changed(x[0], copy => copy.bitwise_and_(x[1]))),
        ["bitwise_or"] = x => Forms(x[0].bitwise_or(x[1]), x[0] | x[1]),
        ["bitwise_xor"] = x => Forms(x[0].bitwise_xor(x[1]), x[0] ^ x[1]),
        ["bitwise_not"] = x => Forms(x[0].bitwise_not(), ~x[0]),
        ["bitwise_left_shift"] = x => Forms(x[0].bitwise_left_shift(x[1]), bitwise_left_shift(x[0], x[1])),
        ["bitwise_right_shift"] = x => Forms(x[0].bitwise_right_shift(x[1]), bitwise_right_shift(x[0], x[1])),
    };
}
