using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V128 = System.Runtime.Intrinsics.Vector128<float>;
using V256 = System.Runtime.Intrinsics.Vector256<float>;
using V512 = System.Runtime.Intrinsics.Vector512<float>;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>128 bits, 4 lanes.</summary>
internal readonly unsafe struct Width128 : IVectorWidth<V128>
{
    public static int Lanes => 4;
    public static V128 Load(float* from) => Vector128.Load(from);
    public static void Store(V128 value, float* to) => value.Store(to);
    public static void Accumulate(V128 value, float* to) => (Vector128.Load(to) + value).Store(to);
    public static V128 Broadcast(float value) => Vector128.Create(value);
    public static V128 Integer(int value) => Vector128.Create(value).AsSingle();
    public static V128 MultiplyAdd(V128 a, V128 b, V128 c) => Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : Vector128.MultiplyAddEstimate(a, b, c);
    public static V128 Add(V128 a, V128 b) => a + b;
    public static V128 Subtract(V128 a, V128 b) => a - b;
    public static V128 Multiply(V128 a, V128 b) => a * b;
    public static V128 Divide(V128 a, V128 b) => a / b;
    public static V128 Max(V128 a, V128 b) => Vector128.Max(a, b);
    public static V128 Min(V128 a, V128 b) => Vector128.Min(a, b);
    public static V128 Exp(V128 a) => Vector128.Exp(a);
    public static V128 Greater(V128 a, V128 b) => Vector128.GreaterThan(a, b);
    public static V128 Select(V128 mask, V128 yes, V128 no) => Vector128.ConditionalSelect(mask, yes, no);
}

/// <summary>256 bits, 8 lanes.</summary>
internal readonly unsafe struct Width256 : IVectorWidth<V256>
{
    public static int Lanes => 8;
    public static V256 Load(float* from) => Vector256.Load(from);
    public static void Store(V256 value, float* to) => value.Store(to);
    public static void Accumulate(V256 value, float* to) => (Vector256.Load(to) + value).Store(to);
    public static V256 Broadcast(float value) => Vector256.Create(value);
    public static V256 Integer(int value) => Vector256.Create(value).AsSingle();
    public static V256 MultiplyAdd(V256 a, V256 b, V256 c) => Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : Vector256.MultiplyAddEstimate(a, b, c);
    public static V256 Add(V256 a, V256 b) => a + b;
    public static V256 Subtract(V256 a, V256 b) => a - b;
    public static V256 Multiply(V256 a, V256 b) => a * b;
    public static V256 Divide(V256 a, V256 b) => a / b;
    public static V256 Max(V256 a, V256 b) => Vector256.Max(a, b);
    public static V256 Min(V256 a, V256 b) => Vector256.Min(a, b);
    public static V256 Exp(V256 a) => Vector256.Exp(a);
    public static V256 Greater(V256 a, V256 b) => Vector256.GreaterThan(a, b);
    public static V256 Select(V256 mask, V256 yes, V256 no) => Vector256.ConditionalSelect(mask, yes, no);
}

/// <summary>512 bits, 16 lanes.</summary>
internal readonly unsafe struct Width512 : IVectorWidth<V512>
{
    public static int Lanes => 16;
    public static V512 Load(float* from) => Vector512.Load(from);
    public static void Store(V512 value, float* to) => value.Store(to);
    public static void Accumulate(V512 value, float* to) => (Vector512.Load(to) + value).Store(to);
    public static V512 Broadcast(float value) => Vector512.Create(value);
    public static V512 Integer(int value) => Vector512.Create(value).AsSingle();
    public static V512 MultiplyAdd(V512 a, V512 b, V512 c) => Avx512F.IsSupported ? Avx512F.FusedMultiplyAdd(a, b, c) : Vector512.MultiplyAddEstimate(a, b, c);
    public static V512 Add(V512 a, V512 b) => a + b;
    public static V512 Subtract(V512 a, V512 b) => a - b;
    public static V512 Multiply(V512 a, V512 b) => a * b;
    public static V512 Divide(V512 a, V512 b) => a / b;
    public static V512 Max(V512 a, V512 b) => Vector512.Max(a, b);
    public static V512 Min(V512 a, V512 b) => Vector512.Min(a, b);
    public static V512 Exp(V512 a) => Vector512.Exp(a);
    public static V512 Greater(V512 a, V512 b) => Vector512.GreaterThan(a, b);
    public static V512 Select(V512 mask, V512 yes, V512 no) => Vector512.ConditionalSelect(mask, yes, no);
}
