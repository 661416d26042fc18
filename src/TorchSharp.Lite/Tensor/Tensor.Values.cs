using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor's own memory, where its first element lies.</summary>
        internal unsafe nint Data
        {
            get
            {
                var address = NativeMethods.tsl_tensor_data(Handle);
                return address != 0 || NumberOfElements == 0 ? address : throw NativeMethods.Failure();
            }
        }

        /// <summary>A look at the memory of a contiguous tensor on the CPU; valid for as long as the tensor is.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                var size = NumberOfElements * ElementSize;
                if (!is_contiguous()) throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
                if (size > int.MaxValue) throw new ArgumentException("Span only supports up to int.MaxValue elements.");
                RequireCpu(this);
                return new Span<byte>((void*)Data, (int)size);
            }

            set
            {
                if (!is_contiguous()) throw new InvalidOperationException("SetBytes() called on non-contiguous tensor.");
                if (NumberOfElements * ElementSize != value.Length) throw new ArgumentException("Mismatched data sizes in SetBytes().");
                value.CopyTo(bytes);
            }
        }

        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            Require<T>();
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1) throw new ArgumentException("Number of elements in the tensor must be 1");
            Require<T>();
            return First<T>();
        }

        public Scalar ToScalar()
        {
            // An operator only for its message.
            if (NumberOfElements != 1) Op.item.Run(this);
            return dtype switch
            {
                ScalarType.Float32 => First<float>(),
                ScalarType.Int64 => First<long>(),
                ScalarType.Bool => First<bool>(),
                ScalarType.Byte => First<byte>(),
                ScalarType.Int32 => First<int>(),
                ScalarType.Float64 => First<double>(),
                ScalarType.Int16 => First<short>(),
                ScalarType.Int8 => First<sbyte>(),
                ScalarType.Float16 => First<Half>(),
                ScalarType.BFloat16 => BitConverter.Int32BitsToSingle(First<ushort>() << 16).ToBFloat16Scalar(),
                ScalarType.ComplexFloat32 => First<(float, float)>(),
                ScalarType.ComplexFloat64 => First<Complex>(),
                _ => throw new NotSupportedException($"A scalar of type {dtype}"),
            };
        }

        public bool is_nonzero() => NumberOfElements != 1
            ? throw new InvalidOperationException("is_nonzero() called on non-singleton tensor")
            : Op.is_nonzero.CallBoolean(this);

        public object tolist()
        {
            if (Dimensions == 0) return ToScalar();
            using var parts = NewDisposeScope();
            return new System.Collections.ArrayList(unbind().Select(part => part.tolist()).ToArray());
        }

        public T ReadCpuValue<T>(long i)
            where T : unmanaged
        {
            Require<T>();
            return TensorAccessor<T>.ReadItemAt(this, i);
        }

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);
        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);
        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);
        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);
        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);
        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);
        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);
        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);
        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        public float ReadCpuBFloat16(long i)
        {
            using var single = to(ScalarType.Float32);
            return single.ReadCpuSingle(i);
        }

        internal static void RequireCpu(Tensor tensor)
        {
            if (tensor.device_type != DeviceType.CPU)
                throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        }

        private void Require<T>()
            where T : unmanaged
        {
            if (TypeOf(typeof(T)) != dtype) throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
        }

        private unsafe T First<T>()
            where T : unmanaged
        {
            // Outside the CPU's memory, or with a conjugation still pending, the value has to be made first.
            if (device_type != DeviceType.CPU || is_complex() || is_neg())
            {
                using var scope = NewDisposeScope();
                return Unsafe.ReadUnaligned<T>((void*)cpu().resolve_conj().resolve_neg().Data);
            }
            return Unsafe.ReadUnaligned<T>((void*)Data);
        }
    }
}

file static class Op
{
    internal static readonly Operator item = new("aten::item");
    internal static readonly Operator is_nonzero = new("aten::is_nonzero");
}
