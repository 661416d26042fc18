using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Shares the array's memory (unless another type or device is asked for); the array stays pinned for as long as a tensor looks at it.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var shape = Enumerable.Range(0, rawArray.Rank).Select(rawArray.GetLongLength).ToArray();
        return Made(Share(rawArray, shape, 0), dtype, InitializeDevice(device), requires_grad, names);
    }

    /// <summary>A flat view of <paramref name="count"/> elements of the array from <paramref name="offset"/> on; shares its memory.</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        var length = rawArray.LongLength;
        if (offset < 0 || offset >= length) throw new ArgumentException($"invalid value for 'offset': {offset}");
        if (count < 0) count = length - offset;
        if (count > length - offset) throw new IndexOutOfRangeException($"element count is too large: {count}");
        return Made(Share(rawArray, [count], offset), dtype, CPU, requires_grad, null);
    }

    private static unsafe Tensor Share(Array array, long[] shape, long offset)
    {
        var type = TypeOf(array.GetType().GetElementType()!);
        // The handle travels with libtorch's memory block and is freed with its last view.
        var handle = GCHandle.Alloc(array, GCHandleType.Pinned);
        var address = (byte*)handle.AddrOfPinnedObject() + (offset * type.ElementSize());
        fixed (long* sizes = shape)
        {
            var made = NativeMethods.tsl_tensor_from_memory(address, sizes, shape.Length, (int)type, &Unpin, GCHandle.ToIntPtr(handle));
            if (made != 0) return new Tensor(made);
            handle.Free();
            throw NativeMethods.Failure();
        }
    }

    [UnmanagedCallersOnly]
    private static void Unpin(nint context) => GCHandle.FromIntPtr(context).Free();

    /// <summary>Copies the values; the tensor has memory of its own.</summary>
    private static unsafe Tensor Copy<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        long count = 1;
        foreach (var dimension in dimensions) count *= dimension;
        if (count > values.Length)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {count} vs. {values.Length}");
        var copy = empty(dimensions, TypeOf(typeof(T)), CPU);
        values[..(int)count].CopyTo(new Span<T>((void*)copy.Data, (int)count));
        return Made(copy, dtype, InitializeDevice(device), requires_grad, names);
    }

    private static Tensor Copy<T>(Array values, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        var all = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);
        return Copy(all, Enumerable.Range(0, values.Rank).Select(values.GetLongLength).ToArray(), dtype, device, requires_grad, names);
    }

    private static Tensor Copy<T>(IList<T> values, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged => values switch
        {
            T[] array => Copy<T>(array.AsSpan(), dimensions, dtype, device, requires_grad, names),
            List<T> list => Copy<T>(CollectionsMarshal.AsSpan(list), dimensions, dtype, device, requires_grad, names),
            _ => Copy<T>(values.ToArray().AsSpan(), dimensions, dtype, device, requires_grad, names),
        };

    /// <summary>The last steps of every factory: type, device, gradient.</summary>
    private static Tensor Made(Tensor made, ScalarType? dtype, Device device, bool requires_grad, string[]? names)
    {
        if (names is { Length: > 0 }) throw new NotSupportedException("Named dimensions are not supported.");
        var type = dtype ?? made.dtype;
        if (type != made.dtype || device.type != DeviceType.CPU) made = made.to(type, device, disposeAfter: true);
        return WithGradient(made, requires_grad);
    }
}
