using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        if (dtype is { } complex && is_complex(complex))
            return Made(arange(start, stop, step, complex == ScalarType.ComplexFloat32 ? ScalarType.Float32 : ScalarType.Float64, device).to(complex, disposeAfter: true), requires_grad, null);
        var whole = is_integral(start.Type) && is_integral(stop.Type) && is_integral(step.Type);
        return Made(
            Op.arange.Call(start, stop, step, dtype ?? (whole ? ScalarType.Int64 : defaultType), Argument.None, InitializeDevice(device)), requires_grad, null);
    }

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Op.linspace.Call(start, end, steps, dtype ?? defaultType, Argument.None, InitializeDevice(device)), requires_grad, null);

    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Op.logspace.Call(start, end, steps, @base, dtype ?? defaultType, Argument.None, InitializeDevice(device)), requires_grad, null);

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Op.eye_m.Call(rows, columns == -1 ? rows : columns, dtype ?? defaultType, Argument.None, InitializeDevice(device)), requires_grad, names);

    public static Tensor empty_strided(long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Op.empty_strided.Call(size, strides, dtype ?? defaultType, Argument.None, InitializeDevice(device)), requires_grad, names);

    /// <summary>The last steps of a factory whose operator already made the right type on the right device.</summary>
    private static Tensor Made(Tensor made, bool requires_grad, string[]? names) => names is { Length: > 0 }
        ? throw new NotSupportedException("Named dimensions are not supported.")
        : WithGradient(made, requires_grad);

    /// <summary>A type of elements without gradients is an error of libtorch; the tensor made in vain is freed.</summary>
    internal static Tensor WithGradient(Tensor made, bool requires_grad)
    {
        if (!requires_grad) return made;
        try
        {
            return made.requires_grad_();
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }
}

file static class Op
{
    internal static readonly Operator arange = new("aten::arange", "start_step");
    internal static readonly Operator linspace = new("aten::linspace");
    internal static readonly Operator logspace = new("aten::logspace");
    internal static readonly Operator eye_m = new("aten::eye", "m");
    internal static readonly Operator empty_strided = new("aten::empty_strided");
}
