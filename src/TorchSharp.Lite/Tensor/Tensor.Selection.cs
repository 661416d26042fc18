using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index) => Op.index_select.Call(this, dim, index);
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Op.index_add.Call(this, dim, index, source, alpha);
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Op.index_add_.Change(this, dim, index, source, alpha);
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Op.index_copy.Call(this, dim, index, source);
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Op.index_copy_.Change(this, dim, index, source);
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Op.index_fill_int_Scalar.Call(this, dim, index, value);
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Op.index_fill__int_Scalar.Change(this, dim, index, value);
        public Tensor gather(long dim, Tensor index) => Op.gather.Call(this, dim, index);
        public Tensor scatter(long dim, Tensor index, Tensor src) => Op.scatter_src.Call(this, dim, index, src);
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Op.scatter__src.Change(this, dim, index, src);
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Op.scatter_add.Call(this, dim, index, src);
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Op.scatter_add_.Change(this, dim, index, src);
        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
            Op.diagonal_scatter.Call(this, src, offset, dim1, dim2);
        public Tensor select_scatter(Tensor src, long dim, long index) => Op.select_scatter.Call(this, src, dim, index);
        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
            Op.slice_scatter.Call(this, src, dim, start, end, step);
        public Tensor masked_fill(Tensor mask, Scalar value) => Op.masked_fill_Scalar.Call(this, Mask(mask), value);
        public Tensor masked_fill_(Tensor mask, Scalar value) => Op.masked_fill__Scalar.Change(this, Mask(mask), value);
        public Tensor masked_scatter(Tensor mask, Tensor value) => Op.masked_scatter.Call(this, mask, value);
        public Tensor masked_scatter_(Tensor mask, Tensor value) => Op.masked_scatter_.Change(this, mask, value);
        public Tensor masked_select(Tensor mask) => Op.masked_select.Call(this, mask);
        public Tensor take(Tensor index) => Op.take.Call(this, index);
        public Tensor take_along_dim(Tensor indices) => Op.take_along_dim.Call(this, indices);
        public Tensor take_along_dim(Tensor indices, long dim) => Op.take_along_dim.Call(this, indices, dim);
        public Tensor take_along_dim(IEnumerable<long> indices) => take_along_dim(tensor(indices.ToArray()));
        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => take_along_dim(tensor(indices.ToArray()), dim);
        public Tensor where(Tensor condition, Tensor y) => condition.dtype == ScalarType.Bool
            ? Op.where_self.Call(condition, this, y)
            : throw new ArgumentException($"where expected condition to be a boolean tensor, but got a tensor with dtype {condition.dtype}", nameof(condition));
        public Tensor nonzero() => Op.nonzero.Call(this);
        public IList<Tensor> nonzero_as_list() => Op.nonzero_numpy.CallList(this);
        public Tensor argwhere() => Op.argwhere.Call(this);

        // Some versions of libtorch fill nothing for a mask of numbers, and say nothing.
        private static Tensor Mask(Tensor mask) => mask.dtype is ScalarType.Bool or ScalarType.Byte
            ? mask
            : throw new ExternalException($"masked_fill_ only supports boolean masks, but got mask with dtype {mask.dtype}");
    }
}

file static class Op
{
    internal static readonly Operator index_select = new("aten::index_select");
    internal static readonly Operator index_add = new("aten::index_add");
    internal static readonly Operator index_add_ = new("aten::index_add_");
    internal static readonly Operator index_copy = new("aten::index_copy");
    internal static readonly Operator index_copy_ = new("aten::index_copy_");
    internal static readonly Operator index_fill_int_Scalar = new("aten::index_fill", "int_Scalar");
    internal static readonly Operator index_fill__int_Scalar = new("aten::index_fill_", "int_Scalar");
    internal static readonly Operator gather = new("aten::gather");
    internal static readonly Operator scatter_src = new("aten::scatter", "src");
    internal static readonly Operator scatter__src = new("aten::scatter_", "src");
    internal static readonly Operator scatter_add = new("aten::scatter_add");
    internal static readonly Operator scatter_add_ = new("aten::scatter_add_");
    internal static readonly Operator diagonal_scatter = new("aten::diagonal_scatter");
    internal static readonly Operator select_scatter = new("aten::select_scatter");
    internal static readonly Operator slice_scatter = new("aten::slice_scatter");
    internal static readonly Operator masked_fill_Scalar = new("aten::masked_fill", "Scalar");
    internal static readonly Operator masked_fill__Scalar = new("aten::masked_fill_", "Scalar");
    internal static readonly Operator masked_scatter = new("aten::masked_scatter");
    internal static readonly Operator masked_scatter_ = new("aten::masked_scatter_");
    internal static readonly Operator masked_select = new("aten::masked_select");
    internal static readonly Operator take = new("aten::take");
    internal static readonly Operator take_along_dim = new("aten::take_along_dim");
    internal static readonly Operator where_self = new("aten::where", "self");
    internal static readonly Operator nonzero = new("aten::nonzero");
    internal static readonly Operator nonzero_numpy = new("aten::nonzero_numpy");
    internal static readonly Operator argwhere = new("aten::argwhere");
}
