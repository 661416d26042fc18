using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Order => new()
    {
        ["max"] = x => Forms(x[0].max(), max(x[0])),
        ["max dim"] = x => Forms(Both(x[0].max(1)), Both(max(x[0], 1))),
        ["min"] = x => Forms(x[0].min(), min(x[0])),
        ["min dim"] = x => Both(x[0].min(2, keepdim: true)),
        ["amax"] = x => Forms(x[0].amax(0, 2), x[0].amax(new long[] { 0, 2 }, keepdim: false), amax(x[0], new long[] { 0, 2 })),
        ["amin"] = x => [x[0].amin(new long[] { 1 }, keepdim: true)],
        ["aminmax"] = x => Both(x[0].detach().aminmax(1)),
        ["argmax"] = x => Forms(x[0].argmax(), argmax(x[0])),
        ["argmax dim"] = x => Forms(x[0].argmax(1, keepdim: true), argmax(x[0], 1, keepdim: true)),
        ["argmin dim"] = x => [x[0].argmin(-1)],
        ["sort"] = x => Forms(Both(x[0].sort(1, descending: true)), Both(sort(x[0], 1, descending: true, stable: true))),
        ["argsort"] = x => Forms(x[0].argsort(0), argsort(x[0], 0)),
        ["msort"] = x => Forms(x[0].msort(), msort(x[0])),
        ["topk"] = x => Both(x[0].topk(2, 1, largest: false)),
        ["kthvalue"] = x => Both(x[0].kthvalue(2, 1)),
        ["cummax"] = x => Both(x[0].cummax(1)),
        ["cummin"] = x => Both(x[0].cummin(1)),
        ["cumsum"] = x => Forms(x[0].cumsum(1), cumsum(x[0], 1)),
        ["cumprod"] = x => Forms(x[0].cumprod(2), cumprod(x[0], 2)),
        ["logcumsumexp"] = x => [x[0].logcumsumexp(1)],
        ["unique"] = x => Three(x[0].unique(return_inverse: true, return_counts: true)),
        ["unique dim"] = x => [x[0].unique(dim: 0).output],
        ["unique_consecutive"] = x => Three(x[0].unique_consecutive(return_inverse: true, return_counts: true)),
        ["bucketize"] = x => [x[0].detach().bucketize(tensor(new[] { -1.0, 0.0, 1.0 }))],
        ["searchsorted"] = x => [searchsorted(tensor(new[] { -1.0, 0.0, 1.0 }), x[0].detach(), right: true)],
    };
}
