using System.Collections.Frozen;

namespace MiniCnn.Models;

/// <summary>Which word begins a line of which layer.</summary>
internal static class LayerForms
{
    private static readonly FrozenDictionary<string, Func<LineReader, Layer>> Readers = All().ToFrozenDictionary();

    /// <summary>Every word that begins a layer's line.</summary>
    public static IReadOnlyCollection<string> Keywords => Readers.Keys;

    /// <summary>The layer a line tells, or null (and a report) where its first word is not known.</summary>
    public static Layer? Read(LineReader line)
    {
        Token keyword = line.Keyword;
        string word = keyword.Text.ToLowerInvariant();
        if (Readers.TryGetValue(word, out Func<LineReader, Layer>? read))
            return read(line);
        line.Fail(keyword.Column, word is "softmax" or "logsoftmax" or "log-softmax"
            ? $"found {keyword.Quoted}; expected a kind of layer. Leave it out: a network gives logits, the loss and 'predict' take the softmax"
            : $"found {keyword.Quoted}; expected a kind of layer ({string.Join(", ", Readers.Keys.Order())}){Suggestion.For(word, Readers.Keys, Synonyms.Layers)}");
        return null;
    }

    private static Dictionary<string, Func<LineReader, Layer>> All()
    {
        var readers = new Dictionary<string, Func<LineReader, Layer>>
        {
            ["conv"] = ConvolutionLayer.Read,
            ["transposed"] = TransposedLayer.Read,
            ["batchnorm"] = BatchNormLayer.Read,
            ["groupnorm"] = GroupNormLayer.Read,
            ["dropout"] = DropoutLayer.Read,
            ["maxpool"] = line => PoolingLayer.Read(line, PoolingKind.Max),
            ["avgpool"] = line => PoolingLayer.Read(line, PoolingKind.Average),
            ["global-avgpool"] = GlobalPoolingLayer.Read,
            ["adaptive-avgpool"] = AdaptivePoolingLayer.Read,
            ["flatten"] = FlattenLayer.Read,
            ["linear"] = LinearLayer.Read,
            ["identity"] = IdentityLayer.Read,
            ["crop"] = CropLayer.Read,
            ["upsample"] = UpsampleLayer.Read,
        };
        foreach ((string word, ActivationKind kind) in LayerKeywords.Activations)
            readers.Add(word, line => ActivationLayer.Read(line, kind));
        return readers;
    }
}
