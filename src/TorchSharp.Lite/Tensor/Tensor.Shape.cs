using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Op.view.Call(this, shape);
        public Tensor view_as(Tensor other) => Op.view_as.Call(this, other);
        public Tensor reshape(params long[] shape) => Op.reshape.Call(this, shape);
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Op.flatten_using_ints.Call(this, start_dim, end_dim);
        public Tensor unflatten(long dim, params long[] sizes) =>
            view([.. shape[..(int)Axis(dim)], .. sizes, .. shape[((int)Axis(dim) + 1)..]]);
        public Tensor unflatten(long dim, Size sizes) => unflatten(dim, sizes.Shape);
        public Tensor ravel() => Op.ravel.Call(this);
        public Tensor permute(params long[] permutation) => Op.permute.Call(this, permutation);
        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());
        public Tensor transpose(long dim0, long dim1) => Op.transpose_int.Call(this, dim0, dim1);
        public Tensor transpose_(long dim0, long dim1) => Op.transpose_.Change(this, dim0, dim1);
        public Tensor swapaxes(long dim0, long dim1) => Op.transpose_int.Call(this, dim0, dim1);
        public Tensor swapdims(long dim0, long dim1) => Op.transpose_int.Call(this, dim0, dim1);
        public Tensor t() => Op.t.Call(this);
        public Tensor adjoint() => Op.adjoint.Call(this);
        public Tensor moveaxis(long[] source, long[] destination) => Op.movedim_intlist.Call(this, source, destination);
        public Tensor movedim(long[] source, long[] destination) => Op.movedim_intlist.Call(this, source, destination);
        public Tensor squeeze(long? dim = null) => dim is { } given ? Op.squeeze_dim.Call(this, given) : Op.squeeze.Call(this);
        public Tensor squeeze_(long? dim = null) => dim is { } given ? Op.squeeze__dim.Change(this, given) : Op.squeeze_.Change(this);
        public Tensor unsqueeze(long dim) => Op.unsqueeze.Call(this, dim);
        public Tensor unsqueeze_(long dim) => Op.unsqueeze_.Change(this, dim);
        public Tensor expand(params long[] sizes) => Op.expand.Call(this, sizes);
        public Tensor expand(long[] sizes, bool isImplicit = false) => Op.expand.Call(this, sizes, isImplicit);
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Op.expand.Call(this, sizes, isImplicit);
        public Tensor expand(Size sizes, bool isImplicit = false) => Op.expand.Call(this, sizes.Shape, isImplicit);
        public Tensor expand_as(Tensor other) => Op.expand_as.Call(this, other);
        public Tensor broadcast_to(params long[] shape) => Op.expand.Call(this, shape);
        public Tensor repeat(params long[] sizes) => Op.repeat.Call(this, sizes);
        public Tensor tile(long[] reps) => Op.tile.Call(this, reps);
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Op.repeat_interleave_self_Tensor.Call(this, repeats, dim, output_size);
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Op.repeat_interleave_self_int.Call(this, repeats, dim, output_size);
        public Tensor contiguous() => Op.contiguous.Call(this);
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            Op.as_strided.Call(this, size, strides, storageOffset);
        public Tensor unfold(long dimension, long size, long step) => Op.unfold.Call(this, dimension, size, step);
        public Tensor flip(params long[] dims) => Op.flip.Call(this, dims);
        public Tensor fliplr() => Op.fliplr.Call(this);
        public Tensor flipud() => Op.flipud.Call(this);
        public Tensor rot90(long k = 1, (long, long)? dims = null) =>
            Op.rot90.Call(this, k, dims is { } given ? new[] { given.Item1, given.Item2 } : new long[] { 0, 1 });
        public Tensor roll(long shifts, long? dims = null) =>
            Op.roll.Call(this, new[] { shifts }, dims is { } given ? new[] { given } : Array.Empty<long>());
        public Tensor roll(long[] shifts) => Op.roll.Call(this, shifts);
        public Tensor roll(long[] shifts, long[] dims) => Op.roll.Call(this, shifts, dims);
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Op.roll.Call(this, shifts, dims);
        public Tensor roll((long, long) shifts, (long, long) dims) =>
            roll(new[] { shifts.Item1, shifts.Item2 }, new[] { dims.Item1, dims.Item2 });
        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            roll(new[] { shifts.Item1, shifts.Item2, shifts.Item3 }, new[] { dims.Item1, dims.Item2, dims.Item3 });
        public Tensor atleast_1d() => Op.atleast_1d.Call(this);
        public Tensor atleast_2d() => Op.atleast_2d.Call(this);
        public Tensor atleast_3d() => Op.atleast_3d.Call(this);
        public Tensor channel_shuffle(long groups) => Op.channel_shuffle.Call(this, groups);
        public Tensor diag(long diagonal = 0) => Op.diag.Call(this, diagonal);
        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) => Op.diag_embed.Call(this, offset, dim1, dim2);
        public Tensor diagflat(long offset = 0) => Op.diagflat.Call(this, offset);
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Op.diagonal.Call(this, offset, dim1, dim2);
        public Tensor tril(long diagonal = 0) => Op.tril.Call(this, diagonal);
        public Tensor tril_(long diagonal = 0) => Op.tril_.Change(this, diagonal);
        public Tensor triu(long diagonal = 0) => Op.triu.Call(this, diagonal);
        public Tensor triu_(long diagonal = 0) => Op.triu_.Change(this, diagonal);
        public Tensor vander(long N = -1, bool increasing = false)
        {
            if (Dimensions != 1) throw new InvalidOperationException("Input argument for 'vander()' must be 1-D.");
            var powers = linalg.vander(this, N == -1 ? size(0) : N);
            if (increasing) return powers;
            using (powers) return powers.flip(1);
        }

        private long Axis(long dim) => dim < 0 ? dim + Dimensions : dim;
    }
}

file static class Op
{
    internal static readonly Operator view = new("aten::view");
    internal static readonly Operator view_as = new("aten::view_as");
    internal static readonly Operator reshape = new("aten::reshape");
    internal static readonly Operator flatten_using_ints = new("aten::flatten", "using_ints");
    internal static readonly Operator ravel = new("aten::ravel");
    internal static readonly Operator permute = new("aten::permute");
    internal static readonly Operator transpose_int = new("aten::transpose", "int");
    internal static readonly Operator transpose_ = new("aten::transpose_");
    internal static readonly Operator t = new("aten::t");
    internal static readonly Operator adjoint = new("aten::adjoint");
    internal static readonly Operator movedim_intlist = new("aten::movedim", "intlist");
    internal static readonly Operator squeeze_dim = new("aten::squeeze", "dim");
    internal static readonly Operator squeeze = new("aten::squeeze");
    internal static readonly Operator squeeze__dim = new("aten::squeeze_", "dim");
    internal static readonly Operator squeeze_ = new("aten::squeeze_");
    internal static readonly Operator unsqueeze = new("aten::unsqueeze");
    internal static readonly Operator unsqueeze_ = new("aten::unsqueeze_");
    internal static readonly Operator expand = new("aten::expand");
    internal static readonly Operator expand_as = new("aten::expand_as");
    internal static readonly Operator repeat = new("aten::repeat");
    internal static readonly Operator tile = new("aten::tile");
    internal static readonly Operator repeat_interleave_self_Tensor = new("aten::repeat_interleave", "self_Tensor");
    internal static readonly Operator repeat_interleave_self_int = new("aten::repeat_interleave", "self_int");
    internal static readonly Operator contiguous = new("aten::contiguous");
    internal static readonly Operator as_strided = new("aten::as_strided");
    internal static readonly Operator unfold = new("aten::unfold");
    internal static readonly Operator flip = new("aten::flip");
    internal static readonly Operator fliplr = new("aten::fliplr");
    internal static readonly Operator flipud = new("aten::flipud");
    internal static readonly Operator rot90 = new("aten::rot90");
    internal static readonly Operator roll = new("aten::roll");
    internal static readonly Operator atleast_1d = new("aten::atleast_1d");
    internal static readonly Operator atleast_2d = new("aten::atleast_2d");
    internal static readonly Operator atleast_3d = new("aten::atleast_3d");
    internal static readonly Operator channel_shuffle = new("aten::channel_shuffle");
    internal static readonly Operator diag = new("aten::diag");
    internal static readonly Operator diag_embed = new("aten::diag_embed");
    internal static readonly Operator diagflat = new("aten::diagflat");
    internal static readonly Operator diagonal = new("aten::diagonal");
    internal static readonly Operator tril = new("aten::tril");
    internal static readonly Operator tril_ = new("aten::tril_");
    internal static readonly Operator triu = new("aten::triu");
    internal static readonly Operator triu_ = new("aten::triu_");
}
