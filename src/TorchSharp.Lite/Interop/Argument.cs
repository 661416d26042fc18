using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// An argument of an operator, made by implicit conversion from what the schema asks for. A C# null becomes None;
/// a long is an int, a double a float of the schema: pass the right one.
/// </summary>
internal readonly struct Argument
{
    internal readonly ValueKind Kind;
    internal readonly int Length;
    internal readonly long Bits;
    internal readonly object? Reference;

    private Argument(ValueKind kind, long bits = 0, object? reference = null, int length = 0)
        => (Kind, Bits, Reference, Length) = (kind, bits, reference, length);

    /// <summary>None, where the schema takes an optional value.</summary>
    internal static Argument None => default;

    /// <summary>The schema's own default.</summary>
    internal static Argument Default => new(ValueKind.SchemaDefault);

    /// <summary>A list that may hold nulls, for indexing.</summary>
    internal static Argument Optional(Tensor?[] tensors) => new(ValueKind.OptionalTensors, 0, tensors);

    public static implicit operator Argument(Tensor? tensor) => tensor is null ? default : new(ValueKind.Tensor, tensor.Handle, tensor);
    public static implicit operator Argument(long value) => new(ValueKind.Integer, value);
    public static implicit operator Argument(long? value) => value is { } given ? given : default(Argument);
    public static implicit operator Argument(double value) => new(ValueKind.Floating, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Argument(double? value) => value is { } given ? given : default(Argument);
    public static implicit operator Argument(bool value) => new(ValueKind.Boolean, value ? 1 : 0);
    public static implicit operator Argument(bool? value) => value is { } given ? given : default(Argument);
    public static implicit operator Argument(string? value) => value is null ? default : new(ValueKind.Text, 0, value);
    public static implicit operator Argument(long[]? values) => values is null ? default : new(ValueKind.Integers, 0, values, values.Length);
    public static implicit operator Argument(ReadOnlySpan<long> values) => values.ToArray();
    public static implicit operator Argument(double[]? values) => values is null ? default : new(ValueKind.Floatings, 0, values, values.Length);
    public static implicit operator Argument(bool[] values) => new(ValueKind.Booleans, 0, Array.ConvertAll(values, value => value ? 1L : 0L), values.Length);
    public static implicit operator Argument(Tensor[]? tensors) => tensors is null ? default : new(ValueKind.Tensors, 0, tensors);
    public static implicit operator Argument(ScalarType type) => new(ValueKind.Integer, (long)type);
    public static implicit operator Argument(ScalarType? type) => type is { } given ? given : default(Argument);
    public static implicit operator Argument(Device? device) => device is null ? default : new(ValueKind.Device, device.index, null, (int)device.type);
    public static implicit operator Argument(Generator? generator) => generator is null ? default : new(ValueKind.Generator, generator.Handle, generator);
    public static implicit operator Argument(Scalar? scalar) => scalar is null ? default : scalar.Kind switch
    {
        ScalarKind.Integer => new(ValueKind.Integer, scalar.Integer),
        ScalarKind.Boolean => new(ValueKind.Boolean, scalar.Integer),
        ScalarKind.Complex => new(ValueKind.Complex, 0, new[] { scalar.Real, scalar.Imaginary }, 2),
        _ => new(ValueKind.Floating, BitConverter.DoubleToInt64Bits(scalar.Real)),
    };
}
