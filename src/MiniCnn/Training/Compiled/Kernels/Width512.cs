using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Vector = System.Runtime.Intrinsics.Vector512<float>;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>512 bits, 16 lanes.</summary>
internal readonly unsafe struct Width512 : IVectorWidth<Vector>
{
    public static int Lanes => 16;

    public static Vector Load(float* from) => Vector512.Load(from);
    public static void Store(Vector value, float* to) => value.Store(to);
    public static void Accumulate(Vector value, float* to) => (Vector512.Load(to) + value).Store(to);
    public static Vector Broadcast(float value) => Vector512.Create(value);
    public static Vector Integer(int value) => Vector512.Create(value).AsSingle();

    public static Vector MultiplyAdd(Vector a, Vector b, Vector c) => Avx512F.IsSupported ? Avx512F.FusedMultiplyAdd(a, b, c) : Vector512.MultiplyAddEstimate(a, b, c);

    public static Vector Add(Vector a, Vector b) => a + b;
    public static Vector Subtract(Vector a, Vector b) => a - b;
    public static Vector Multiply(Vector a, Vector b) => a * b;
    public static Vector Divide(Vector a, Vector b) => a / b;
    public static Vector Max(Vector a, Vector b) => Vector512.Max(a, b);
    public static Vector Min(Vector a, Vector b) => Vector512.Min(a, b);
    public static Vector Exp(Vector a) => Vector512.Exp(a);
    public static Vector Greater(Vector a, Vector b) => Vector512.GreaterThan(a, b);
    public static Vector SameBits(Vector a, Vector b) => Vector512.Equals(a.AsInt32(), b.AsInt32()).AsSingle();
    public static Vector Select(Vector mask, Vector yes, Vector no) => Vector512.ConditionalSelect(mask, yes, no);
    public static uint Bits(Vector mask) => (uint)mask.ExtractMostSignificantBits();

    public static void AddTo(Vector a, double* sums)
    {
        (Vector512<double> low, Vector512<double> high) = Vector512.Widen(a);
        (Vector512.Load(sums) + low).Store(sums);
        (Vector512.Load(sums + (Lanes / 2)) + high).Store(sums + (Lanes / 2));
    }

    public static Vector HashBelow(uint first, uint key, uint limit)
    {
        Vector512<uint> hash = Vector512.Create(first) + Vector512<uint>.Indices ^ Vector512.Create(key);
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return Vector512.LessThan(hash ^ (hash >>> 16), Vector512.Create(limit)).AsSingle();
    }
}
