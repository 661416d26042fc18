using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;
    private static readonly Operator zerosLike = new("aten::zeros_like");

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void Initialize(OptimizerOptions options);

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public virtual bool ApproximatelyEquals(OptimizerState other)
    {
        if (other.GetType() != GetType()) return false;
        var comparison = new ComparingPass();
        Each(comparison, other);
        return comparison.IsSame;
    }

    public virtual void to(Device device) => Each(new MovingPass(device), this);

    /// <summary>Shows what is remembered: the count of steps, if there is one, and the tensors.</summary>
    internal virtual void Each(FieldPass pass, OptimizerState other)
    {
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor) => new WritingPass(writer).Visit(ref tensor, null, optional: true);

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device) =>
        new ReadingPass(reader, device).Visit(ref result, null, optional: true);

    /// <summary>A tensor of the parameter's form, owned by this state alone.</summary>
    private protected Tensor Zeros()
    {
        using var off = no_grad();
        return zerosLike.Call(_parameter).DetachFromDisposeScope();
    }
}
