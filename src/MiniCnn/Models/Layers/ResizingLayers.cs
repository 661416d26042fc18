using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary><c>crop HxW</c>: the middle of every feature map; where the rest is odd, one row or column fewer is cut at the top or left; [C, H, W] → [C, H', W'].</summary>
internal sealed record CropLayer(Size2D Size) : Layer
{
    public override string Keyword => "crop";
    public override string Text => $"crop {Size}";

    /// <summary>The first row or column that is kept of an axis with that many.</summary>
    public int First(Axis axis, int size) => (size - Size.Along(axis)) / 2;

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        static bool TooSmall(int size, int wanted) => size != 0 && size < wanted;
        if (NeedsMaps(input, report) && (TooSmall(input.Height, Size.Height) || TooSmall(input.Width, Size.Width)))
            report($"crop {Size} is larger than the feature maps of {input.Height}x{input.Width}; expected at most their size");
        return FeatureShape.Maps(input.IsFlat ? 0 : input.Channels, Size.Height, Size.Width);
    }

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) =>
        before with { Start = before.Start + (First(axis, size) * before.Jump) };

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) => new CenterCrop(placed.Name, this, placed.Input);

    internal override string Step(PlacedLayer placed, CodeNotation code, string module)
    {
        int top = First(Axis.Height, placed.Input.Height), left = First(Axis.Width, placed.Input.Width);
        return code.IsPython ? $"x[:, :, {top}:{top + Size.Height}, {left}:{left + Size.Width}]" : $"x.narrow(2, {top}, {Size.Height}).narrow(3, {left}, {Size.Width})";
    }

    /// <summary>[N, C, H, W] → [N, C, h, w], a view.</summary>
    private sealed class CenterCrop(string name, CropLayer layer, FeatureShape from) : ParameterLessModule<Tensor, Tensor>(name)
    {
        public override Tensor forward(Tensor input)
        {
            using Tensor rows = input.narrow(2, layer.First(Axis.Height, from.Height), layer.Size.Height);
            return rows.narrow(3, layer.First(Axis.Width, from.Width), layer.Size.Width);
        }
    }
}

/// <summary>How the numbers between are made; bilinear with PyTorch's <c>align_corners=False</c>.</summary>
internal enum UpsamplingKind
{
    Nearest,
    Bilinear,
}

/// <summary><c>upsample FACTOR nearest|bilinear</c>: [C, H, W] → [C, Factor·H, Factor·W].</summary>
internal sealed record UpsampleLayer(int Factor, UpsamplingKind Kind) : Layer
{
    public override string Keyword => "upsample";
    public override string Text => $"upsample {Factor} {Mode}";

    /// <summary>h: output u depends on inputs ⌊(u − h)/f⌋ to ⌊(u + h)/f⌋; bilinear ⌊f/2⌋, since an odd factor has outputs exactly at inputs.</summary>
    internal int Reach => Kind == UpsamplingKind.Nearest ? 0 : Factor / 2;

    private string Mode => Kind.ToString().ToLowerInvariant();

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        int Times(int size) => (int)Math.Min((long)size * Factor, int.MaxValue);
        return NeedsMaps(input, report) ? FeatureShape.Maps(input.Channels, Times(input.Height), Times(input.Width)) : FeatureShape.Unknown;
    }

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.ThenUpsampled(Factor, Reach);

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) => new Upsampling(placed.Name, Kind, [placed.Output.Height, placed.Output.Width]);

    internal override string? Module(PlacedLayer placed, CodeNotation code) => !code.IsPython ? null : code.Call(
        "Upsample", ("scale_factor", Factor), ("mode", $"\"{Mode}\""), ("align_corners", Kind == UpsamplingKind.Nearest ? null : false));

    internal override string Step(PlacedLayer placed, CodeNotation code, string module) => code.IsPython ? code.Apply(module, "x") : code.Call(
        "nn.functional.interpolate", ("", "x"), ("scale_factor", $"new double[] {{ {Factor}, {Factor} }}"), ("mode", $"InterpolationMode.{Kind}"),
        ("align_corners", Kind == UpsamplingKind.Nearest ? null : false));

    internal static UpsampleLayer Read(LineReader line)
    {
        int factor = line.Count("the factor", max: 64);
        return new(factor, line.OptionalWord(UpsamplingKind.Nearest, LayerKeywords.UpsamplingKinds));
    }

    private sealed class Upsampling(string name, UpsamplingKind kind, long[] size) : ParameterLessModule<Tensor, Tensor>(name)
    {
        public override Tensor forward(Tensor input) => nn.functional.interpolate(
            input, size: size, mode: kind == UpsamplingKind.Nearest ? InterpolationMode.Nearest : InterpolationMode.Bilinear, align_corners: kind == UpsamplingKind.Nearest ? null : false);
    }
}
