namespace MiniCnn.Training.Compiled.Operators;

/// <summary>Where an operator is in a plan; it needs the gradient of its input if anything before it learns.</summary>
internal sealed record OperatorPlace(string Name, FeatureMap Input, FeatureMap Output, bool NeedsInputGradient, PlanStorage Storage);

/// <summary>
/// One layer, or several that are computed as one, of a plan. Each phase runs on all threads; a thread takes its images
/// in groups through the operators of a segment. A segment ends where an operator needs numbers of the whole batch.
/// </summary>
internal abstract class Operator(OperatorPlace place)
{
    public FeatureMap Input { get; } = place.Input;
    public FeatureMap Output { get; } = place.Output;

    /// <summary>The layers it computes, for the profile.</summary>
    public string Name { get; } = place.Name;

    protected bool NeedsInputGradient { get; } = place.NeedsInputGradient;

    /// <summary>Whether forward and backward wait for <see cref="Collect"/> and <see cref="CollectGradient"/> of all images.</summary>
    public virtual bool BeginsSegment => false;

    /// <summary>Packs part of parts of the weights for the kernels.</summary>
    public virtual void Pack(int part, int parts) { }

    /// <summary>At the end of the segment before.</summary>
    public virtual void Collect(in Work work) { }

    /// <summary>On one thread, when all images are collected, or in evaluation before the first.</summary>
    public virtual void FinishForward(int images, bool training) { }

    /// <summary>Whether it is computed for the whole batch at once before its segment, divided by columns of its weights: they are more than a cache holds.</summary>
    public virtual bool IsWhole => false;

    /// <summary>Part of parts of the outputs of all images.</summary>
    public virtual void ForwardWhole(int images, int part, int parts) { }

    /// <summary>Part of parts of the input gradients of all images.</summary>
    public virtual void BackwardWhole(int images, int part, int parts) { }

    public abstract void Forward(in Work work);

    /// <summary>The last of its segment's backward pass.</summary>
    public virtual void CollectGradient(in Work work) { }

    /// <summary>On one thread, when all images are collected.</summary>
    public virtual void FinishBackward(int images) { }

    /// <summary>From the gradient of the output to that of the input and of the weights.</summary>
    public abstract void Backward(in Work work);

    /// <summary>Weight gradients that need the output's gradient of the whole batch: part of parts.</summary>
    public virtual void WeightGradient(int images, int part, int parts) { }

    /// <summary>Adds the threads' weight gradients up, in the parameter's order: part of parts.</summary>
    public virtual void Reduce(int part, int parts) { }
}
