using System.Numerics;

namespace TorchSharp;

public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;
    public static Scalar ToScalar(this sbyte value) => value;
    public static Scalar ToScalar(this short value) => value;
    public static Scalar ToScalar(this int value) => value;
    public static Scalar ToScalar(this long value) => value;
    public static Scalar ToScalar(this Half value) => value;
    public static Scalar ToScalar(this float value) => value;
    public static Scalar ToScalar(this double value) => value;
    public static Scalar ToScalar(this bool value) => value;
    public static Scalar ToScalar(this (float, float) value) => value;
    public static Scalar ToScalar(this Complex value) => value;
    public static Scalar ToBFloat16Scalar(this float value) => Scalar.BFloat16(value);

    public static bool ToBoolean(this Scalar value) =>
        value.Kind == ScalarKind.Complex ? value.ToComplexFloat64() != Complex.Zero : value.Real != 0;
    public static byte ToByte(this Scalar value) => checked((byte)value.ToInt64());
    public static sbyte ToSByte(this Scalar value) => checked((sbyte)value.ToInt64());
    public static short ToInt16(this Scalar value) => checked((short)value.ToInt64());
    public static int ToInt32(this Scalar value) => checked((int)value.ToInt64());
    public static long ToInt64(this Scalar value) =>
        value.Kind is ScalarKind.Integer or ScalarKind.Boolean ? value.Integer : checked((long)value.WithoutImaginaryPart());
    public static Half ToHalf(this Scalar value) => (Half)value.WithoutImaginaryPart();
    public static float ToSingle(this Scalar value) => (float)value.WithoutImaginaryPart();
    public static double ToDouble(this Scalar value) => value.WithoutImaginaryPart();
    public static (float Real, float Imaginary) ToComplexFloat32(this Scalar value) => ((float)value.Real, (float)value.Imaginary);
    public static Complex ToComplexFloat64(this Scalar value) => new(value.Real, value.Imaginary);

    private static double WithoutImaginaryPart(this Scalar value) => value.Imaginary == 0
        ? value.Real
        : throw new OverflowException("A complex number with an imaginary part cannot be converted to a real one.");
}
