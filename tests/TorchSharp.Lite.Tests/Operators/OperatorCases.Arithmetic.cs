using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Arithmetic => new()
    {
        ["add"] = x => Forms(x[0] + x[1], x[0].add(x[1]), add(x[0], x[1]), Changed(x[0], copy => copy.add_(x[1]))),
        ["add alpha"] = x => Forms(x[0].add(x[1], 0.25), add(x[0], x[1], 0.25), Changed(x[0], copy => copy.add_(x[1], 0.25))),
        ["add scalar"] = x => Forms(x[0] + 1.5, 1.5 + x[0], x[0].add(1.5), x[0] + 1.5f, Changed(x[0], copy => copy.add_(1.5))),
        ["sub"] = x => Forms(x[0] - x[1], x[0].sub(x[1]), subtract(x[0], x[1]), Changed(x[0], copy => copy.sub_(x[1]))),
        ["sub from scalar"] = x => Forms(2.5 - x[0], 2.5f - x[0]),
        ["mul"] = x => Forms(x[0] * x[1], x[0].mul(x[1]), multiply(x[0], x[1]), Changed(x[0], copy => copy.mul_(x[1]))),
        ["mul scalar"] = x => Forms(x[0] * -3, -3 * x[0], x[0].mul(-3), x[0] * -3L, Changed(x[0], copy => copy.mul_(-3))),
        ["div"] = x => Forms(x[0] / x[1], x[0].div(x[1]), true_divide(x[0], x[1]), Changed(x[0], copy => copy.div_(x[1]))),
        ["div trunc"] = x => Forms(x[0].div(x[1], RoundingMode.trunc), Changed(x[0], copy => copy.div_(x[1], RoundingMode.trunc))),
        ["div floor"] = x => [x[0].div(x[1], RoundingMode.floor)],
        ["div of scalar"] = x => Forms(2 / x[0], 2.0 / x[0]),
        ["div of integers"] = x => Forms(x[0] / x[1], x[0].true_divide(x[1])),
        ["floor_divide"] = x => Forms(x[0].floor_divide(x[1]), floor_divide(x[0], x[1]), x[0].div(x[1], RoundingMode.floor)),
        ["remainder"] = x => Forms(x[0] % x[1], remainder(x[0], x[1]), Changed(x[0], copy => copy.remainder_(x[1]))),
        ["remainder scalar"] = x => Forms(x[0] % 0.7, x[0].remainder(0.7)),
        ["fmod"] = x => Forms(x[0].fmod(x[1]), fmod(x[0], x[1])),
        ["neg"] = x => Forms(-x[0], x[0].neg(), negative(x[0]), Changed(x[0], copy => copy.neg_())),
        ["reciprocal"] = Unary(x => x.reciprocal(), reciprocal, x => x.reciprocal_()),
        ["lerp"] = x => Forms(x[0].lerp(x[1], x[2]), lerp(x[0], x[1], x[2])),
        ["addcmul"] = x => Forms(x[0].addcmul(x[1], x[2], 0.5), Changed(x[0], copy => copy.addcmul_(x[1], x[2], 0.5))),
        ["addcdiv"] = x => Forms(x[0].addcdiv(x[1], x[2], 0.5), Changed(x[0], copy => copy.addcdiv_(x[1], x[2], 0.5))),
        ["gcd"] = x => Forms(x[0].gcd(x[1]), gcd(x[0], x[1])),
        ["lcm"] = x => Forms(x[0].lcm(x[1]), lcm(x[0], x[1])),
        ["ldexp"] = x => Forms(x[0].ldexp(x[1]), ldexp(x[0], x[1])),
        ["copysign"] = x => Forms(x[0].copysign(x[1]), copysign(x[0], x[1])),
        ["hypot"] = x => Forms(x[0].hypot(x[1]), hypot(x[0], x[1])),
        ["heaviside"] = x => [x[0].heaviside(x[1])],
        ["frexp mantissa"] = x => Forms(x[0].frexp().Mantissa, frexp(x[0]).Mantissa),
    };
}
