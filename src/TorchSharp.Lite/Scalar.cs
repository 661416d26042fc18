using System.Numerics;

namespace TorchSharp;

/// <summary>A number on its way to an operator; made by implicit conversion.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(torch.ScalarType type, ScalarKind kind, long integer, double real, double imaginary = 0)
        => (Type, Kind, Integer, Real, Imaginary) = (type, kind, integer, real, imaginary);

    public torch.ScalarType Type { get; }

    internal ScalarKind Kind { get; }

    internal long Integer { get; }

    internal double Real { get; }

    internal double Imaginary { get; }

    public static implicit operator Scalar(byte value) => Whole(torch.ScalarType.Byte, value);
    public static implicit operator Scalar(sbyte value) => Whole(torch.ScalarType.Int8, value);
    public static implicit operator Scalar(short value) => Whole(torch.ScalarType.Int16, value);
    public static implicit operator Scalar(int value) => Whole(torch.ScalarType.Int32, value);
    public static implicit operator Scalar(long value) => Whole(torch.ScalarType.Int64, value);
    public static implicit operator Scalar(Half value) => Fraction(torch.ScalarType.Float16, (double)value);
    public static implicit operator Scalar(float value) => Fraction(torch.ScalarType.Float32, value);
    public static implicit operator Scalar(double value) => Fraction(torch.ScalarType.Float64, value);
    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, ScalarKind.Boolean, value ? 1 : 0, value ? 1 : 0);
    public static implicit operator Scalar((float, float) value) => new(torch.ScalarType.ComplexFloat32, ScalarKind.Complex, 0, value.Item1, value.Item2);
    public static implicit operator Scalar(Complex value) => new(torch.ScalarType.ComplexFloat64, ScalarKind.Complex, 0, value.Real, value.Imaginary);

    public void Dispose() => GC.SuppressFinalize(this);

    internal static Scalar BFloat16(float value) => Fraction(torch.ScalarType.BFloat16, value);

    private static Scalar Whole(torch.ScalarType type, long value) => new(type, ScalarKind.Integer, value, value);

    private static Scalar Fraction(torch.ScalarType type, double value) => new(type, ScalarKind.Floating, (long)value, value);
}

internal enum ScalarKind
{
    Integer,
    Floating,
    Boolean,
    Complex,
}
