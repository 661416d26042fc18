using TorchSharp.Tests.Support;
using static TorchSharp.Tests.Support.Values;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Nn;

/// <summary>The calls of scripts/references/lite_functions.py, name by name, in C#.</summary>
internal static class FunctionCases
{
    private static readonly Dictionary<string, (Func<Tensor[], Tensor[]> function, long[][] shapes, double shift)> all = [];

    static FunctionCases()
    {
        Convolutions();
        Pads();
        Pools();
        Resamplings();
        Activations();
        Normalisations();
        Rearrangements();
        Dropouts();
        Losses();
    }

    internal static IReadOnlyDictionary<string, (Func<Tensor[], Tensor[]> function, long[][] shapes, double shift)> All => all;

    /// <summary>Those that start from a seed.</summary>
    internal static HashSet<string> Seeded { get; } = ["dropout", "dropout1d", "dropout2d", "alpha_dropout", "feature_alpha_dropout"];

    private static void Convolutions()
    {
        Add("linear", t => F.linear(t[0], t[1], t[2]), [[4, 5], [3, 5], [3]]);
        Add("linear no bias", t => F.linear(t[0], t[1]), [[2, 3, 5], [3, 5]]);
        Add("bilinear", t => F.bilinear(t[0], t[1], t[2], t[3]), [[4, 3], [4, 2], [5, 3, 2], [5]]);
        Add("conv1d", t => F.conv1d(t[0], t[1], t[2], 2, 1, 2), [[2, 3, 9], [4, 3, 3], [4]]);
        Add("conv1d same", t => F.conv1d_padding(t[0], t[1], padding: Padding.Same), [[2, 3, 9], [4, 3, 4]]);
        Add("conv2d", t => F.conv2d(t[0], t[1], t[2]), [[2, 3, 5, 6], [4, 3, 3, 2], [4]]);
        Add("conv2d stride", t => F.conv2d(t[0], t[1], strides: [2, 3]), [[2, 3, 7, 6], [4, 3, 3, 2]]);
        Add("conv2d padding", t => F.conv2d(t[0], t[1], padding: [2, 1]), [[1, 3, 4, 5], [4, 3, 3, 3]]);
        Add("conv2d dilation", t => F.conv2d(t[0], t[1], dilation: [1, 2]), [[1, 2, 6, 7], [3, 2, 2, 3]]);
        Add("conv2d groups", t => F.conv2d(t[0], t[1], t[2], groups: 2), [[2, 4, 5, 5], [6, 2, 3, 3], [6]]);
        Add("conv2d depthwise", t => F.conv2d(t[0], t[1], padding: [1, 1], groups: 4), [[1, 4, 5, 5], [4, 1, 3, 3]]);
        Add("conv2d same", t => F.conv2d_padding(t[0], t[1], padding: Padding.Same, dilation: [2, 1]), [[1, 2, 6, 7], [3, 2, 2, 4]]);
        Add("conv2d valid", t => F.conv2d_padding(t[0], t[1]), [[1, 2, 6, 7], [3, 2, 2, 4]]);
        Add("conv2d no batch", t => F.conv2d(t[0], t[1]), [[3, 5, 6], [4, 3, 3, 2]]);
        Add("conv3d", t => F.conv3d(t[0], t[1], t[2], [1, 2, 1], [1, 1, 1]), [[1, 2, 3, 4, 5], [3, 2, 2, 2, 3], [3]]);
        Add("conv3d same", t => F.conv3d_padding(t[0], t[1], padding: Padding.Same), [[1, 2, 3, 4, 3], [2, 2, 3, 2, 1]]);
        Add("conv_transpose1d", t => F.conv_transpose1d(t[0], t[1], null, 3, 1, 2, 2, 1), [[2, 3, 4], [3, 2, 3]]);
        Add("conv_transpose2d", t => F.conv_transpose2d(t[0], t[1], t[2]), [[2, 3, 3, 4], [3, 2, 3, 2], [2]]);
        Add("conv_transpose2d stride", t => F.conv_transpose2d(t[0], t[1], strides: [2, 3], padding: [1, 0], output_padding: [1, 2]), [[1, 3, 3, 4], [3, 2, 3, 2]]);
        Add("conv_transpose2d groups", t => F.conv_transpose2d(t[0], t[1], strides: [2, 2], dilation: [1, 2], groups: 2), [[1, 4, 3, 3], [4, 3, 2, 2]]);
        Add("conv_transpose3d", t => F.conv_transpose3d(t[0], t[1], strides: [2, 2, 2]), [[1, 2, 2, 3, 2], [2, 2, 2, 2, 3]]);
    }

    private static void Pads()
    {
        Add("pad constant", t => F.pad(t[0], [2, 1, 0, 3]), [[1, 2, 4, 5]]);
        Add("pad constant 1d", t => F.pad(t[0], (1, 2)), [[2, 2, 4]]);
        Add("pad reflect", t => F.pad(t[0], (2, 1, 0, 3), PaddingModes.Reflect), [[1, 2, 4, 5]]);
        Add("pad reflect 1d", t => F.pad(t[0], (1, 2), PaddingModes.Reflect), [[2, 2, 4]]);
        Add("pad replicate", t => F.pad(t[0], [2, 1, 0, 3], PaddingModes.Replicate), [[1, 2, 4, 5]]);
        Add("pad replicate 1d", t => F.pad(t[0], (1, 2), PaddingModes.Replicate), [[2, 2, 4]]);
        Add("pad circular", t => F.pad(t[0], [2, 1, 0, 3], PaddingModes.Circular), [[1, 2, 4, 5]]);
        Add("pad circular 1d", t => F.pad(t[0], (1, 2), PaddingModes.Circular), [[2, 2, 4]]);
        Add("pad value", t => F.pad(t[0], [1, -1, 2, 0], PaddingModes.Constant, 0.5), [[1, 2, 4, 5]]);
    }

    private static void Pools()
    {
        Add("max_pool1d", t => F.max_pool1d(t[0], 3, 2, 1), [[2, 3, 8]]);
        Add("max_pool2d", t => F.max_pool2d(t[0], 2), [[2, 3, 5, 6]]);
        Add("max_pool2d all", t => F.max_pool2d(t[0], [3, 2], [2, 1], [1, 0], [1, 2], true), [[1, 3, 8, 7]]);
        AddPair("max_pool2d indices", t => F.max_pool2d_with_indices(t[0], [2, 3], [2, 2], [1, 1]), [[1, 3, 6, 7]]);
        Add("max_pool3d", t => F.max_pool3d(t[0], [2, 2, 2], ceil_mode: true), [[1, 2, 3, 4, 5]]);
        Add("avg_pool1d", t => F.avg_pool1d(t[0], 3, 2, 1, true, false), [[2, 3, 8]]);
        Add("avg_pool2d", t => F.avg_pool2d(t[0], 2), [[2, 3, 5, 6]]);
        Add("avg_pool2d outside", t => F.avg_pool2d(t[0], [3, 3], [2, 2], [1, 1], true, false), [[1, 3, 6, 7]]);
        Add("avg_pool2d divisor", t => F.avg_pool2d(t[0], (2, 3), (1, 2), (1, 1), divisor_override: 5), [[1, 3, 6, 7]]);
        Add("avg_pool3d", t => F.avg_pool3d(t[0], [2, 2, 2]), [[1, 2, 3, 4, 5]]);
        Add("adaptive_avg_pool1d", t => F.adaptive_avg_pool1d(t[0], 3), [[2, 3, 8]]);
        Add("adaptive_avg_pool2d", t => F.adaptive_avg_pool2d(t[0], (3, 2)), [[1, 3, 7, 5]]);
        Add("adaptive_avg_pool3d", t => F.adaptive_avg_pool3d(t[0], 2), [[1, 2, 3, 4, 5]]);
        Add("adaptive_max_pool1d", t => F.adaptive_max_pool1d(t[0], 3), [[2, 3, 8]]);
        AddPair("adaptive_max_pool2d", t => F.adaptive_max_pool2d_with_indices(t[0], [3, 2]), [[1, 3, 7, 5]]);
        Add("adaptive_max_pool3d", t => F.adaptive_max_pool3d(t[0], [2, 3, 1]), [[1, 2, 3, 4, 5]]);
        Add("lp_pool1d", t => F.lp_pool1d(t[0], 2, 3, 2), [[2, 3, 8]]);
        Add("lp_pool2d", t => F.lp_pool2d(t[0], 2, [2, 3], [1, 2]), [[1, 2, 5, 6]]);
        Add("max_unpool2d", t => Unpooled(F.max_pool2d_with_indices(t[0], [2, 2]), (top, places) => F.max_unpool2d(top, places, [2, 2])), [[1, 2, 4, 6]]);
        Add("max_unpool1d", t => Unpooled(F.max_pool1d_with_indices(t[0], 2), (top, places) => F.max_unpool1d(top, places, 2)), [[1, 2, 6]]);
    }

    private static void Resamplings()
    {
        foreach (var align in new[] { false, true })
        {
            Add($"interpolate bilinear size {align}", t => F.interpolate(t[0], [7, 4], null, InterpolationMode.Bilinear, align), [[1, 2, 4, 5]]);
            Add($"interpolate bilinear factor {align}", t => F.interpolate(t[0], null, [1.5, 2.3], InterpolationMode.Bilinear, align), [[1, 2, 4, 5]]);
            Add($"interpolate bicubic size {align}", t => F.interpolate(t[0], [7, 4], null, InterpolationMode.Bicubic, align), [[1, 2, 4, 5]]);
            Add($"interpolate bicubic factor {align}", t => F.interpolate(t[0], null, [1.5, 2.3], InterpolationMode.Bicubic, align), [[1, 2, 4, 5]]);
            Add($"interpolate linear {align}", t => F.interpolate(t[0], [7], null, InterpolationMode.Linear, align), [[1, 2, 4]]);
            Add($"interpolate trilinear {align}", t => F.interpolate(t[0], [3, 4, 2], null, InterpolationMode.Trilinear, align), [[1, 1, 2, 3, 4]]);
            Add($"grid_sample bilinear zeros {align}", t => F.grid_sample(t[0], t[1].mul(1.3f), GridSampleMode.Bilinear, GridSamplePaddingMode.Zeros, align), [[1, 2, 4, 5], [1, 3, 4, 2]]);
            Add($"grid_sample bilinear border {align}", t => F.grid_sample(t[0], t[1].mul(1.3f), GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align), [[1, 2, 4, 5], [1, 3, 4, 2]]);
            Add($"grid_sample bilinear reflection {align}", t => F.grid_sample(t[0], t[1].mul(1.3f), GridSampleMode.Bilinear, GridSamplePaddingMode.Reflection, align), [[1, 2, 4, 5], [1, 3, 4, 2]]);
            Add($"grid_sample nearest zeros {align}", t => F.grid_sample(t[0], t[1].mul(1.3f), GridSampleMode.Nearest, GridSamplePaddingMode.Zeros, align), [[1, 2, 4, 5], [1, 3, 4, 2]]);
            Add($"grid_sample nearest border {align}", t => F.grid_sample(t[0], t[1].mul(1.3f), GridSampleMode.Nearest, GridSamplePaddingMode.Border, align), [[1, 2, 4, 5], [1, 3, 4, 2]]);
            Add($"grid_sample nearest reflection {align}", t => F.grid_sample(t[0], t[1].mul(1.3f), GridSampleMode.Nearest, GridSamplePaddingMode.Reflection, align), [[1, 2, 4, 5], [1, 3, 4, 2]]);
            Add($"affine_grid {align}", t => F.affine_grid(t[0], [2, 1, 3, 4], align), [[2, 2, 3]]);
        }
        Add("affine_grid 3d", t => F.affine_grid(t[0], [1, 1, 2, 3, 2]), [[1, 3, 4]]);
        Add("interpolate recomputed", t => F.interpolate(t[0], null, [1.5, 2.3], InterpolationMode.Bilinear, recompute_scale_factor: true), [[1, 2, 4, 5]]);
        Add("interpolate smooth", t => F.interpolate(t[0], [3, 2], mode: InterpolationMode.Bilinear, antialias: true), [[1, 2, 6, 7]]);
        Add("interpolate smooth bicubic", t => F.interpolate(t[0], [3, 2], mode: InterpolationMode.Bicubic, antialias: true), [[1, 2, 6, 7]]);
        Add("interpolate nearest", t => F.interpolate(t[0], [7, 3]), [[1, 2, 4, 5]]);
        Add("interpolate nearest factor", t => F.interpolate(t[0], null, [2.5, 0.6]), [[1, 2, 4, 5]]);
        Add("interpolate nearest-exact", t => F.interpolate(t[0], [7, 3], mode: InterpolationMode.NearestExact), [[1, 2, 4, 5]]);
        Add("interpolate nearest-exact factor", t => F.interpolate(t[0], null, [2.5, 0.6], InterpolationMode.NearestExact), [[1, 2, 4, 5]]);
        Add("interpolate area", t => F.interpolate(t[0], [7, 3], mode: InterpolationMode.Area), [[1, 2, 4, 5]]);
        Add("interpolate area factor", t => F.interpolate(t[0], null, [2.5, 0.6], InterpolationMode.Area), [[1, 2, 4, 5]]);
        Add("upsample", t => F.upsample(t[0], null, [2.0, 2.0], UpsampleMode.Bilinear, true), [[1, 2, 3, 4]]);
    }

    private static void Activations()
    {
        Add("relu", t => F.relu(t[0]), [[4, 5]]);
        Add("relu6", t => F.relu6(t[0].mul(9)), [[4, 5]]);
        Add("leaky_relu", t => F.leaky_relu(t[0], 0.2), [[4, 5]]);
        Add("rrelu", t => F.rrelu(t[0], 0.1, 0.3), [[4, 5]]);
        Add("threshold", t => F.threshold(t[0], 0.1, -3.0), [[4, 5]]);
        Add("hardtanh", t => F.hardtanh(t[0], -0.5, 0.25), [[4, 5]]);
        Add("hardsigmoid", t => F.hardsigmoid(t[0].mul(4)), [[4, 5]]);
        Add("hardswish", t => F.hardswish(t[0].mul(4)), [[4, 5]]);
        Add("elu", t => F.elu(t[0], 1.5), [[4, 5]]);
        Add("celu", t => F.celu(t[0], 1.5), [[4, 5]]);
        Add("selu", t => F.selu(t[0]), [[4, 5]]);
        Add("gelu", t => F.gelu(t[0]), [[4, 5]]);
        Add("silu", t => F.silu(t[0]), [[4, 5]]);
        Add("mish", t => F.mish(t[0]), [[4, 5]]);
        Add("sigmoid", t => F.sigmoid(t[0]), [[4, 5]]);
        Add("tanh", t => F.tanh(t[0]), [[4, 5]]);
        Add("softsign", t => F.softsign(t[0]), [[4, 5]]);
        Add("tanhshrink", t => F.tanhshrink(t[0]), [[4, 5]]);
        Add("logsigmoid", t => F.logsigmoid(t[0]), [[4, 5]]);
        Add("softplus", t => F.softplus(t[0], 2, 1), [[4, 5]]);
        Add("hardshrink", t => F.hardshrink(t[0], 0.3), [[4, 5]]);
        Add("softshrink", t => F.softshrink(t[0], 0.3), [[4, 5]]);
        Add("softmax", t => F.softmax(t[0], 1), [[4, 5]]);
        Add("log_softmax", t => F.log_softmax(t[0], 1), [[4, 5]]);
        Add("softmin", t => F.softmin(t[0], 0), [[4, 5]]);
        Add("glu", t => F.glu(t[0], 0), [[4, 5]]);
        Add("softmax2d", t => F.softmax2d(t[0]), [[2, 3, 2, 2]]);
        Add("softmax double", t => F.softmax(t[0], 1, ScalarType.Float64), [[4, 5]]);
        Add("prelu", t => F.prelu(t[0], t[1]), [[2, 3, 4], [3]]);
    }

    private static void Normalisations()
    {
        Add("batch_norm training", t => F.batch_norm(t[0], zeros(3), ones(3), t[1], t[2], true), [[4, 3, 2, 2], [3], [3]]);
        Add("batch_norm evaluation", t => F.batch_norm(t[0], Values.Of([3], 8), Values.Of([3], 9).add(1.5), t[1], t[2], eps: 1e-3), [[4, 3, 2, 2], [3], [3]]);
        Add("group_norm", t => F.group_norm(t[0], 2, t[1], t[2]), [[2, 4, 3], [4], [4]]);
        Add("layer_norm", t => F.layer_norm(t[0], [3, 2], t[1], t[2]), [[4, 3, 2], [3, 2], [3, 2]]);
        Add("instance_norm", t => F.instance_norm(t[0]), [[2, 3, 3, 2]]);
        Add("local_response_norm", t => F.local_response_norm(t[0], 3, 0.5, 0.6, 1.5), [[2, 5, 2, 3]]);
        Add("local_response_norm even", t => F.local_response_norm(t[0], 4, 0.5), [[1, 5, 3]]);
        Add("normalize", t => F.normalize(t[0]), [[3, 4]]);
        Add("normalize p", t => F.normalize(t[0], 3, 0), [[3, 4]]);
        Add("cosine_similarity", t => F.cosine_similarity(t[0], t[1]), [[3, 4], [3, 4]]);
        Add("pairwise_distance", t => F.pairwise_distance(t[0], t[1], 3, keepdim: true), [[3, 4], [3, 4]]);
    }

    private static void Rearrangements()
    {
        Add("unfold", t => F.unfold(t[0], (2, 3), (1, 2), (1, 0), (2, 1)), [[1, 2, 4, 6]]);
        Add("fold", t => F.fold(t[0], (4, 5), (2, 3), (1, 1), (1, 0), (2, 1)), [[1, 12, 9]]);
        Add("pixel_shuffle", t => F.pixel_shuffle(t[0], 2), [[1, 8, 2, 3]]);
        Add("pixel_unshuffle", t => F.pixel_unshuffle(t[0], 2), [[1, 2, 4, 6]]);
        Add("one_hot", t => F.one_hot(Labels([2, 3], 5), 6), [[1]]);
    }

    private static void Dropouts()
    {
        Add("dropout", t => F.dropout(t[0], 0.3), [[3, 4, 5]]);
        Add("dropout1d", t => F.dropout1d(t[0], 0.3), [[3, 4, 5]]);
        Add("dropout2d", t => F.dropout2d(t[0].unsqueeze(2), 0.3), [[3, 4, 5]]);
        Add("alpha_dropout", t => F.alpha_dropout(t[0], 0.3, true), [[3, 4, 5]]);
        Add("feature_alpha_dropout", t => F.feature_alpha_dropout(t[0], 0.3, true), [[3, 4, 5]]);
    }

    private static void Losses()
    {
        foreach (var r in new[] { nn.Reduction.None, nn.Reduction.Mean, nn.Reduction.Sum })
        {
            var word = r.ToString().ToLowerInvariant();
            Add($"cross_entropy {word}", t => F.cross_entropy(t[0], Labels([4], 5), reduction: r), [[4, 5]]);
            Add($"cross_entropy smoothed {word}", t => F.cross_entropy(t[0], Labels([4], 5), Weight(5), 0, r, 0.1), [[4, 5]]);
            Add($"cross_entropy images {word}", t => F.cross_entropy(t[0], Labels([2, 2, 3], 4), reduction: r), [[2, 4, 2, 3]]);
            Add($"cross_entropy probabilities {word}", t => F.cross_entropy(t[0], F.softmax(t[1], 1), reduction: r, label_smoothing: 0.2), [[4, 5], [4, 5]]);
            Add($"nll_loss {word}", t => F.nll_loss(F.log_softmax(t[0], 1), Labels([4], 5), Weight(5), r), [[4, 5]]);
            Add($"mse_loss {word}", t => F.mse_loss(t[0], t[1], r), [[3, 4], [3, 4]]);
            Add($"l1_loss {word}", t => F.l1_loss(t[0], t[1], r), [[3, 4], [3, 4]]);
            Add($"smooth_l1_loss {word}", t => F.smooth_l1_loss(t[0], t[1], r, 0.5), [[3, 4], [3, 4]]);
            Add($"huber_loss {word}", t => F.huber_loss(t[0], t[1], 0.5, r), [[3, 4], [3, 4]]);
            Add($"binary_cross_entropy {word}", t => F.binary_cross_entropy(t[0].sigmoid(), Bits(3, 4), Weight(4), r), [[3, 4]]);
            Add($"binary_cross_entropy_with_logits {word}", t => F.binary_cross_entropy_with_logits(t[0], Bits(3, 4), Weight(4), r, Weight(4, 8)), [[3, 4]]);
            Add($"kl_div {word}", t => F.kl_div(F.log_softmax(t[0], 1), F.log_softmax(t[1], 1), true, r), [[3, 4], [3, 4]]);
            Add($"cosine_embedding_loss {word}", t => F.cosine_embedding_loss(t[0], t[1], Signs([3]), 0.2, r), [[3, 4], [3, 4]]);
            Add($"hinge_embedding_loss {word}", t => F.hinge_embedding_loss(t[0], Signs([3, 4]), 0.8, r), [[3, 4]]);
            Add($"margin_ranking_loss {word}", t => F.margin_ranking_loss(t[0], t[1], Signs([5]), 0.2, r), [[5], [5]]);
            Add($"multi_margin_loss {word}", t => F.multi_margin_loss(t[0], Labels([3], 4), 2, 0.7, Weight(4), r), [[3, 4]]);
            Add($"multilabel_margin_loss {word}", t => F.multi_label_margin_loss(t[0], tensor(new long[] { 3, 0, -1, 1, 1, -1, 0, 0 }, [2, 4]), r), [[2, 4]]);
            Add($"multilabel_soft_margin_loss {word}", t => F.multilabel_soft_margin_loss(t[0], Bits(3, 4), Weight(4), r), [[3, 4]]);
            Add($"soft_margin_loss {word}", t => F.soft_margin_loss(t[0], Signs([3, 4]), r), [[3, 4]]);
            Add($"triplet_margin_loss {word}", t => F.triplet_margin_loss(t[0], t[1], t[2], 0.7, 2, 1e-6, true, r), [[3, 4], [3, 4], [3, 4]]);
            Add($"triplet_margin_with_distance_loss {word}", t => F.triplet_margin_with_distance_loss(t[0], t[1], t[2], (x, y) => x.sub(y).abs().sum(-1), 0.7, true, r), [[3, 4], [3, 4], [3, 4]]);
            Add($"poisson_nll_loss {word}", t => F.poisson_nll_loss(t[0], t[1], full: true, reduction: r), [[3, 4], [3, 4]], shift: 2.5);
            Add($"gaussian_nll_loss {word}", t => F.gaussian_nll_loss(t[0], t[1], t[2].mul(t[2]), true, reduction: r), [[3, 4], [3, 4], [3, 4]]);
            Add($"ctc_loss {word}", t => F.ctc_loss(F.log_softmax(t[0], 2), tensor(new long[] { 1, 2, 1, 3, 1, 2 }, [2, 3]), tensor(new long[] { 6, 5 }), tensor(new long[] { 3, 2 }), reduction: r), [[6, 2, 4]]);
        }
    }

    private static void Add(string name, Func<Tensor[], Tensor> function, long[][] shapes, double shift = 0) =>
        all.Add(name, (inputs => [function(inputs)], shapes, shift));

    private static void AddPair(string name, Func<Tensor[], (Tensor, Tensor)> function, long[][] shapes) =>
        all.Add(name, (inputs => function(inputs) is var (first, second) ? [first, second] : [], shapes, 0));

    private static Tensor Unpooled((Tensor output, Tensor indices) pooled, Func<Tensor, Tensor, Tensor> back) => back(pooled.output, pooled.indices);

    private static Tensor Weight(long count, int seed = 7) => Of([count], seed).add(1.5);

    private static Tensor Bits(long rows, long columns) => Labels([rows, columns], 2).to(ScalarType.Float32);
}
