using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public long Dimensions => NativeMethods.Check(NativeMethods.tsl_tensor_dim(Handle));

        public long NumberOfElements => NativeMethods.Check(NativeMethods.tsl_tensor_numel(Handle));

        public long ElementSize => NativeMethods.Check(NativeMethods.tsl_tensor_element_size(Handle));

        public ScalarType dtype => (ScalarType)NativeMethods.Check(NativeMethods.tsl_tensor_dtype(Handle));

        public DeviceType device_type => DeviceOf().type;

        public int device_index => DeviceOf().index;

        public Device device => new(DeviceOf().type, DeviceOf().index);

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_sparse => NativeMethods.Check(NativeMethods.tsl_tensor_is_sparse(Handle)) == 1;

        public bool is_leaf => NativeMethods.Check(NativeMethods.tsl_tensor_is_leaf(Handle)) == 1;

        public bool requires_grad
        {
            get => NativeMethods.Check(NativeMethods.tsl_tensor_requires_grad(Handle)) == 1;
            set => NativeMethods.Check(NativeMethods.tsl_tensor_set_requires_grad(Handle, value ? 1 : 0));
        }

        /// <summary>Null before the first backward. Each read gives a new handle, owned by the current dispose scope.</summary>
        public Tensor? grad
        {
            get => NativeMethods.tsl_tensor_grad(Handle) is var found and not 0 ? new Tensor(found) : null;
            set => NativeMethods.Check(NativeMethods.tsl_tensor_set_grad(Handle, value?.Handle ?? 0));
        }

        public unsafe long[] shape
        {
            get
            {
                var sizes = new long[Dimensions];
                fixed (long* first = sizes) NativeMethods.Check(NativeMethods.tsl_tensor_sizes(Handle, first));
                return sizes;
            }
        }

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public long[] size() => shape;

        public long size(int dim) => Op.size_int.CallInteger(this, (long)dim);

        public unsafe long[] stride()
        {
            var strides = new long[Dimensions];
            fixed (long* first = strides) NativeMethods.Check(NativeMethods.tsl_tensor_strides(Handle, first));
            return strides;
        }

        public long stride(int dim) => stride()[dim < 0 ? dim + Dimensions : dim];

        public long storage_offset() => NativeMethods.Check(NativeMethods.tsl_tensor_storage_offset(Handle));

        public bool is_contiguous() => NativeMethods.Check(NativeMethods.tsl_tensor_is_contiguous(Handle)) == 1;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_floating_point() => dtype is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

        public bool is_complex() => dtype is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

        public bool is_integral() =>
            dtype is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad() => NativeMethods.Check(NativeMethods.tsl_tensor_retain_grad(Handle));

        private unsafe (DeviceType type, int index) DeviceOf()
        {
            long index;
            var type = NativeMethods.Check(NativeMethods.tsl_tensor_device(Handle, &index));
            return ((DeviceType)type, (int)index);
        }
    }
}

file static class Op
{
    internal static readonly Operator size_int = new("aten::size", "int");
}
