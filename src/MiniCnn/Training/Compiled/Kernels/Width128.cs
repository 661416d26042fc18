using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Vector = System.Runtime.Intrinsics.Vector128<float>;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>128 bits, 4 lanes.</summary>
internal readonly unsafe struct Width128 : IVectorWidth<Vector>
{
    public static int Lanes => 4;

    public static Vector Load(float* from) => Vector128.Load(from);
    public static void Store(Vector value, float* to) => value.Store(to);
    public static void Accumulate(Vector value, float* to) => (Vector128.Load(to) + value).Store(to);
    public static Vector Broadcast(float value) => Vector128.Create(value);
    public static Vector Integer(int value) => Vector128.Create(value).AsSingle();

    public static Vector MultiplyAdd(Vector a, Vector b, Vector c) => Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : Vector128.MultiplyAddEstimate(a, b, c);

    public static Vector Add(Vector a, Vector b) => a + b;
    public static Vector Subtract(Vector a, Vector b) => a - b;
    public static Vector Multiply(Vector a, Vector b) => a * b;
    public static Vector Divide(Vector a, Vector b) => a / b;
    public static Vector Max(Vector a, Vector b) => Vector128.Max(a, b);
    public static Vector Min(Vector a, Vector b) => Vector128.Min(a, b);
    public static Vector Exp(Vector a) => Vector128.Exp(a);
    public static Vector Greater(Vector a, Vector b) => Vector128.GreaterThan(a, b);
    public static Vector SameBits(Vector a, Vector b) => Vector128.Equals(a.AsInt32(), b.AsInt32()).AsSingle();
    public static Vector Select(Vector mask, Vector yes, Vector no) => Vector128.ConditionalSelect(mask, yes, no);
    public static uint Bits(Vector mask) => (uint)mask.ExtractMostSignificantBits();

    public static void AddTo(Vector a, double* sums)
    {
        (Vector128<double> low, Vector128<double> high) = Vector128.Widen(a);
        (Vector128.Load(sums) + low).Store(sums);
        (Vector128.Load(sums + (Lanes / 2)) + high).Store(sums + (Lanes / 2));
    }

    public static Vector HashBelow(uint first, uint key, uint limit)
    {
        Vector128<uint> hash = Vector128.Create(first) + Vector128<uint>.Indices ^ Vector128.Create(key);
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return Vector128.LessThan(hash ^ (hash >>> 16), Vector128.Create(limit)).AsSingle();
    }
}
