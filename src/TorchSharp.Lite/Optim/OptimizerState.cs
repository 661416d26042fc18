using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;
    private static readonly Operator zerosLike = new("aten::zeros_like");
    private static readonly Operator copied = new("aten::to", "dtype_layout");
    private static readonly Operator allclose = new("aten::allclose");

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void Initialize(OptimizerOptions options);

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is not null) TensorFormat.Write(writer, tensor);
    }

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        result?.Dispose();
        result = null;
        if (!reader.ReadBoolean()) return;
        result = TensorFormat.Read(reader).DetachFromDisposeScope();
        Transfer.Move(result, null, device);
    }

    /// <summary>A tensor of the parameter's form, owned by this state alone.</summary>
    private protected Tensor Zeros()
    {
        using var off = no_grad();
        return zerosLike.Call(_parameter).DetachFromDisposeScope();
    }

    /// <summary>A copy of another state's tensor takes the place of this state's.</summary>
    private protected void Take(ref Tensor? target, Tensor? source)
    {
        if (ReferenceEquals(target, source)) return;
        target?.Dispose();
        target = null;
        if (source is null) return;
        using var off = no_grad();
        target = copied.Call(source, Argument.Default, Argument.Default, _parameter.device, Argument.Default, false, true).DetachFromDisposeScope();
    }

    private protected static bool Close(Tensor? one, Tensor? other) =>
        one is null || other is null ? one is null && other is null : allclose.CallBoolean(one, other);

    /// <summary>Frees a tensor and leaves its place empty.</summary>
    private protected static void Free(ref Tensor? tensor)
    {
        tensor?.Dispose();
        tensor = null;
    }
}
