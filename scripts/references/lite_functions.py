"""Makes tests/TorchSharp.Lite.Tests/Nn/functions.safetensors: torch.nn.functional's values and gradients.

Run with a Python that has PyTorch 1.13: python3 scripts/references/lite_functions.py
"""
import pathlib

import torch
import torch.nn.functional as F

from lite_archive import values, weights, write

results = {}


def case(name, function, *shapes, grad=True, shift=0.0):
    inputs = [(values(shape, n) + shift).requires_grad_(grad) for n, shape in enumerate(shapes)]
    found = function(*inputs)
    for n, output in enumerate(found if isinstance(found, tuple) else (found,)):
        results[f"{name}/out{n}"] = output.float() if not output.is_floating_point() else output
    if grad:
        first = found[0] if isinstance(found, tuple) else found
        (first * weights(first)).sum().backward()
        for n, tensor in enumerate(inputs):
            results[f"{name}/grad{n}"] = tensor.grad


def labels(shape, classes):
    return ((torch.arange(torch.Size(shape).numel()) * 7 + 3) % classes).reshape(shape)


def signs(shape):
    return labels(shape, 2).float() * 2 - 1


# Linear and convolution
case("linear", lambda x, w, b: F.linear(x, w, b), (4, 5), (3, 5), (3,))
case("linear no bias", lambda x, w: F.linear(x, w), (2, 3, 5), (3, 5))
case("bilinear", lambda x, y, w, b: F.bilinear(x, y, w, b), (4, 3), (4, 2), (5, 3, 2), (5,))
case("conv1d", lambda x, w, b: F.conv1d(x, w, b, 2, 1, 2), (2, 3, 9), (4, 3, 3), (4,))
case("conv1d same", lambda x, w: F.conv1d(x, w, padding="same"), (2, 3, 9), (4, 3, 4))
case("conv2d", lambda x, w, b: F.conv2d(x, w, b), (2, 3, 5, 6), (4, 3, 3, 2), (4,))
case("conv2d stride", lambda x, w: F.conv2d(x, w, stride=(2, 3)), (2, 3, 7, 6), (4, 3, 3, 2))
case("conv2d padding", lambda x, w: F.conv2d(x, w, padding=(2, 1)), (1, 3, 4, 5), (4, 3, 3, 3))
case("conv2d dilation", lambda x, w: F.conv2d(x, w, dilation=(1, 2)), (1, 2, 6, 7), (3, 2, 2, 3))
case("conv2d groups", lambda x, w, b: F.conv2d(x, w, b, groups=2), (2, 4, 5, 5), (6, 2, 3, 3), (6,))
case("conv2d depthwise", lambda x, w: F.conv2d(x, w, padding=1, groups=4), (1, 4, 5, 5), (4, 1, 3, 3))
case("conv2d same", lambda x, w: F.conv2d(x, w, padding="same", dilation=(2, 1)), (1, 2, 6, 7), (3, 2, 2, 4))
case("conv2d valid", lambda x, w: F.conv2d(x, w, padding="valid"), (1, 2, 6, 7), (3, 2, 2, 4))
case("conv2d no batch", lambda x, w: F.conv2d(x, w), (3, 5, 6), (4, 3, 3, 2))
case("conv3d", lambda x, w, b: F.conv3d(x, w, b, (1, 2, 1), 1), (1, 2, 3, 4, 5), (3, 2, 2, 2, 3), (3,))
case("conv3d same", lambda x, w: F.conv3d(x, w, padding="same"), (1, 2, 3, 4, 3), (2, 2, 3, 2, 1))
case("conv_transpose1d", lambda x, w: F.conv_transpose1d(x, w, None, 3, 1, 2, 1, 2), (2, 3, 4), (3, 2, 3))
case("conv_transpose2d", lambda x, w, b: F.conv_transpose2d(x, w, b), (2, 3, 3, 4), (3, 2, 3, 2), (2,))
case("conv_transpose2d stride", lambda x, w: F.conv_transpose2d(x, w, None, (2, 3), (1, 0), (1, 2)), (1, 3, 3, 4), (3, 2, 3, 2))
case("conv_transpose2d groups", lambda x, w: F.conv_transpose2d(x, w, None, 2, 0, 0, 2, (1, 2)), (1, 4, 3, 3), (4, 3, 2, 2))
case("conv_transpose3d", lambda x, w: F.conv_transpose3d(x, w, None, 2), (1, 2, 2, 3, 2), (2, 2, 2, 2, 3))

# Padding
for mode in ("constant", "reflect", "replicate", "circular"):
    case(f"pad {mode}", lambda x: F.pad(x, (2, 1, 0, 3), mode), (1, 2, 4, 5))
    case(f"pad {mode} 1d", lambda x: F.pad(x, (1, 2), mode), (2, 2, 4))
case("pad value", lambda x: F.pad(x, (1, -1, 2, 0), value=0.5), (1, 2, 4, 5))

# Pooling
case("max_pool1d", lambda x: F.max_pool1d(x, 3, 2, 1), (2, 3, 8))
case("max_pool2d", lambda x: F.max_pool2d(x, 2), (2, 3, 5, 6))
case("max_pool2d all", lambda x: F.max_pool2d(x, (3, 2), (2, 1), (1, 0), (1, 2), True), (1, 3, 8, 7))
case("max_pool2d indices", lambda x: F.max_pool2d(x, (2, 3), (2, 2), 1, return_indices=True), (1, 3, 6, 7))
case("max_pool3d", lambda x: F.max_pool3d(x, 2, ceil_mode=True), (1, 2, 3, 4, 5))
case("avg_pool1d", lambda x: F.avg_pool1d(x, 3, 2, 1, True, False), (2, 3, 8))
case("avg_pool2d", lambda x: F.avg_pool2d(x, 2), (2, 3, 5, 6))
case("avg_pool2d outside", lambda x: F.avg_pool2d(x, 3, 2, 1, True, False), (1, 3, 6, 7))
case("avg_pool2d divisor", lambda x: F.avg_pool2d(x, (2, 3), (1, 2), (1, 1), divisor_override=5), (1, 3, 6, 7))
case("avg_pool3d", lambda x: F.avg_pool3d(x, 2), (1, 2, 3, 4, 5))
case("adaptive_avg_pool1d", lambda x: F.adaptive_avg_pool1d(x, 3), (2, 3, 8))
case("adaptive_avg_pool2d", lambda x: F.adaptive_avg_pool2d(x, (3, 2)), (1, 3, 7, 5))
case("adaptive_avg_pool3d", lambda x: F.adaptive_avg_pool3d(x, 2), (1, 2, 3, 4, 5))
case("adaptive_max_pool1d", lambda x: F.adaptive_max_pool1d(x, 3), (2, 3, 8))
case("adaptive_max_pool2d", lambda x: F.adaptive_max_pool2d(x, (3, 2), True), (1, 3, 7, 5))
case("adaptive_max_pool3d", lambda x: F.adaptive_max_pool3d(x, (2, 3, 1)), (1, 2, 3, 4, 5))
case("lp_pool1d", lambda x: F.lp_pool1d(x, 2, 3, 2), (2, 3, 8))
case("lp_pool2d", lambda x: F.lp_pool2d(x, 2, (2, 3), (1, 2)), (1, 2, 5, 6))
case("max_unpool2d", lambda x: F.max_unpool2d(*F.max_pool2d(x, 2, return_indices=True), 2), (1, 2, 4, 6))
case("max_unpool1d", lambda x: F.max_unpool1d(*F.max_pool1d(x, 2, return_indices=True), 2), (1, 2, 6))

# Resampling
for align in (False, True):
    for mode in ("bilinear", "bicubic"):
        case(f"interpolate {mode} size {align}", lambda x: F.interpolate(x, (7, 4), mode=mode, align_corners=align), (1, 2, 4, 5))
        case(f"interpolate {mode} factor {align}", lambda x: F.interpolate(x, scale_factor=(1.5, 2.3), mode=mode, align_corners=align), (1, 2, 4, 5))
    case(f"interpolate linear {align}", lambda x: F.interpolate(x, 7, mode="linear", align_corners=align), (1, 2, 4))
    case(f"interpolate trilinear {align}", lambda x: F.interpolate(x, (3, 4, 2), mode="trilinear", align_corners=align), (1, 1, 2, 3, 4))
case("interpolate recomputed", lambda x: F.interpolate(x, scale_factor=(1.5, 2.3), mode="bilinear", recompute_scale_factor=True), (1, 2, 4, 5))
case("interpolate smooth", lambda x: F.interpolate(x, (3, 2), mode="bilinear", antialias=True), (1, 2, 6, 7))
case("interpolate smooth bicubic", lambda x: F.interpolate(x, (3, 2), mode="bicubic", antialias=True), (1, 2, 6, 7))
for mode in ("nearest", "nearest-exact", "area"):
    case(f"interpolate {mode}", lambda x: F.interpolate(x, (7, 3), mode=mode), (1, 2, 4, 5))
    case(f"interpolate {mode} factor", lambda x: F.interpolate(x, scale_factor=(2.5, 0.6), mode=mode), (1, 2, 4, 5))
case("upsample", lambda x: F.interpolate(x, scale_factor=(2.0, 2.0), mode="bilinear", align_corners=True), (1, 2, 3, 4))
for align in (False, True):
    for mode in ("bilinear", "nearest"):
        for outside in ("zeros", "border", "reflection"):
            case(f"grid_sample {mode} {outside} {align}", lambda x, g: F.grid_sample(x, g * 1.3, mode, outside, align), (1, 2, 4, 5), (1, 3, 4, 2))
    case(f"affine_grid {align}", lambda t: F.affine_grid(t, (2, 1, 3, 4), align), (2, 2, 3))
case("affine_grid 3d", lambda t: F.affine_grid(t, (1, 1, 2, 3, 2), False), (1, 3, 4))

# Activations
for name, function in {
    "relu": F.relu, "relu6": lambda x: F.relu6(x * 9), "leaky_relu": lambda x: F.leaky_relu(x, 0.2), "rrelu": lambda x: F.rrelu(x, 0.1, 0.3, False),
    "threshold": lambda x: F.threshold(x, 0.1, -3.0), "hardtanh": lambda x: F.hardtanh(x, -0.5, 0.25), "hardsigmoid": lambda x: F.hardsigmoid(x * 4),
    "hardswish": lambda x: F.hardswish(x * 4), "elu": lambda x: F.elu(x, 1.5), "celu": lambda x: F.celu(x, 1.5), "selu": F.selu, "gelu": F.gelu,
    "silu": F.silu, "mish": F.mish, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "softsign": F.softsign, "tanhshrink": F.tanhshrink, "logsigmoid": F.logsigmoid,
    "softplus": lambda x: F.softplus(x, 2, 1), "hardshrink": lambda x: F.hardshrink(x, 0.3), "softshrink": lambda x: F.softshrink(x, 0.3),
    "softmax": lambda x: F.softmax(x, 1), "log_softmax": lambda x: F.log_softmax(x, 1), "softmin": lambda x: F.softmin(x, 0), "glu": lambda x: F.glu(x, 0),
}.items():
    case(name, function, (4, 5))
case("softmax2d", lambda x: F.softmax(x, -3), (2, 3, 2, 2))
case("softmax double", lambda x: F.softmax(x, 1, dtype=torch.float64), (4, 5))
case("prelu", lambda x, w: F.prelu(x, w), (2, 3, 4), (3,))

# Normalisation
case("batch_norm training", lambda x, w, b: F.batch_norm(x, torch.zeros(3), torch.ones(3), w, b, True), (4, 3, 2, 2), (3,), (3,))
case("batch_norm evaluation", lambda x, w, b: F.batch_norm(x, values((3,), 8), values((3,), 9) + 1.5, w, b, False, eps=1e-3), (4, 3, 2, 2), (3,), (3,))
case("group_norm", lambda x, w, b: F.group_norm(x, 2, w, b), (2, 4, 3), (4,), (4,))
case("layer_norm", lambda x, w, b: F.layer_norm(x, (3, 2), w, b), (4, 3, 2), (3, 2), (3, 2))
case("instance_norm", lambda x: F.instance_norm(x), (2, 3, 3, 2))
case("local_response_norm", lambda x: F.local_response_norm(x, 3, 0.5, 0.6, 1.5), (2, 5, 2, 3))
case("local_response_norm even", lambda x: F.local_response_norm(x, 4, 0.5), (1, 5, 3))
case("normalize", lambda x: F.normalize(x), (3, 4))
case("normalize p", lambda x: F.normalize(x, 3, 0), (3, 4))
case("cosine_similarity", lambda x, y: F.cosine_similarity(x, y), (3, 4), (3, 4))
case("pairwise_distance", lambda x, y: F.pairwise_distance(x, y, 3, keepdim=True), (3, 4), (3, 4))

# Rearrangement
case("unfold", lambda x: F.unfold(x, (2, 3), (1, 2), (1, 0), (2, 1)), (1, 2, 4, 6))
case("fold", lambda x: F.fold(x, (4, 5), (2, 3), 1, (1, 0), (2, 1)), (1, 12, 9))
case("pixel_shuffle", lambda x: F.pixel_shuffle(x, 2), (1, 8, 2, 3))
case("pixel_unshuffle", lambda x: F.pixel_unshuffle(x, 2), (1, 2, 4, 6))
case("one_hot", lambda x: F.one_hot(labels((2, 3), 5), 6), (1,), grad=False)

# Losses
for reduction in ("none", "mean", "sum"):
    r = {"reduction": reduction}
    case(f"cross_entropy {reduction}", lambda x: F.cross_entropy(x, labels((4,), 5), **r), (4, 5))
    case(f"cross_entropy smoothed {reduction}", lambda x: F.cross_entropy(x, labels((4,), 5), values((5,), 7) + 1.5, ignore_index=0, label_smoothing=0.1, **r), (4, 5))
    case(f"cross_entropy images {reduction}", lambda x: F.cross_entropy(x, labels((2, 2, 3), 4), **r), (2, 4, 2, 3))
    case(f"cross_entropy probabilities {reduction}", lambda x, y: F.cross_entropy(x, F.softmax(y, 1), label_smoothing=0.2, **r), (4, 5), (4, 5))
    case(f"nll_loss {reduction}", lambda x: F.nll_loss(F.log_softmax(x, 1), labels((4,), 5), values((5,), 7) + 1.5, **r), (4, 5))
    case(f"mse_loss {reduction}", lambda x, y: F.mse_loss(x, y, **r), (3, 4), (3, 4))
    case(f"l1_loss {reduction}", lambda x, y: F.l1_loss(x, y, **r), (3, 4), (3, 4))
    case(f"smooth_l1_loss {reduction}", lambda x, y: F.smooth_l1_loss(x, y, beta=0.5, **r), (3, 4), (3, 4))
    case(f"huber_loss {reduction}", lambda x, y: F.huber_loss(x, y, delta=0.5, **r), (3, 4), (3, 4))
    case(f"binary_cross_entropy {reduction}", lambda x: F.binary_cross_entropy(torch.sigmoid(x), labels((3, 4), 2).float(), values((4,), 7) + 1.5, **r), (3, 4))
    case(f"binary_cross_entropy_with_logits {reduction}",
         lambda x: F.binary_cross_entropy_with_logits(x, labels((3, 4), 2).float(), values((4,), 7) + 1.5, pos_weight=values((4,), 8) + 1.5, **r), (3, 4))
    case(f"kl_div {reduction}", lambda x, y: F.kl_div(F.log_softmax(x, 1), F.log_softmax(y, 1), log_target=True, **r), (3, 4), (3, 4))
    case(f"cosine_embedding_loss {reduction}", lambda x, y: F.cosine_embedding_loss(x, y, signs((3,)), 0.2, **r), (3, 4), (3, 4))
    case(f"hinge_embedding_loss {reduction}", lambda x: F.hinge_embedding_loss(x, signs((3, 4)), 0.8, **r), (3, 4))
    case(f"margin_ranking_loss {reduction}", lambda x, y: F.margin_ranking_loss(x, y, signs((5,)), 0.2, **r), (5,), (5,))
    case(f"multi_margin_loss {reduction}", lambda x: F.multi_margin_loss(x, labels((3,), 4), 2, 0.7, values((4,), 7) + 1.5, **r), (3, 4))
    case(f"multilabel_margin_loss {reduction}", lambda x: F.multilabel_margin_loss(x, torch.tensor([[3, 0, -1, 1], [1, -1, 0, 0]]), **r), (2, 4))
    case(f"multilabel_soft_margin_loss {reduction}", lambda x: F.multilabel_soft_margin_loss(x, labels((3, 4), 2).float(), values((4,), 7) + 1.5, **r), (3, 4))
    case(f"soft_margin_loss {reduction}", lambda x: F.soft_margin_loss(x, signs((3, 4)), **r), (3, 4))
    case(f"triplet_margin_loss {reduction}", lambda a, p, n: F.triplet_margin_loss(a, p, n, 0.7, 2, 1e-6, True, **r), (3, 4), (3, 4), (3, 4))
    case(f"triplet_margin_with_distance_loss {reduction}",
         lambda a, p, n: F.triplet_margin_with_distance_loss(a, p, n, distance_function=lambda x, y: (x - y).abs().sum(-1), margin=0.7, swap=True, **r), (3, 4), (3, 4), (3, 4))
    case(f"poisson_nll_loss {reduction}", lambda x, y: F.poisson_nll_loss(x, y, full=True, **r), (3, 4), (3, 4), shift=2.5)
    case(f"gaussian_nll_loss {reduction}", lambda x, y, v: F.gaussian_nll_loss(x, y, v * v, full=True, **r), (3, 4), (3, 4), (3, 4))
    case(f"ctc_loss {reduction}",
         lambda x: F.ctc_loss(F.log_softmax(x, 2), torch.tensor([[1, 2, 1], [3, 1, 2]]), torch.tensor([6, 5]), torch.tensor([3, 2]), **r), (6, 2, 4))

# Random ones, from a seed
for name, function in {
    "dropout": lambda x: F.dropout(x, 0.3), "dropout1d": lambda x: F.dropout1d(x, 0.3), "dropout2d": lambda x: F.dropout2d(x[:, :, None], 0.3),
    "alpha_dropout": lambda x: F.alpha_dropout(x, 0.3, True), "feature_alpha_dropout": lambda x: F.feature_alpha_dropout(x, 0.3, True),
}.items():
    torch.manual_seed(11)
    case(name, function, (3, 4, 5))

write(pathlib.Path(__file__).parents[2] / "tests/TorchSharp.Lite.Tests/Nn/functions.safetensors", results, {"made by": "scripts/references/lite_functions.py", "torch": torch.__version__})
