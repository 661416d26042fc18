using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the CPU in row order, whatever its strides are.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;
    private Tensor? _tensor;
    private T* _data;

    internal TensorAccessor(Tensor tensor)
    {
        Tensor.RequireCpu(tensor);
        // A pending conjugation or negation is not in the memory yet.
        _tensor = tensor.is_complex() || tensor.is_neg() ? tensor.resolve_conj().resolve_neg() : tensor;
        _data = (T*)_tensor.Data;
        _shape = _tensor.shape;
        _strides = _tensor.stride();
        _contiguous = _tensor.is_contiguous();
        Count = _tensor.NumberOfElements;
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => _data[Place(indices)];
        set => _data[Place(indices)] = value;
    }

    public T[] ToArray()
    {
        var result = new T[Count];
        if (Count > 0) CopyTo(result);
        return result;
    }

    public Array ToNDArray()
    {
        if (_shape.Length < 2) return ToArray();
        var result = Array.CreateInstance(typeof(T), _shape);
        CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(result)), checked((int)Count)));
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = Matching(array.Length, arrayIndex, tensorIndex) is var count and > 0 ? array.Slice(arrayIndex, count) : [];
        if (_contiguous)
        {
            new ReadOnlySpan<T>(_data + tensorIndex, target.Length).CopyTo(target);
            return;
        }
        var walk = new Walk(_shape, _strides, tensorIndex);
        foreach (ref var value in target) value = _data[walk.Next()];
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = Matching(array.Length, arrayIndex, tensorIndex) is var count and > 0 ? array.Slice(arrayIndex, count) : [];
        if (_contiguous)
        {
            source.CopyTo(new Span<T>(_data + tensorIndex, source.Length));
            return;
        }
        var walk = new Walk(_shape, _strides, tensorIndex);
        foreach (var value in source) _data[walk.Next()] = value;
    }

    public IEnumerator<T> GetEnumerator()
    {
        if (_contiguous)
        {
            for (long n = 0; n < Count; n++) yield return At(n);
            yield break;
        }
        var walk = new Walk(_shape, _strides, 0);
        for (long n = 0; n < Count; n++) yield return At(walk.Next());
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && (_data == other._data || this == other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) =>
        left.Count == right.Count && left.SequenceEqual(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    public void Dispose()
    {
        _tensor = null;
        _data = null;
    }

    internal static T ReadItemAt(Tensor tensor, long index)
    {
        using var accessor = new TensorAccessor<T>(tensor);
        return accessor[index];
    }

    private T At(long offset) => _data[offset];

    private int Matching(int arrayLength, int arrayIndex, long tensorIndex)
    {
        if (tensorIndex < 0 || tensorIndex >= Count) throw new ArgumentOutOfRangeException(nameof(tensorIndex));
        return (int)Math.Min(arrayLength - arrayIndex, Count - tensorIndex);
    }

    private long Place(long[] indices)
    {
        if (indices.Length == 1)
        {
            if (indices[0] >= Count || indices[0] < 0) throw new IndexOutOfRangeException($"{indices[0]} in a tensor of {Count} elements.");
            return _contiguous ? indices[0] : new Walk(_shape, _strides, indices[0]).Next();
        }
        long place = 0;
        for (var n = 0; n < _shape.Length; n++)
        {
            if (indices[n] >= _shape[n] || indices[n] < 0) throw new IndexOutOfRangeException($"{indices[n]} >= {_shape[n]} in dimension {n}.");
            place += indices[n] * _strides[n];
        }
        return place;
    }

    /// <summary>The offsets of the elements one after the other, like the digits of a counter.</summary>
    private struct Walk
    {
        private readonly long[] _shape;
        private readonly long[] _strides;
        private readonly long[] _digits;
        private long _offset;

        internal Walk(long[] shape, long[] strides, long first)
        {
            (_shape, _strides, _digits) = (shape, strides, new long[shape.Length]);
            for (var n = shape.Length - 1; n >= 0; n--)
            {
                (first, _digits[n]) = Math.DivRem(first, shape[n]);
                _offset += _digits[n] * strides[n];
            }
        }

        internal long Next()
        {
            var found = _offset;
            for (var n = _shape.Length - 1; n >= 0; n--)
            {
                _offset += _strides[n];
                if (++_digits[n] < _shape[n]) break;
                _offset -= _digits[n] * _strides[n];
                _digits[n] = 0;
            }
            return found;
        }
    }
}
