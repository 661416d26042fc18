using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Selection => new()
    {
        ["index_select"] = x => Forms(x[0].index_select(0, x[1]), index_select(x[0], 0, x[1])),
        ["index_add"] = x => Forms(x[0].index_add(0, x[1], x[2], 2), Changed(x[0], copy => copy.index_add_(0, x[1], x[2], 2))),
        ["index_copy"] = x => Forms(x[0].index_copy(0, x[1], x[2]), Changed(x[0], copy => copy.index_copy_(0, x[1], x[2]))),
        ["index_fill"] = x => Forms(x[0].index_fill(0, x[1], 5), Changed(x[0], copy => copy.index_fill_(0, x[1], 5))),
        ["gather"] = x => Forms(x[0].gather(1, x[1]), gather(x[0], 1, x[1])),
        ["scatter"] = x => Forms(x[0].scatter(1, x[1], x[2]), Changed(x[0], copy => copy.scatter_(1, x[1], x[2]))),
        ["scatter_add"] = x => Forms(x[0].scatter_add(1, x[1], x[2]), Changed(x[0], copy => copy.scatter_add_(1, x[1], x[2]))),
        ["diagonal_scatter"] = x => [x[0].diagonal_scatter(x[1])],
        ["select_scatter"] = x => [x[0].select_scatter(x[1], 0, 1)],
        ["slice_scatter"] = x => [x[0].slice_scatter(x[1], 0, 1, 3)],
        ["masked_fill"] = x => Forms(x[0].masked_fill(x[1], -7), Changed(x[0], copy => copy.masked_fill_(x[1], -7))),
        ["masked_select"] = x => Forms(x[0].masked_select(x[1]), masked_select(x[0], x[1])),
        ["masked_scatter"] = x => Forms(x[0].masked_scatter(x[1], x[2]), Changed(x[0], copy => copy.masked_scatter_(x[1], x[2]))),
        ["take"] = x => Forms(x[0].take(x[1]), take(x[0], x[1])),
        ["take_along_dim"] = x => Forms(x[0].take_along_dim(x[1], 1), take_along_dim(x[0], x[1], 1)),
        ["where"] = x => Forms(where(x[0], x[1], x[2]), x[1].where(x[0], x[2])),
        ["where indices"] = x => where(x[0]),
        ["nonzero"] = x => Forms(x[0].nonzero(), nonzero(x[0])),
        ["argwhere"] = x => Forms(x[0].argwhere(), argwhere(x[0])),
    };
}
