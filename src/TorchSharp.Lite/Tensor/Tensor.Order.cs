using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor max() => Op.max.Call(this);
        public Tensor max(Tensor other) => Op.maximum.Call(this, other);
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Op.max_dim.Call2(this, dim, keepdim);
        public Tensor min() => Op.min.Call(this);
        public Tensor min(Tensor other) => Op.minimum.Call(this, other);
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Op.min_dim.Call2(this, dim, keepdim);
        public Tensor amax(params long[] dims) => Op.amax.Call(this, dims);
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Op.amax.Call(this, dims, keepdim));
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            Into(@out, Op.amax.Call(this, dims, keepdim));
        public Tensor amin(params long[] dims) => Op.amin.Call(this, dims);
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Op.amin.Call(this, dims, keepdim));
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            Into(@out, Op.amin.Call(this, dims, keepdim));
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Op.aminmax.Call2(this, dim, keepdim);
        public Tensor argmax() => Op.argmax.Call(this);
        public Tensor argmax(long dim, bool keepdim = false) => Op.argmax.Call(this, dim, keepdim);
        public Tensor argmin() => Op.argmin.Call(this);
        public Tensor argmin(long dim, bool keepdim = false) => Op.argmin.Call(this, dim, keepdim);
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Op.sort_stable.Call2(this, stable, dim, descending);
        public Tensor argsort(long dim = -1, bool descending = false) => Op.argsort.Call(this, dim, descending);
        public Tensor msort() => Op.msort.Call(this);
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Op.topk.Call2(this, (long)k, (long)dim, largest, sorted);
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            Op.kthvalue.Call2(this, k, dim ?? -1, keepdim);
        [Obsolete("use torch.kthvalue", false)]
        public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) =>
            input.kthvalue(k, dim, keepdim);
        public (Tensor values, Tensor indexes) cummax(long dim) => Op.cummax.Call2(this, dim);
        public (Tensor values, Tensor indexes) cummin(long dim) => Op.cummin.Call2(this, dim);
        public Tensor cumsum(long dim, ScalarType? type = null) => Op.cumsum.Call(this, dim, type);
        public Tensor cumprod(long dim, ScalarType? type = null) => Op.cumprod.Call(this, dim, type);
        public Tensor logcumsumexp(long dim) => Op.logcumsumexp.Call(this, dim);
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(dim is { } given ? Op.unique_dim.Call3(this, (long)given, sorted, return_inverse, return_counts) : Op._unique2.Call3(this, sorted, return_inverse, return_counts), return_inverse, return_counts);
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(Op.unique_consecutive.Call3(this, return_inverse, return_counts, (long?)dim), return_inverse, return_counts);
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            Op.bucketize_Tensor.Call(this, boundaries, outInt32, right);

        /// <summary>The operator gives all three tensors, some of them meaningless; null stands for those not asked for.</summary>
        private static (Tensor output, Tensor? inverse_indices, Tensor? counts) Asked((Tensor output, Tensor inverse, Tensor counts) all, bool inverse, bool counts)
        {
            if (!inverse) all.inverse.Dispose();
            if (!counts) all.counts.Dispose();
            return (all.output, inverse ? all.inverse : null, counts ? all.counts : null);
        }

        /// <summary>What an operator with an `out` argument does: the result lands in the given tensor.</summary>
        internal static Tensor Into(Tensor? target, Tensor result)
        {
            if (target is null) return result;
            using (result) return target.copy_(result);
        }
    }
}

file static class Op
{
    internal static readonly Operator max = new("aten::max");
    internal static readonly Operator maximum = new("aten::maximum");
    internal static readonly Operator max_dim = new("aten::max", "dim");
    internal static readonly Operator min = new("aten::min");
    internal static readonly Operator minimum = new("aten::minimum");
    internal static readonly Operator min_dim = new("aten::min", "dim");
    internal static readonly Operator amax = new("aten::amax");
    internal static readonly Operator amin = new("aten::amin");
    internal static readonly Operator aminmax = new("aten::aminmax");
    internal static readonly Operator argmax = new("aten::argmax");
    internal static readonly Operator argmin = new("aten::argmin");
    internal static readonly Operator sort_stable = new("aten::sort", "stable");
    internal static readonly Operator argsort = new("aten::argsort");
    internal static readonly Operator msort = new("aten::msort");
    internal static readonly Operator topk = new("aten::topk");
    internal static readonly Operator kthvalue = new("aten::kthvalue");
    internal static readonly Operator cummax = new("aten::cummax");
    internal static readonly Operator cummin = new("aten::cummin");
    internal static readonly Operator cumsum = new("aten::cumsum");
    internal static readonly Operator cumprod = new("aten::cumprod");
    internal static readonly Operator logcumsumexp = new("aten::logcumsumexp");
    internal static readonly Operator unique_dim = new("aten::unique_dim");
    internal static readonly Operator _unique2 = new("aten::_unique2");
    internal static readonly Operator unique_consecutive = new("aten::unique_consecutive");
    internal static readonly Operator bucketize_Tensor = new("aten::bucketize", "Tensor");
}
