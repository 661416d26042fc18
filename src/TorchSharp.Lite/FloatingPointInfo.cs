namespace TorchSharp;

public static partial class torch
{
    /// <summary>The limits of a floating-point type.</summary>
    public struct FInfo
    {
        public int bits;
        public double eps;
        public double max;
        public double min;
        public double tiny;
        public double smallest_normal;
        public double resolution;
    }

    public static FInfo finfo() => finfo(defaultType);

    public static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.Float16 => Limits(16, 10, -14, 15, 1e-3),
        ScalarType.BFloat16 => Limits(16, 7, -126, 127, 1e-2),
        ScalarType.Float32 or ScalarType.ComplexFloat32 => Limits(32, 23, -126, 127, 1e-6),
        ScalarType.Float64 or ScalarType.ComplexFloat64 => Limits(64, 52, -1022, 1023, 1e-15),
        _ => throw new ArgumentException($"{dtype} is not a floating-point type"),
    };

    private static FInfo Limits(int bits, int mantissa, int lowest, int highest, double resolution)
    {
        var eps = Math.Pow(2, -mantissa);
        var max = (2 - eps) * Math.Pow(2, highest);
        return new FInfo { bits = bits, eps = eps, max = max, min = -max, tiny = Math.Pow(2, lowest), smallest_normal = Math.Pow(2, lowest), resolution = resolution };
    }
}
