using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor std(bool unbiased = true) => Op.std.Call(this, unbiased);
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_dim.Call(In(type), new[] { dim }, unbiased, keepdim);
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_dim.Call(In(type), dimensions, unbiased, keepdim);
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_dim.Call(In(type), dimensions, unbiased, keepdim);
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(new[] { dim.Item1, dim.Item2 }, unbiased, keepdim, type);
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim, type);
        public Tensor var(bool unbiased = true) => Op.var.Call(this, unbiased);
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_dim.Call(In(type), new[] { dim }, unbiased, keepdim);
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_dim.Call(In(type), dimensions, unbiased, keepdim);
        public Tensor var(long[] dimensions, bool keepdim = false, ScalarType? type = null) => var(dimensions, true, keepdim, type);
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_dim.Call(In(type), dimensions, unbiased, keepdim);
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(new[] { dim.Item1, dim.Item2 }, unbiased, keepdim, type);
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim, type);
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Op.std_mean.Call2(this, unbiased);
        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_mean_dim.Call2(In(type), new[] { dim }, unbiased, keepdim);
        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_mean_dim.Call2(In(type), dimensions, unbiased, keepdim);
        public (Tensor std, Tensor mean) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_mean_dim.Call2(In(type), dimensions, unbiased, keepdim);
        public (Tensor std, Tensor mean) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean(new[] { dim.Item1, dim.Item2 }, unbiased, keepdim, type);
        public (Tensor std, Tensor mean) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean(new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim, type);
        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => Op.var_mean.Call2(this, unbiased);
        public (Tensor var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_mean_dim.Call2(In(type), new[] { dim }, unbiased, keepdim);
        public (Tensor std, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_mean_dim.Call2(In(type), dimensions, unbiased, keepdim);
        public (Tensor std, Tensor mean) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_mean_dim.Call2(In(type), dimensions, unbiased, keepdim);
        public (Tensor var, Tensor mean) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean(new[] { dim.Item1, dim.Item2 }, unbiased, keepdim, type);
        public (Tensor var, Tensor mean) var_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean(new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim, type);
        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
            Op.cov.Call(this, correction, fweights, aweights);
        public Tensor corrcoef() => Op.corrcoef.Call(this);
        public Tensor median() => Op.median.Call(this);
        public Tensor nanmedian() => Op.nanmedian.Call(this);
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Op.quantile.Call(this, q, Every(dim), keepdim);
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Op.nanquantile.Call(this, q, Every(dim), keepdim);
        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => Op.mode.Call2(this, dim, keepdim);
        public Tensor bincount(Tensor weights, long minlength = 0) => Op.bincount.Call(this, weights, minlength);
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Op.histc.Call(this, bins, min, max);

        /// <summary>-1, the default of the quantiles, stands for all elements together, not for the last dimension.</summary>
        private static long? Every(long dim) => dim == -1 ? null : dim;

        private Tensor In(ScalarType? type) => type is { } wanted && wanted != dtype ? to(wanted) : this;
    }
}

file static class Op
{
    internal static readonly Operator std = new("aten::std");
    internal static readonly Operator std_dim = new("aten::std", "dim");
    internal static readonly Operator var = new("aten::var");
    internal static readonly Operator var_dim = new("aten::var", "dim");
    internal static readonly Operator std_mean = new("aten::std_mean");
    internal static readonly Operator std_mean_dim = new("aten::std_mean", "dim");
    internal static readonly Operator var_mean = new("aten::var_mean");
    internal static readonly Operator var_mean_dim = new("aten::var_mean", "dim");
    internal static readonly Operator cov = new("aten::cov");
    internal static readonly Operator corrcoef = new("aten::corrcoef");
    internal static readonly Operator median = new("aten::median");
    internal static readonly Operator nanmedian = new("aten::nanmedian");
    internal static readonly Operator quantile = new("aten::quantile");
    internal static readonly Operator nanquantile = new("aten::nanquantile");
    internal static readonly Operator mode = new("aten::mode");
    internal static readonly Operator bincount = new("aten::bincount");
    internal static readonly Operator histc = new("aten::histc");
}
