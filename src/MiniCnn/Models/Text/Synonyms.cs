namespace MiniCnn.Models;

/// <summary>What other tools call the words of an architecture, for suggestions.</summary>
internal static class Synonyms
{
    public static IReadOnlySet<string> AllOptions { get; } = new HashSet<string>
    {
        "stride", "padding", "padding-mode", "output-padding", "dilation", "groups", "no-bias", "ceil", "as",
    };

    public static IReadOnlyDictionary<string, string> Layers { get; } = Of(
        "conv: conv2d convolution convolution2d",
        "transposed: convtranspose convtranspose2d conv-transpose conv-transposed transposed-conv deconv deconvolution",
        "batchnorm: bn bn2d batchnorm2d batch-norm",
        "groupnorm: gn group-norm",
        "dropout: drop dropout2d",
        "maxpool: pool maxpool2d max-pool max-pooling",
        "avgpool: avgpool2d avg-pool averagepool average-pooling meanpool",
        "global-avgpool: gap globalavgpool global-average-pooling globalpool",
        "adaptive-avgpool: adaptiveavgpool adaptiveavgpool2d",
        "leaky-relu: leakyrelu lrelu",
        "silu: swish",
        "linear: dense fc fully-connected full",
        "flatten: reshape view",
        "upsample: upsampling interpolate resize",
        "crop: centercrop center-crop centre-crop",
        "identity: none noop pass",
        "input: image shape");

    public static IReadOnlyDictionary<string, string> Options { get; } = Of(
        "stride: strides step",
        "padding: pad pads",
        "padding-mode: pad-mode padding_mode",
        "output-padding: output_padding outputpadding",
        "no-bias: nobias no_bias bias",
        "ceil: ceil-mode ceil_mode");

    private static Dictionary<string, string> Of(params string[] lines) => lines
        .Select(line => line.Split(": "))
        .SelectMany(parts => parts[1].Split(' ').Select(synonym => (synonym, parts[0])))
        .ToDictionary(pair => pair.synonym, pair => pair.Item2);
}
