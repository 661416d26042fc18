using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>
/// One line of an architecture, not yet placed in a network: it knows its settings and, given the shape that arrives, the
/// shape that leaves and what it costs. Two layers are equal when their settings are.
/// </summary>
public abstract record Layer
{
    private protected Layer()
    {
    }

    /// <summary>The word that begins its line: <c>conv</c>, <c>maxpool</c>, <c>leaky-relu</c>.</summary>
    public abstract string Keyword { get; }

    /// <summary>The canonical line: lower case, single blanks, no option that has its default.</summary>
    public abstract string Text { get; }

    /// <summary>Numbers that are learned when <paramref name="input"/> arrives; running statistics do not count.</summary>
    public virtual long Parameters(FeatureShape input) => 0;

    /// <summary>
    /// Products added up for one image: convolutions and linear layers, products with padding included; what costs nothing
    /// beside them (pooling, normalization, activations) counts as 0.
    /// </summary>
    public virtual long MultiplyAdds(FeatureShape input) => 0;

    /// <summary>
    /// The shape that leaves. Tells <paramref name="report"/> what is wrong and then gives the shape as far as it is known;
    /// a shape with sizes of 0 may arrive for the same reason.
    /// </summary>
    internal abstract FeatureShape Infer(FeatureShape input, Action<string> report);

    /// <summary>The receptive field behind this layer, of the field before it, on an axis of a map of <paramref name="size"/>.</summary>
    internal virtual ReceptiveField See(ReceptiveField before, Axis axis, int size) => before;

    /// <summary>The canonical line.</summary>
    public sealed override string ToString() => Text;

    /// <summary>Tells that feature maps were needed where a flat vector arrives.</summary>
    private protected bool NeedsMaps(FeatureShape input, Action<string> report)
    {
        if (!input.IsFlat)
            return true;
        report($"'{Keyword}' needs feature maps (channels x height x width) but gets a flat vector of {input}; put it before 'flatten', 'global-avgpool' and 'linear'");
        return false;
    }
}
