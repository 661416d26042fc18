using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A label of one's own; libtorch knows nothing of it.</summary>
        public string? name { get; set; }

        public long ndim => Dimensions;

        /// <summary>All dimensions in reverse order.</summary>
        public Tensor T => permute(Enumerable.Range(0, (int)Dimensions).Reverse().Select(dim => (long)dim).ToArray());

        public Tensor H => is_complex() ? transpose(0, 1).conj() : transpose(0, 1);

        /// <summary>The last two dimensions swapped.</summary>
        public Tensor mT => Op.mT.Call(this);

        public Tensor mH => Op.mH.Call(this);

        public Tensor real => Op.real.Call(this);

        public Tensor imag => Op.imag.Call(this);

        public Tensor SparseIndices => Op._indices.Call(this);

        public Tensor SparseValues => Op._values.Call(this);

        [Obsolete("The method name misspells 'Detach.' Use 'DetachFromDisposeScope' instead.", false)]
        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();

        public Tensor mps(bool non_blocking = false) => to(new Device(DeviceType.MPS), non_blocking: non_blocking);
    }
}

file static class Op
{
    internal static readonly Operator mT = new("aten::mT");
    internal static readonly Operator mH = new("aten::mH");
    internal static readonly Operator real = new("aten::real");
    internal static readonly Operator imag = new("aten::imag");
    internal static readonly Operator _indices = new("aten::_indices");
    internal static readonly Operator _values = new("aten::_values");
}
