using System.Collections.Frozen;

namespace MiniCnn.Models;

/// <summary>The words of an architecture's text: those that begin a line, and the values that are words.</summary>
internal static class LayerKeywords
{
    private static readonly FrozenDictionary<string, Func<LineReader, Layer>> Readers = new Dictionary<string, Func<LineReader, Layer>>
    {
        ["conv"] = ConvolutionLayer.Read,
        ["transposed"] = TransposedLayer.Read,
        ["batchnorm"] = _ => new BatchNormLayer(),
        ["groupnorm"] = line => new GroupNormLayer(line.Count("the number of groups")),
        ["dropout"] = DropoutLayer.Read,
        ["maxpool"] = line => PoolingLayer.Read(line, PoolingRule.Maximum),
        ["avgpool"] = line => PoolingLayer.Read(line, PoolingRule.Mean),
        ["global-avgpool"] = _ => new GlobalPoolingLayer(),
        ["adaptive-avgpool"] = line => new AdaptivePoolingLayer(line.Size("the output's height x width, such as 4x4", min: 1)),
        ["flatten"] = _ => new FlattenLayer(),
        ["linear"] = LinearLayer.Read,
        ["identity"] = _ => new IdentityLayer(),
        ["crop"] = line => new CropLayer(line.Size("the height x width to keep, such as 24x24", min: 1)),
        ["upsample"] = UpsampleLayer.Read,
    }.Concat(Activation.All.Select(function => KeyValuePair.Create<string, Func<LineReader, Layer>>(function.Keyword, line => ActivationLayer.Read(line, function))))
        .ToFrozenDictionary();

    /// <summary>Every word that begins a layer's line.</summary>
    public static IReadOnlyCollection<string> All => Readers.Keys;

    public static IReadOnlyDictionary<string, PaddingMode> PaddingModes { get; } = new Dictionary<string, PaddingMode>
    {
        ["zeros"] = PaddingMode.Constant,
        ["reflect"] = PaddingMode.Reflect,
        ["replicate"] = PaddingMode.Replicate,
        ["circular"] = PaddingMode.Circular,
    };

    public static IReadOnlyDictionary<string, UpsamplingKind> UpsamplingKinds { get; } = new Dictionary<string, UpsamplingKind>
    {
        ["nearest"] = UpsamplingKind.Nearest,
        ["bilinear"] = UpsamplingKind.Bilinear,
    };

    /// <summary>Reads the whole line; null (and a report) where its first word is not known.</summary>
    public static Layer? Read(LineReader line)
    {
        Token keyword = line.Keyword;
        string word = keyword.Text.ToLowerInvariant();
        if (Readers.TryGetValue(word, out Func<LineReader, Layer>? read))
        {
            Layer layer = read(line);
            line.Options();
            return layer;
        }
        line.Fail(keyword.Column, word is "softmax" or "logsoftmax" or "log-softmax"
            ? $"found {keyword.Quoted}; expected a kind of layer. Leave it out: a network gives logits, and loss and prediction apply the softmax"
            : $"found {keyword.Quoted}; expected a kind of layer ({string.Join(", ", Readers.Keys.Order())}){Suggestion.For(word, Readers.Keys, Synonyms.Layers)}");
        return null;
    }
}
