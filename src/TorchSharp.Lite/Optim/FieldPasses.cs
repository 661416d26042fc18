using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

internal sealed class WritingPass(BinaryWriter writer) : FieldPass
{
    internal override void Visit(ref long own, long other) => writer.Write(own);

    internal override void Visit(ref double? own, double? other) => writer.Write(own!.Value);

    internal override void Visit(ref bool? own, bool? other) => writer.Write(own!.Value);

    internal override void Visit(ref Tensor? own, Tensor? other, bool optional = false)
    {
        if (optional) writer.Write(own is not null);
        if (own is not null || !optional) TensorFormat.Write(writer, own!);
    }
}

/// <summary>Tensors that are always there are filled in place; the optional ones are made anew, on <paramref name="device"/>.</summary>
internal sealed class ReadingPass(BinaryReader reader, Device? device = null) : FieldPass
{
    internal override void Visit(ref long own, long other) => own = reader.ReadInt64();

    internal override void Visit(ref double? own, double? other) => own = reader.ReadDouble();

    internal override void Visit(ref bool? own, bool? other) => own = reader.ReadBoolean();

    internal override void Visit(ref Tensor? own, Tensor? other, bool optional = false)
    {
        if (!optional)
        {
            TensorFormat.ReadInto(reader, own!);
            return;
        }
        own?.Dispose();
        own = null;
        if (!reader.ReadBoolean()) return;
        own = TensorFormat.Read(reader).DetachFromDisposeScope();
        Transfer.Move(own, null, device);
    }
}

/// <summary>The other's values take the place of one's own; tensors are copied to <paramref name="device"/>.</summary>
internal sealed class CopyingPass(Device? device = null) : FieldPass
{
    private static readonly Operator copied = new("aten::to", "dtype_layout");

    internal override void Visit(ref long own, long other) => own = other;

    internal override void Visit(ref double? own, double? other) => own = other;

    internal override void Visit(ref bool? own, bool? other) => own = other;

    internal override void Visit(ref Tensor? own, Tensor? other, bool optional = false)
    {
        if (ReferenceEquals(own, other)) return;
        own?.Dispose();
        own = null;
        if (other is null) return;
        using var off = no_grad();
        own = copied.Call(other, Argument.Default, Argument.Default, device, Argument.Default, false, true).DetachFromDisposeScope();
    }
}

/// <summary>What was left open is taken from the other.</summary>
internal sealed class DefaultsPass : FieldPass
{
    internal override void Visit(ref double? own, double? other) => own ??= other;

    internal override void Visit(ref bool? own, bool? other) => own ??= other;
}

internal sealed class ComparingPass : FieldPass
{
    private static readonly Operator allclose = new("aten::allclose");
    private bool _visited;
    private bool _different;

    /// <summary>Of objects that show no field it is not known, which counts as no.</summary>
    internal bool IsSame => _visited && !_different;

    internal override void Visit(ref long own, long other) => Count(own == other);

    internal override void Visit(ref Tensor? own, Tensor? other, bool optional = false) =>
        Count(own is null || other is null ? own is null && other is null : allclose.CallBoolean(own, other));

    private void Count(bool same) => (_visited, _different) = (true, _different || !same);
}

internal sealed class MovingPass(Device device) : FieldPass
{
    internal override void Visit(ref Tensor? own, Tensor? other, bool optional = false) => Transfer.Move(own, null, device);
}

/// <summary>Frees the tensors and leaves their places empty.</summary>
internal sealed class ReleasingPass : FieldPass
{
    internal override void Visit(ref Tensor? own, Tensor? other, bool optional = false)
    {
        own?.Dispose();
        own = null;
    }
}
