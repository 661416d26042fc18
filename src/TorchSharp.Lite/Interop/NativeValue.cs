using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>One argument or result as native/dispatch.cpp lays it out: a kind, a length, eight bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct NativeValue
{
    [FieldOffset(0)] internal ValueKind Kind;
    [FieldOffset(4)] internal int Length;
    [FieldOffset(8)] internal long Integer;
    [FieldOffset(8)] internal double Floating;
    [FieldOffset(8)] internal nint Pointer;
}

internal enum ValueKind
{
    None = 0,
    Tensor = 1,
    Integer = 2,
    Floating = 3,
    Boolean = 4,
    Text = 5,
    Integers = 6,
    Floatings = 7,
    Tensors = 8,
    OptionalTensors = 9,
    Device = 10,
    Generator = 11,
    Complex = 12,
    SchemaDefault = 13,
    Booleans = 14,
}
