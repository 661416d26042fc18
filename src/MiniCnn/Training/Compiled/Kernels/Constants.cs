using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>A number as a type, so that the compiler makes a kernel for it: strides become part of addresses and unused accumulators vanish.</summary>
internal interface IConstant
{
    static abstract int Value { get; }
}

internal readonly struct N1 : IConstant { public static int Value => 1; }
internal readonly struct N2 : IConstant { public static int Value => 2; }
internal readonly struct N3 : IConstant { public static int Value => 3; }
internal readonly struct N4 : IConstant { public static int Value => 4; }
internal readonly struct N5 : IConstant { public static int Value => 5; }
internal readonly struct N6 : IConstant { public static int Value => 6; }
internal readonly struct N7 : IConstant { public static int Value => 7; }
internal readonly struct N8 : IConstant { public static int Value => 8; }
internal readonly struct N9 : IConstant { public static int Value => 9; }

/// <summary>Makes kernels: classes with the width, the vector and what else they are made for as type parameters.</summary>
internal static class KernelFactory
{
    /// <summary>A kernel for vectors of so many lanes; numbers become an <see cref="IConstant"/>, and an activation is made for the same width.</summary>
    public static TKernel Make<TKernel>(Type open, int lanes, params object[] parameters) =>
        (TKernel)Activator.CreateInstance(open.MakeGenericType([.. Width(lanes), .. parameters.SelectMany(value => value as Type[] ?? [value is Type type ? type.MakeGenericType(Width(lanes)) : Constant((int)value)])]))!;

    /// <summary>Whether vectors of so many lanes have 32 registers, as with AVX-512 and on ARM, and not 16.</summary>
    public static bool HasManyRegisters(int lanes) => lanes == 16 || !Sse.IsSupported || Avx512F.VL.IsSupported;

    /// <summary>The type parameters of a width.</summary>
    public static Type[] Width(int lanes) => lanes switch
    {
        16 => [typeof(Width512), typeof(Vector512<float>)],
        8 => [typeof(Width256), typeof(Vector256<float>)],
        _ => [typeof(Width128), typeof(Vector128<float>)],
    };

    private static Type Constant(int value) => typeof(N1).Assembly.GetType($"{typeof(N1).Namespace}.N{value}", throwOnError: true)!;
}
