using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Does one thing to every field of an optimiser's options or state. They show their fields in the order of TorchSharp's files, each beside
/// the same field of another object of their kind, which is themselves again where a pass needs one only.
/// </summary>
internal abstract class FieldPass
{
    internal virtual void Visit(ref long own, long other)
    {
    }

    internal virtual void Visit(ref double? own, double? other)
    {
    }

    internal virtual void Visit(ref bool? own, bool? other)
    {
    }

    /// <summary>A tensor that may be missing is <paramref name="optional"/>: files say of it whether it is there.</summary>
    internal virtual void Visit(ref Tensor? own, Tensor? other, bool optional = false)
    {
    }
}
