using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor select(long dim, long index) => Op.select_int.Call(this, dim, index);
        public Tensor slice(long dim, long start, long finish, long step) => step < 1
            ? throw new ArgumentException($"slice step must be positive, not {step}", nameof(step))
            : Op.slice_Tensor.Call(this, dim, start, finish, step);
        public Tensor narrow(long dim, long start, long length) => Op.narrow.Call(this, dim, start, length);
        public Tensor[] chunk(long chunks, long dim = 0) => Op.chunk.CallList(this, chunks, dim);
        public Tensor[] split(long size, int dim = 0) => Op.split_Tensor.CallList(this, size, (long)dim);
        public Tensor[] split(long[] sizes, long dim = 0) => Op.split_with_sizes.CallList(this, sizes, dim);
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Op.split_with_sizes.CallList(this, sizes, dim);
        public Tensor[] split(params long[] sizes) => Op.split_with_sizes.CallList(this, sizes);
        public Tensor[] tensor_split(long size, long dim = 0) => Op.tensor_split_sections.CallList(this, size, dim);
        public Tensor[] tensor_split(long[] sizes, long dim = 0) => Op.tensor_split_indices.CallList(this, sizes, dim);
        public Tensor[] tensor_split(Tensor indices, long dim = 0) =>
            Op.tensor_split_tensor_indices_or_sections.CallList(this, indices, dim);
        public Tensor[] hsplit(long size) => Op.hsplit_int.CallList(Even(Dimensions == 1 ? 0 : 1, size), size);
        public Tensor[] hsplit(params long[] sizes) => Op.hsplit_array.CallList(this, sizes);
        public Tensor[] hsplit(Tensor indices) => tensor_split(indices, dim() == 1 ? 0 : 1);
        public Tensor[] vsplit(long size) => Op.vsplit_int.CallList(Even(0, size), size);
        public Tensor[] vsplit(params long[] sizes) => Op.vsplit_array.CallList(this, sizes);
        public Tensor[] vsplit(Tensor indices) => tensor_split(indices, 0);
        public Tensor[] dsplit(long size) => Op.dsplit_int.CallList(Even(2, size), size);
        public Tensor[] dsplit(params long[] sizes) => Op.dsplit_array.CallList(this, sizes);
        public Tensor[] dsplit(Tensor indices) => tensor_split(indices, 2);
        public Tensor[] dsplit((long, long) indices_or_sections) => dsplit(new[] { indices_or_sections.Item1, indices_or_sections.Item2 });
        public Tensor[] dsplit((long, long, long) indices_or_sections) =>
            dsplit(new[] { indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3 });
        public Tensor[] dsplit((long, long, long, long) indices_or_sections) =>
            dsplit(new[] { indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4 });
        public Tensor[] unbind(long dimension = 0) => Op.unbind_int.CallList(this, dimension);
        public static Tensor block_diag(params Tensor[] tensors) => Op.block_diag.Call(tensors);

        /// <summary>This tensor, if the dimension can be cut into pieces of one size; too few dimensions and no pieces at all are libtorch's errors.</summary>
        private Tensor Even(int dim, long pieces) => pieces > 0 && dim < Dimensions && shape[dim] % pieces != 0
            ? throw new ArgumentException($"{shape[dim]} elements along dimension {dim} do not make {pieces} equal pieces.")
            : this;
    }
}

file static class Op
{
    internal static readonly Operator select_int = new("aten::select", "int");
    internal static readonly Operator slice_Tensor = new("aten::slice", "Tensor");
    internal static readonly Operator narrow = new("aten::narrow");
    internal static readonly Operator chunk = new("aten::chunk");
    internal static readonly Operator split_Tensor = new("aten::split", "Tensor");
    internal static readonly Operator split_with_sizes = new("aten::split_with_sizes");
    internal static readonly Operator tensor_split_sections = new("aten::tensor_split", "sections");
    internal static readonly Operator tensor_split_indices = new("aten::tensor_split", "indices");
    internal static readonly Operator tensor_split_tensor_indices_or_sections = new("aten::tensor_split", "tensor_indices_or_sections");
    internal static readonly Operator hsplit_int = new("aten::hsplit", "int");
    internal static readonly Operator hsplit_array = new("aten::hsplit", "array");
    internal static readonly Operator vsplit_int = new("aten::vsplit", "int");
    internal static readonly Operator vsplit_array = new("aten::vsplit", "array");
    internal static readonly Operator dsplit_int = new("aten::dsplit", "int");
    internal static readonly Operator dsplit_array = new("aten::dsplit", "array");
    internal static readonly Operator unbind_int = new("aten::unbind", "int");
    internal static readonly Operator block_diag = new("aten::block_diag");
}
