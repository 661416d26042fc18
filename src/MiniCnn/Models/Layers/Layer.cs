using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>
/// One line of an architecture, not yet placed in a network: its settings and, given the shape that arrives, the shape that leaves,
/// the costs, the module and the code. Two layers are equal when their settings are.
/// </summary>
public abstract record Layer
{
    private protected Layer()
    {
    }

    /// <summary>The word that begins its line: <c>conv</c>, <c>maxpool</c>, <c>leaky-relu</c>.</summary>
    public abstract string Keyword { get; }

    /// <summary>The canonical line: lower case, single blanks, no option that has its default.</summary>
    public virtual string Text => Keyword;

    /// <summary>Number of learned parameters when <paramref name="input"/> arrives, without running statistics.</summary>
    public virtual long Parameters(FeatureShape input) => 0;

    /// <summary>
    /// Products added up for one image by convolutions and linear layers, products with padding included; pooling, normalization and
    /// activations count as 0.
    /// </summary>
    public virtual long MultiplyAdds(FeatureShape input) => 0;

    /// <summary>The canonical line.</summary>
    public sealed override string ToString() => Text;

    /// <summary>The shape that leaves. Reports what is wrong and then gives the shape as far as it is known; a shape with sizes of 0 may arrive for the same reason.</summary>
    internal virtual FeatureShape Infer(FeatureShape input, Action<string> report) => input;

    /// <summary>The receptive field after this layer, from the field before it, on an axis of <paramref name="size"/> inputs.</summary>
    internal virtual ReceptiveField See(ReceptiveField before, Axis axis, int size) => before;

    /// <summary>A new module with PyTorch's initial weights.</summary>
    internal abstract nn.Module<Tensor, Tensor> Build(PlacedLayer placed);

    /// <summary>The constructor of the module without the <c>nn.</c> before it; null where <see cref="Step"/> needs none.</summary>
    internal virtual string? Module(PlacedLayer placed, CodeNotation code) => null;

    /// <summary>The expression that computes the output of <c>x</c>.</summary>
    internal virtual string Step(PlacedLayer placed, CodeNotation code, string module) => code.Apply(module, "x");

    /// <summary>The parts that are not null, a blank between.</summary>
    private protected static string Join(params string?[] parts) => string.Join(' ', parts.Where(part => part is not null));

    /// <summary>The text of an option, or null where it has its default and is not written.</summary>
    private protected static string? Unless(bool isDefault, string text) => isDefault ? null : text;

    /// <summary>Reports a flat vector where feature maps are needed.</summary>
    private protected bool NeedsMaps(FeatureShape input, Action<string> report)
    {
        if (!input.IsFlat)
            return true;
        report($"'{Keyword}' needs feature maps (channels x height x width) but gets a flat vector of {input}; put it before 'flatten', 'global-avgpool' and 'linear'");
        return false;
    }

    /// <summary>Shape inference of a layer that slides a window; sizes of 0 are not known.</summary>
    private protected static FeatureShape InferWindow(LayerSettings settings, FeatureShape input, Action<string> report)
    {
        // In place of a size that is not known: large enough that no window is larger.
        const int Unknown = 4096;
        int channels = settings.Kind == LayerKind.Pooling ? input.Channels : settings.OutputChannels;
        var size = new Size2D(input.Height == 0 ? Unknown : input.Height, input.Width == 0 ? Unknown : input.Width);
        if (LayerRules.Problem(settings, size) is { } problem)
        {
            report(problem);
            return FeatureShape.Maps(channels, 0, 0);
        }
        int Output(Axis axis, int inputs) => inputs == 0 ? 0 : (int)settings.Along(axis, inputs).Output;
        return FeatureShape.Maps(channels, Output(Axis.Height, input.Height), Output(Axis.Width, input.Width));
    }
}

/// <summary>A layer in its place in a network. Its name is the kind and its ordinal among its kind (<c>conv2</c>), or the name after <c>as</c>.</summary>
public sealed record PlacedLayer(string Name, Layer Layer, FeatureShape Input, FeatureShape Output)
{
    /// <summary>Whether the text gives the name.</summary>
    public bool IsNamed { get; init; }

    /// <inheritdoc cref="Layer.Parameters"/>
    public long Parameters => Layer.Parameters(Input);

    /// <inheritdoc cref="Layer.MultiplyAdds"/>
    public long MultiplyAdds => Layer.MultiplyAdds(Input);

    /// <summary>The canonical line.</summary>
    public string Text => IsNamed ? $"{Layer.Text} as {Name}" : Layer.Text;
}
