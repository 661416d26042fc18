using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Indexing => new()
    {
        ["index number"] = x => Forms(x[0][1], x[0].index(TensorIndex.Single(1)), x[0][^1]),
        ["index numbers"] = x => Forms(x[0][1, -1, 2], x[0].index(TensorIndex.Single(1), TensorIndex.Single(-1), TensorIndex.Single(2))),
        ["index ranges"] = x => Forms(x[0][.., 1.., TensorIndex.Slice(null, null, 2)], x[0][TensorIndex.Colon, TensorIndex.Slice(1), TensorIndex.Slice(step: 2)]),
        ["index ellipsis"] = x => Forms(x[0][TensorIndex.Ellipsis, -1], x[0][.., .., ^1]),
        ["index new axis"] = x => Forms(x[0][0, TensorIndex.None, .., 1], x[0][0, TensorIndex.Null, TensorIndex.Colon, 1]),
        ["index mask"] = x => Forms(x[0][x[1]], x[0].index(TensorIndex.Tensor(x[1]))),
        ["index mask of rows"] = x => [x[0][TensorIndex.Tensor(x[1]), 1..]],
        ["index tensor"] = x => [x[0][x[1]]],
        ["index tensors"] = x => Forms(x[0][x[1], x[2]], x[0].index(x[1], x[2])),
        ["index tensor and range"] = x => [x[0][1..3, TensorIndex.Tensor(x[1])]],
        ["index tensor after number"] = x => [x[0][2, .., TensorIndex.Tensor(x[1])]],
        ["assign number"] = x => Forms(
            Assigned(x[0], copy => copy[1] = x[1]), Changed(x[0], copy => copy.index_put_(x[1], TensorIndex.Single(1)))),
        ["assign range"] = x => [Assigned(x[0], copy => copy[.., 1..2, TensorIndex.Slice(step: 2)] = x[1])],
        ["assign scalar"] = x => Forms(
            Assigned(x[0], copy => copy[0, 1, 2] = tensor(9.0)), Changed(x[0], copy => copy.index_put_(9.0.ToScalar(), TensorIndex.Single(0), TensorIndex.Single(1), TensorIndex.Single(2)))),
        ["assign mask"] = x => [Assigned(x[0], copy => copy[x[1]] = tensor(9.0))],
        ["assign tensor"] = x => [Assigned(x[0], copy => copy[x[1]] = x[2])],
        ["index_put accumulate"] = x => [Changed(x[0], copy => copy.index_put_(x[2], new[] { x[1] }, accumulate: true))],
    };
}
