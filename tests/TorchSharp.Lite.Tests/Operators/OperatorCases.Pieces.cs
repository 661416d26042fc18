using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Pieces => new()
    {
        ["select"] = x => Forms(x[0].select(1, 2), select(x[0], 1, 2)),
        ["slice"] = x => [x[0].slice(2, 1, 4, 2)],
        ["narrow"] = x => Forms(x[0].narrow(2, 1, 2), narrow(x[0], 2, 1, 2)),
        ["chunk"] = x => Forms(x[0].chunk(2), chunk(x[0], 2)),
        ["split"] = x => [.. x[0].split(2L)],
        ["split sizes"] = x => [.. x[0].split(new long[] { 1, 4 }, 1)],
        ["tensor_split"] = x => Forms(x[0].tensor_split(3), tensor_split(x[0], 3)),
        ["tensor_split places"] = x => Forms(x[0].tensor_split(new long[] { 2, 5 }), x[0].tensor_split(tensor(new long[] { 2, 5 }, dtype: int64))),
        ["hsplit"] = x => [.. x[0].hsplit(2L)],
        ["vsplit"] = x => [.. x[0].vsplit(new long[] { 1, 3 })],
        ["unbind"] = x => [.. x[0].unbind(1)],
        ["cat"] = x => Forms(cat(new[] { x[0], x[1] }, 0), concat(new[] { x[0], x[1] }, 0), concatenate(new[] { x[0], x[1] }, 0)),
        ["stack"] = x => [stack(new[] { x[0], x[1] }, 1)],
        ["hstack"] = x => Forms(hstack(x[0], x[1]), hstack(new List<Tensor> { x[0], x[1] })),
        ["vstack"] = x => [vstack(new[] { x[0], x[1] })],
        ["dstack"] = x => [dstack(x[0], x[1])],
        ["column_stack"] = x => [column_stack(x[0], x[1])],
        ["block_diag"] = x => [block_diag(x[0], x[1])],
        ["meshgrid"] = x => [.. meshgrid(new[] { x[0], x[1] }, indexing: "xy")],
        ["cartesian_prod"] = x => [cartesian_prod(x[0], x[1])],
        ["broadcast_tensors"] = x => [.. broadcast_tensors(x[0], x[1])],
    };
}
