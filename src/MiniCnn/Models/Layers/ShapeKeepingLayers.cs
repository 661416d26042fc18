using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>
/// <c>batchnorm</c>: every channel to mean 0 and variance 1 over the batch, then scaled and shifted by learned numbers; in evaluation with
/// running statistics (momentum 0.1, ε 1e-5). Source: S. Ioffe and C. Szegedy, arXiv 1502.03167.
/// </summary>
internal sealed record BatchNormLayer : Layer
{
    public override string Keyword => "batchnorm";
    public override long Parameters(FeatureShape input) => 2L * input.Channels;

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) =>
        placed.Input.IsFlat ? nn.BatchNorm1d(placed.Input.Channels) : nn.BatchNorm2d(placed.Input.Channels);

    internal override string Module(PlacedLayer placed, CodeNotation code) => code.Call(placed.Input.IsFlat ? "BatchNorm1d" : "BatchNorm2d", ("", placed.Input.Channels));
}

/// <summary>
/// <c>groupnorm GROUPS</c>: every image's channels, in groups, to mean 0 and variance 1, then scaled and shifted per channel (ε 1e-5).
/// Source: Y. Wu and K. He, arXiv 1803.08494.
/// </summary>
internal sealed record GroupNormLayer(int Groups) : Layer
{
    public override string Keyword => "groupnorm";
    public override string Text => $"groupnorm {Groups}";
    public override long Parameters(FeatureShape input) => 2L * input.Channels;

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        if (input.Channels % Groups != 0)
        {
            IEnumerable<int> legal = Enumerable.Range(1, Math.Min(input.Channels, 64)).Where(n => input.Channels % n == 0);
            report($"{Groups} groups do not divide the {input.Channels} channels; expected one of {string.Join(", ", legal)}");
        }
        return input;
    }

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.OverWhole(size);

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed)
    {
        // TorchSharp's constructor leaves the weights uninitialized; PyTorch begins with ones and zeros.
        GroupNorm module = nn.GroupNorm(Groups, placed.Input.Channels);
        nn.init.ones_(module.weight);
        nn.init.zeros_(module.bias!);
        return module;
    }

    internal override string Module(PlacedLayer placed, CodeNotation code) => code.Call("GroupNorm", ("", Groups), ("", placed.Input.Channels));
}

/// <summary>
/// <c>dropout PROBABILITY</c>: in training every number is set to 0 with this probability and the others are divided by 1 − probability; in
/// evaluation nothing happens. Source: N. Srivastava et al., JMLR 15 (2014).
/// </summary>
internal sealed record DropoutLayer(double Probability) : Layer
{
    public override string Keyword => "dropout";
    public override string Text => FormattableString.Invariant($"dropout {Probability}");

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) => nn.Dropout(Probability);
    internal override string Module(PlacedLayer placed, CodeNotation code) => code.Call("Dropout", ("", Probability));

    internal static DropoutLayer Read(LineReader line) => new(line.OptionalNumber(0.5, "a probability from 0 to below 1", p => p is >= 0 and < 1));
}

/// <summary><c>identity</c>: gives what it gets; a place to look at, or to keep the names of other layers.</summary>
internal sealed record IdentityLayer : Layer
{
    public override string Keyword => "identity";

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) => nn.Identity();
    internal override string Module(PlacedLayer placed, CodeNotation code) => "Identity()";
}
