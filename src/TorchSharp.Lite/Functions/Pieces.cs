using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor select(Tensor input, long dim, long index) => input.select(dim, index);
    public static Tensor narrow(Tensor input, long dim, long start, long length) => input.narrow(dim, start, length);
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);
    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0) => tensor.split(split_size_or_sections, dim);
    public static Tensor[] tensor_split(Tensor input, Tensor indices_or_sections, long dim = 0) =>
        input.tensor_split(indices_or_sections, dim);
    public static Tensor[] tensor_split(Tensor input, long indices_or_sections, long dim = 0) =>
        input.tensor_split(indices_or_sections, dim);
    public static Tensor[] tensor_split(Tensor input, long[] indices_or_sections, long dim = 0) =>
        input.tensor_split(indices_or_sections, dim);
    public static Tensor[] hsplit(Tensor input, (long, long) indices_or_sections) =>
        input.hsplit(indices_or_sections.Item1, indices_or_sections.Item2);
    public static Tensor[] hsplit(Tensor input, (long, long, long) indices_or_sections) =>
        input.hsplit(indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3);
    public static Tensor[] hsplit(Tensor input, (long, long, long, long) indices_or_sections) =>
        input.hsplit(indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4);
    public static Tensor[] hsplit(Tensor input, Tensor indices_or_sections) => input.hsplit(indices_or_sections);
    public static Tensor[] hsplit(Tensor input, long indices_or_sections) => input.hsplit(indices_or_sections);
    public static Tensor[] hsplit(Tensor input, long[] indices_or_sections) => input.hsplit(indices_or_sections);
    public static Tensor[] vsplit(Tensor input, long[] indices_or_sections) => input.vsplit(indices_or_sections);
    public static Tensor[] dsplit(Tensor input, (long, long, long, long) indices_or_sections) => input.dsplit(indices_or_sections);
    public static Tensor[] dsplit(Tensor input, (long, long, long) indices_or_sections) => input.dsplit(indices_or_sections);
    public static Tensor[] dsplit(Tensor input, (long, long) indices_or_sections) => input.dsplit(indices_or_sections);
    public static Tensor[] dsplit(Tensor input, Tensor indices_or_sections) => input.dsplit(indices_or_sections);
    public static Tensor[] dsplit(Tensor input, long size) => input.dsplit(size);
    public static Tensor[] dsplit(Tensor input, long[] indices_or_sections) => input.dsplit(indices_or_sections);
    public static Tensor[] unbind(Tensor tensor, int dim = 0) => tensor.unbind((long)dim);
    public static Tensor[] unbind(Tensor input, long dim = 0) => input.unbind(dim);
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Op.cat.Call(Some(tensors), dim);
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => Op.cat.Call(Some(tensors), dim);
    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => Op.cat.Call(Some(tensors), axis);
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Op.stack.Call(tensors.ToArray(), dim);
    public static Tensor hstack(params Tensor[] tensors) => Op.hstack.Call(tensors);
    public static Tensor hstack(IList<Tensor> tensors) => Op.hstack.Call(tensors.ToArray());
    public static Tensor hstack(IEnumerable<Tensor> tensors) => Op.hstack.Call(tensors.ToArray());
    public static Tensor vstack(IList<Tensor> tensors) => Op.vstack.Call(tensors.ToArray());
    public static Tensor dstack(params Tensor[] tensors) => Op.dstack.Call(tensors);
    public static Tensor dstack(IList<Tensor> tensors) => Op.dstack.Call(tensors.ToArray());
    public static Tensor dstack(IEnumerable<Tensor> tensors) => Op.dstack.Call(tensors.ToArray());
    public static Tensor column_stack(params Tensor[] tensors) => Op.column_stack.Call(tensors);
    public static Tensor column_stack(IList<Tensor> tensors) => Op.column_stack.Call(tensors.ToArray());
    public static Tensor row_stack(params Tensor[] tensors) => Op.row_stack.Call(tensors);
    public static Tensor row_stack(IList<Tensor> tensors) => Op.row_stack.Call(tensors.ToArray());
    public static Tensor block_diag(params Tensor[] tensors) => Tensor.block_diag(tensors);
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Op.meshgrid_indexing.CallList(tensors.ToArray(), indexing);
    public static Tensor cartesian_prod(IList<Tensor> tensors) => Op.cartesian_prod.Call(tensors.ToArray());
    public static Tensor cartesian_prod(params Tensor[] tensors) => Op.cartesian_prod.Call(tensors);
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Op.broadcast_tensors.CallList(tensors);
    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => input.Select(tensor => tensor.atleast_1d()).ToArray();
    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => input.Select(tensor => tensor.atleast_2d()).ToArray();
    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => input.Select(tensor => tensor.atleast_3d()).ToArray();

    private static Tensor[] Some(IList<Tensor> tensors) => tensors.Count > 0
        ? tensors.ToArray()
        : throw new ArgumentException("torch.cat(): expected a non-empty list of Tensors", nameof(tensors));
}

file static class Op
{
    internal static readonly Operator cat = new("aten::cat");
    internal static readonly Operator stack = new("aten::stack");
    internal static readonly Operator hstack = new("aten::hstack");
    internal static readonly Operator vstack = new("aten::vstack");
    internal static readonly Operator dstack = new("aten::dstack");
    internal static readonly Operator column_stack = new("aten::column_stack");
    internal static readonly Operator row_stack = new("aten::row_stack");
    internal static readonly Operator meshgrid_indexing = new("aten::meshgrid", "indexing");
    internal static readonly Operator cartesian_prod = new("aten::cartesian_prod");
    internal static readonly Operator broadcast_tensors = new("aten::broadcast_tensors");
}
