using System.Numerics;

namespace TorchSharp;

/// <summary>A number on its way to an operator; made by implicit conversion.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(torch.ScalarType type, ScalarKind kind, long integer, double real, double imaginary = 0)
        => (Type, Kind, Integer, Real, Imaginary) = (type, kind, integer, real, imaginary);

    /// <summary>As libtorch keeps it: Bool, Int64, Float64 or ComplexFloat64, whatever the number came from.</summary>
    public torch.ScalarType Type { get; }

    internal ScalarKind Kind { get; }

    internal long Integer { get; }

    internal double Real { get; }

    internal double Imaginary { get; }

    public static implicit operator Scalar(byte value) => Whole(value);
    public static implicit operator Scalar(sbyte value) => Whole(value);
    public static implicit operator Scalar(short value) => Whole(value);
    public static implicit operator Scalar(int value) => Whole(value);
    public static implicit operator Scalar(long value) => Whole(value);
    public static implicit operator Scalar(Half value) => Fraction((double)value);
    public static implicit operator Scalar(float value) => Fraction(value);
    public static implicit operator Scalar(double value) => Fraction(value);
    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, ScalarKind.Boolean, value ? 1 : 0, value ? 1 : 0);
    public static implicit operator Scalar((float, float) value) => new(torch.ScalarType.ComplexFloat64, ScalarKind.Complex, 0, value.Item1, value.Item2);
    public static implicit operator Scalar(Complex value) => new(torch.ScalarType.ComplexFloat64, ScalarKind.Complex, 0, value.Real, value.Imaginary);

    public void Dispose() => GC.SuppressFinalize(this);

    internal static Scalar BFloat16(float value) => Fraction(value);

    private static Scalar Whole(long value) => new(torch.ScalarType.Int64, ScalarKind.Integer, value, value);

    private static Scalar Fraction(double value) => new(torch.ScalarType.Float64, ScalarKind.Floating, (long)value, value);
}

internal enum ScalarKind
{
    Integer,
    Floating,
    Boolean,
    Complex,
}
