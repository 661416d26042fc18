using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Vector = System.Runtime.Intrinsics.Vector256<float>;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>256 bits, 8 lanes.</summary>
internal readonly unsafe struct Width256 : IVectorWidth<Vector>
{
    public static int Lanes => 8;

    public static Vector Load(float* from) => Vector256.Load(from);
    public static void Store(Vector value, float* to) => value.Store(to);
    public static void Accumulate(Vector value, float* to) => (Vector256.Load(to) + value).Store(to);
    public static Vector Broadcast(float value) => Vector256.Create(value);
    public static Vector Integer(int value) => Vector256.Create(value).AsSingle();

    public static Vector MultiplyAdd(Vector a, Vector b, Vector c) => Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : Vector256.MultiplyAddEstimate(a, b, c);

    public static Vector Add(Vector a, Vector b) => a + b;
    public static Vector Subtract(Vector a, Vector b) => a - b;
    public static Vector Multiply(Vector a, Vector b) => a * b;
    public static Vector Divide(Vector a, Vector b) => a / b;
    public static Vector Max(Vector a, Vector b) => Vector256.Max(a, b);
    public static Vector Min(Vector a, Vector b) => Vector256.Min(a, b);
    public static Vector Exp(Vector a) => Vector256.Exp(a);
    public static Vector Greater(Vector a, Vector b) => Vector256.GreaterThan(a, b);
    public static Vector SameBits(Vector a, Vector b) => Vector256.Equals(a.AsInt32(), b.AsInt32()).AsSingle();
    public static Vector Select(Vector mask, Vector yes, Vector no) => Vector256.ConditionalSelect(mask, yes, no);
    public static uint Bits(Vector mask) => (uint)mask.ExtractMostSignificantBits();

    public static void AddTo(Vector a, double* sums)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(a);
        (Vector256.Load(sums) + low).Store(sums);
        (Vector256.Load(sums + (Lanes / 2)) + high).Store(sums + (Lanes / 2));
    }

    public static Vector HashBelow(uint first, uint key, uint limit)
    {
        Vector256<uint> hash = Vector256.Create(first) + Vector256<uint>.Indices ^ Vector256.Create(key);
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return Vector256.LessThan(hash ^ (hash >>> 16), Vector256.Create(limit)).AsSingle();
    }
}
