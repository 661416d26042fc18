#!/usr/bin/env python3
"""What PyTorch computes for every operator that tests/TorchSharp.Lite.Tests/Operators checks: values and gradients.

    python3 scripts/references/operators.py > tests/TorchSharp.Lite.Tests/Operators/operators.txt

A case is a name, inputs in closed form (see `made`) and a function. Written are the outputs and the gradients of
sum(output * cos(0.53 * i + 0.2 * n)) over all floating outputs n and elements i, in 9 significant digits.
"""
import math
import torch

CASES = []


def made(spec):
    kind, sizes, number = spec.split(":")
    shape = [int(size) for size in sizes.split(",") if size]
    k = int(number)
    count = math.prod(shape)
    wave = [1.5 * math.sin(0.37 * i + 0.91 * k + 0.1) for i in range(count)]
    if kind == "wave":
        values = wave
    elif kind == "positive":
        values = [0.5 + abs(value) for value in wave]
    elif kind == "unit":
        values = [0.6 * value for value in wave]
    elif kind == "above":  # over 1
        values = [1.2 + abs(value) for value in wave]
    elif kind == "steep":  # reaches beyond the kinks of clipped activations
        values = [5 * value for value in wave]
    elif kind == "matrix":  # well-conditioned: a wave plus 3 on the diagonal
        n = shape[-1]
        values = [value + (3 if i % n == i // n % n else 0) for i, value in enumerate(wave)]
    elif kind == "symmetric":  # positive definite by its diagonal
        n = shape[-1]
        values = [math.cos(0.7 * (i % n + 1) * (i // n % n + 1) + k) + (4 if i % n == i // n % n else 0) for i in range(count)]
    elif kind == "gaps":  # a NaN and two infinities among waves
        values = [math.nan if i == 1 else math.inf if i == 3 else -math.inf if i == 4 else value for i, value in enumerate(wave)]
    elif kind == "int":
        return torch.tensor([(5 * i + k) % 7 - 3 for i in range(count)], dtype=torch.int64).reshape(shape)
    elif kind == "natural":
        return torch.tensor([(5 * i + k) % 7 + 1 for i in range(count)], dtype=torch.int64).reshape(shape)
    elif kind == "bool":
        return torch.tensor([(i * i + k) % 3 == 0 for i in range(count)]).reshape(shape)
    elif kind.startswith("below"):  # indices below the number in the name
        n = int(kind[5:])
        return torch.tensor([(3 * i + k) % n for i in range(count)], dtype=torch.int64).reshape(shape)
    else:
        raise ValueError(kind)
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def case(name, inputs, function):
    CASES.append((name, inputs.split(), function))


X, Y, Z = "wave:2,3:0", "wave:2,3:1", "wave:3:2"

# --- arithmetic
case("add", f"{X} {Z}", lambda x, y: x + y)
case("add alpha", f"{X} {Y}", lambda x, y: torch.add(x, y, alpha=0.25))
case("add scalar", X, lambda x: x + 1.5)
case("sub", f"{X} {Z}", lambda x, y: x - y)
case("sub from scalar", X, lambda x: 2.5 - x)
case("mul", f"{X} {Z}", lambda x, y: x * y)
case("mul scalar", X, lambda x: x * -3)
case("div", f"{X} positive:3:1", lambda x, y: x / y)
case("div trunc", f"{X} positive:3:1", lambda x, y: torch.div(x, y, rounding_mode="trunc"))
case("div floor", f"{X} positive:3:1", lambda x, y: torch.div(x, y, rounding_mode="floor"))
case("div of scalar", "positive:2,3:0", lambda x: 2 / x)
case("div of integers", "int:2,3:0 natural:3:1", lambda x, y: x / y)
case("floor_divide", "int:2,3:0 natural:3:1", lambda x, y: torch.div(x, y, rounding_mode="floor"))
case("remainder", f"{X} positive:3:1", lambda x, y: x % y)
case("remainder scalar", X, lambda x: x % 0.7)
case("fmod", f"{X} positive:3:1", torch.fmod)
case("neg", X, lambda x: -x)
case("reciprocal", "positive:2,3:0", torch.reciprocal)
case("lerp", f"{X} {Y} unit:2,3:2", torch.lerp)
case("addcmul", f"{X} {Y} {Z}", lambda x, y, z: torch.addcmul(x, y, z, value=0.5))
case("addcdiv", f"{X} {Y} positive:3:2", lambda x, y, z: torch.addcdiv(x, y, z, value=0.5))
case("gcd", "int:2,3:0 natural:3:1", torch.gcd)
case("lcm", "int:2,3:0 natural:3:1", torch.lcm)
case("ldexp", f"{X} int:3:1", torch.ldexp)
case("copysign", f"{X} {Z}", torch.copysign)
case("hypot", f"{X} {Z}", torch.hypot)
case("heaviside", f"int:2,3:0 natural:3:0", torch.heaviside)
case("frexp mantissa", X, lambda x: torch.frexp(x)[0])

# --- powers, exponentials, logarithms
case("pow", f"positive:2,3:0 {Z}", torch.pow)
case("pow scalar", "positive:2,3:0", lambda x: x ** 2.5)
case("float_power", "positive:2,3:0 wave:3:1", torch.float_power)
for name in "square exp exp2 expm1".split():
    case(name, X, getattr(torch, name))
for name in "sqrt rsqrt log log10 log1p log2".split():
    case(name, "positive:2,3:0", getattr(torch, name))
case("logaddexp", f"{X} {Z}", torch.logaddexp)
case("logaddexp2", f"{X} {Z}", torch.logaddexp2)
case("xlogy", f"{X} positive:3:1", torch.xlogy)
case("logit", "unit:2,3:0", lambda x: torch.logit(x.abs() * 0.9 + 0.05))

# --- rounding and clipping
for name in "abs sign sgn signbit ceil floor trunc frac round".split():
    case(name, X, getattr(torch, name))
case("round decimals", X, lambda x: torch.round(x, decimals=2))
case("clamp", X, lambda x: x.clamp(-0.5, 0.8))
case("clamp tensors", f"{X} {Y} positive:3:2", lambda x, low, high: x.clamp(low, high))
case("clamp_min", X, lambda x: x.clamp_min(0.2))
case("clamp_max", X, lambda x: x.clamp_max(0.2))
case("nan_to_num", "gaps:2,3:0", lambda x: torch.nan_to_num(x, 0.5, 9.0, -9.0))

# --- trigonometry
for name in "sin cos tan sinh cosh tanh atan asinh sinc deg2rad rad2deg".split():
    case(name, X, getattr(torch, name))
for name in "asin acos atanh".split():
    case(name, "unit:2,3:0", getattr(torch, name))
case("acosh", "above:2,3:0", torch.acosh)
case("atan2", f"{X} {Z}", torch.atan2)

# --- special functions
for name in "erf erfc i0".split():
    case(name, X, getattr(torch, name))
case("erfinv", "unit:2,3:0", torch.erfinv)
case("lgamma", "positive:2,3:0", torch.lgamma)
case("digamma", "positive:2,3:0", torch.digamma)
case("polygamma", "positive:2,3:0", lambda x: torch.polygamma(1, x))
case("mvlgamma", "above:2,3:0", lambda x: torch.mvlgamma(x, 2))
case("igamma", "natural:2,3:0 positive:3:1", lambda a, x: torch.igamma(a.double(), x))
for name in "entr i0e i1 i1e ndtr expit xlog1py".split():
    if name == "xlog1py":
        case("special.xlog1py", f"{X} positive:3:1", torch.special.xlog1py)
    else:
        case("special." + name, "positive:2,3:0", getattr(torch.special, name))
case("special.ndtri", "unit:2,3:0", lambda x: torch.special.ndtri(x.abs() * 0.9 + 0.05))
case("special.zeta", "above:2,3:0 positive:3:1", lambda x, q: torch.special.zeta(x.detach(), q.detach()))
case("special.bessel_j0", X, lambda x: torch.special.bessel_j0(x.detach()))

# --- comparison and logic
for name in "eq ne lt le gt ge".split():
    case(name, "int:2,3:0 int:3:2", getattr(torch, name))
case("lt scalar", X, lambda x: x < 0.3)
case("isclose", f"{X} {X}", lambda x, y: torch.isclose(x, y + 1e-9))
for name in "isnan isinf isfinite isposinf isneginf isreal".split():
    case(name, "gaps:2,3:0", getattr(torch, name))
case("isin", "int:2,3:0 natural:2:1", torch.isin)
for name in "maximum minimum fmax fmin".split():
    case(name, f"{X} {Z}", getattr(torch, name))
for name in "logical_and logical_or logical_xor".split():
    case(name, "bool:2,3:0 bool:3:1", getattr(torch, name))
case("logical_not", "bool:2,3:0", torch.logical_not)
for name in "bitwise_and bitwise_or bitwise_xor".split():
    case(name, "natural:2,3:0 natural:3:1", getattr(torch, name))
case("bitwise_not", "int:2,3:0", torch.bitwise_not)
case("bitwise_left_shift", "natural:2,3:0 natural:3:1", torch.bitwise_left_shift)
case("bitwise_right_shift", "natural:2,3:0 natural:3:1", torch.bitwise_right_shift)

# --- activations
F = torch.nn.functional
for name in "relu relu6 sigmoid silu selu celu elu gelu hardsigmoid hardswish softplus".split():
    case(name, "steep:2,3:0", getattr(F, name) if name != "sigmoid" else torch.sigmoid)
case("celu alpha", "steep:2,3:0", lambda x: F.celu(x, 1.7))
case("glu", "wave:2,4:0", F.glu)
case("hardtanh", "steep:2,3:0", lambda x: F.hardtanh(x, -2, 3))
case("leaky_relu", X, lambda x: F.leaky_relu(x, 0.1))
case("log_sigmoid", X, F.logsigmoid)
case("prelu", "wave:2,3,2:0 unit:3:1", F.prelu)
case("threshold", X, lambda x: F.threshold(x, 0.3, -7))
case("softmax", X, lambda x: x.softmax(1))
case("log_softmax", X, lambda x: x.log_softmax(0))

# --- reductions
A = "wave:2,3,4:0"
case("sum", A, lambda x: x.sum())
case("sum dim", A, lambda x: x.sum(1))
case("sum dims", A, lambda x: x.sum((0, -1), keepdim=True))
case("nansum", "gaps:2:0", lambda x: x.nansum())
case("mean", A, lambda x: x.mean())
case("mean dims", A, lambda x: x.mean((0, 2)))
case("mean of integers", "int:2,3:0", lambda x: x.mean(dim=0, dtype=torch.float64))
case("nanmean", "gaps:3:0", lambda x: x.nanmean())
case("prod", X, lambda x: x.prod())
case("prod dim", X, lambda x: x.prod(1, keepdim=True))
case("all", "bool:2,3:0", lambda x: x.all())
case("all dim", "bool:2,3:0", lambda x: x.all(0))
case("any", "bool:2,3:0", lambda x: x.any())
case("any dim", "bool:2,3:0", lambda x: x.any(1, keepdim=True))
case("norm", A, lambda x: x.norm())
case("norm one", A, lambda x: x.norm(1))
case("norm dim", A, lambda x: x.norm(3, 1, keepdim=True))
case("dist", f"{X} {Y}", lambda x, y: torch.dist(x, y, 3))
case("logsumexp", A, lambda x: x.logsumexp(1))
case("count_nonzero", "int:2,3:0", lambda x: torch.count_nonzero(x, dim=1))
case("renorm", "wave:3,2:0", lambda x: torch.renorm(x, 2, 0, 1.0))
case("trace", "wave:3,3:0", torch.trace)

# --- statistics
case("std", A, lambda x: x.std())
case("std dims", A, lambda x: x.std((0, 2), unbiased=False))
case("var", A, lambda x: x.var())
case("var biased", A, lambda x: x.var(unbiased=False))
case("var dim", A, lambda x: x.var(1, keepdim=True))
case("std_mean", A, lambda x: torch.std_mean(x, 1))
case("var_mean", A, lambda x: torch.var_mean(x, (0, 1), unbiased=False))
case("cov", "wave:3,4:0", torch.cov)
case("corrcoef", "wave:3,4:0", torch.corrcoef)
case("median", X, lambda x: x.median())
case("quantile", "wave:3,4:0 positive:2:0", lambda x, q: torch.quantile(x, q / 2.1, 1, keepdim=True))
case("mode", "int:2,6:0", lambda x: torch.mode(x, 1)[0])
case("bincount", "below5:9:0", lambda x: torch.bincount(x, minlength=7))
case("bincount weights", "below5:9:0 wave:9:0", lambda x, w: torch.bincount(x, w.detach()))
case("histc", "wave:3,4:0", lambda x: torch.histc(x.detach(), 4, -1, 1))
case("histogram", "wave:3,4:0", lambda x: torch.histogram(x.detach(), 4, range=(-1.0, 1.0)))

# --- order
case("max", X, lambda x: x.max())
case("max dim", A, lambda x: x.max(1))
case("min", X, lambda x: x.min())
case("min dim", A, lambda x: x.min(2, keepdim=True))
case("amax", A, lambda x: x.amax((0, 2)))
case("amin", A, lambda x: x.amin((1,), keepdim=True))
case("aminmax", A, lambda x: tuple(torch.aminmax(x.detach(), dim=1)))
case("argmax", A, lambda x: x.argmax())
case("argmax dim", A, lambda x: x.argmax(1, keepdim=True))
case("argmin dim", A, lambda x: x.argmin(-1))
case("sort", "wave:2,5:0", lambda x: torch.sort(x, 1, descending=True))
case("argsort", "wave:2,5:0", lambda x: torch.argsort(x, 0))
case("msort", "wave:5,2:0", torch.msort)
case("topk", "wave:2,5:0", lambda x: torch.topk(x, 2, 1, largest=False))
case("kthvalue", "wave:2,5:0", lambda x: torch.kthvalue(x, 2, 1))
case("cummax", "wave:2,5:0", lambda x: torch.cummax(x, 1))
case("cummin", "wave:2,5:0", lambda x: torch.cummin(x, 1))
case("cumsum", A, lambda x: x.cumsum(1))
case("cumprod", A, lambda x: x.cumprod(2))
case("logcumsumexp", X, lambda x: torch.logcumsumexp(x, 1))
case("unique", "int:3,4:0", lambda x: torch.unique(x, return_inverse=True, return_counts=True))
case("unique dim", "bool:4,2:0", lambda x: torch.unique(x, dim=0))
case("unique_consecutive", "bool:7:0", lambda x: torch.unique_consecutive(x, return_inverse=True, return_counts=True))
case("bucketize", "wave:2,3:0", lambda x: torch.bucketize(x.detach(), torch.tensor([-1.0, 0.0, 1.0]).double()))
case("searchsorted", "wave:2,3:0", lambda x: torch.searchsorted(torch.tensor([-1.0, 0.0, 1.0]).double(), x.detach(), right=True))

# --- shape
case("view", A, lambda x: x.view(6, 4))
case("reshape", A, lambda x: x.transpose(0, 2).reshape(-1, 6))
case("flatten", A, lambda x: x.flatten(1))
case("unflatten", "wave:2,6:0", lambda x: x.reshape(2, 2, 3))
case("permute", A, lambda x: x.permute(2, 0, 1))
case("transpose", A, lambda x: x.transpose(0, -1))
case("t", X, lambda x: x.t())
case("mT", A, lambda x: x.mT)
case("movedim", A, lambda x: x.movedim((0, 1), (2, 0)))
case("squeeze", "wave:1,3,1:0", lambda x: x.squeeze())
case("squeeze dim", "wave:1,3,1:0", lambda x: x.squeeze(0))
case("unsqueeze", X, lambda x: x.unsqueeze(1))
case("expand", "wave:3,1:0", lambda x: x.expand(2, 3, 4))
case("repeat", X, lambda x: x.repeat(2, 1, 2))
case("tile", X, lambda x: x.tile((2,)))
case("repeat_interleave", X, lambda x: x.repeat_interleave(2, 1))
case("repeat_interleave counts", "wave:3,2:0 natural:3:4", lambda x, n: x.repeat_interleave(n, 0))
case("as_strided", "wave:12:0", lambda x: x.as_strided((2, 3), (1, 3), 2))
case("unfold", "wave:2,7:0", lambda x: x.unfold(1, 3, 2))
case("flip", A, lambda x: x.flip(0, 2))
case("rot90", A, lambda x: x.rot90(1, (1, 2)))
case("roll", A, lambda x: x.roll((1, -1), (0, 2)))
case("roll all", X, lambda x: x.roll(2))
case("channel_shuffle", "wave:1,4,2,1:0", lambda x: torch.channel_shuffle(x.detach(), 2))
case("diag", "wave:3:0", torch.diag)
case("diag of matrix", "wave:3,4:0", lambda x: torch.diag(x, 1))
case("diag_embed", X, lambda x: torch.diag_embed(x, 1))
case("diagonal", A, lambda x: x.diagonal(1, 1, 2))
case("tril", "wave:3,4:0", lambda x: x.tril(1))
case("triu", "wave:3,4:0", lambda x: x.triu(-1))
case("vander", "wave:3:0", lambda x: torch.vander(x.detach(), 4))
case("combinations", "wave:4:0", lambda x: torch.combinations(x, 2))
case("tril_indices", "", lambda: torch.tril_indices(3, 4, 1))

# --- pieces
case("select", A, lambda x: x.select(1, 2))
case("slice", A, lambda x: x[:, :, 1:4:2])
case("narrow", A, lambda x: x.narrow(2, 1, 2))
case("chunk", "wave:5,2:0", lambda x: x.chunk(2))
case("split", "wave:5,2:0", lambda x: x.split(2))
case("split sizes", "wave:2,5:0", lambda x: x.split((1, 4), 1))
case("tensor_split", "wave:7:0", lambda x: x.tensor_split(3))
case("tensor_split places", "wave:7:0", lambda x: x.tensor_split((2, 5)))
case("hsplit", "wave:2,4:0", lambda x: x.hsplit(2))
case("vsplit", "wave:4,2:0", lambda x: x.vsplit((1, 3)))
case("unbind", "wave:3,2:0", lambda x: x.unbind(1))
case("cat", f"{X} wave:1,3:1", lambda x, y: torch.cat((x, y), 0))
case("stack", f"{X} {Y}", lambda x, y: torch.stack((x, y), 1))
case("hstack", f"{X} {Y}", lambda x, y: torch.hstack((x, y)))
case("vstack", f"{X} {Y}", lambda x, y: torch.vstack((x, y)))
case("dstack", f"{X} {Y}", lambda x, y: torch.dstack((x, y)))
case("column_stack", "wave:3:0 wave:3,2:1", lambda x, y: torch.column_stack((x, y)))
case("block_diag", f"{X} wave:2,2:1", lambda x, y: torch.block_diag(x, y))
case("meshgrid", "wave:2:0 wave:3:1", lambda x, y: torch.meshgrid(x, y, indexing="xy"))
case("cartesian_prod", "wave:2:0 wave:3:1", torch.cartesian_prod)
case("broadcast_tensors", "wave:2,1:0 wave:3:1", torch.broadcast_tensors)

# --- selection
case("index_select", "wave:4,3:0 below4:5:1", lambda x, i: x.index_select(0, i))
case("index_add", "wave:4,2:0 below4:3:1 wave:3,2:1", lambda x, i, s: x.index_add(0, i, s, alpha=2))
case("index_copy", "wave:4,2:0 below4:3:1 wave:3,2:1", lambda x, i, s: x.index_copy(0, i, s))
case("index_fill", "wave:4,2:0 below4:2:1", lambda x, i: x.index_fill(0, i, 5))
case("gather", "wave:2,4:0 below4:2,3:1", lambda x, i: x.gather(1, i))
case("scatter", "wave:2,4:0 below4:2,3:1 wave:2,3:2", lambda x, i, s: x.scatter(1, i, s))
case("scatter_add", "wave:2,4:0 below2:2,3:1 wave:2,3:2", lambda x, i, s: x.scatter_add(1, i, s))
case("diagonal_scatter", "wave:3,3:0 wave:3:1", torch.diagonal_scatter)
case("select_scatter", "wave:3,2:0 wave:2:1", lambda x, s: torch.select_scatter(x, s, 0, 1))
case("slice_scatter", "wave:4,2:0 wave:2,2:1", lambda x, s: torch.cat((x[:1], s, x[3:])))  # PyTorch 1.13's own refuses it
case("masked_fill", f"{X} bool:2,3:0", lambda x, m: x.masked_fill(m, -7))
case("masked_select", f"{X} bool:2,3:0", lambda x, m: x.masked_select(m))
case("masked_scatter", f"{X} bool:2,3:0 wave:6:1", lambda x, m, s: x.masked_scatter(m, s))
case("take", f"{X} below6:4:1", torch.take)
case("take_along_dim", "wave:2,4:0 below4:2,2:1", lambda x, i: torch.take_along_dim(x, i, 1))
case("where", f"bool:2,3:0 {X} {Y}", torch.where)
case("where indices", "bool:2,3:0", lambda c: torch.where(c))
case("nonzero", "int:2,4:0", torch.nonzero)
case("argwhere", "int:2,4:0", torch.argwhere)

# --- indexing
case("index number", A, lambda x: x[1])
case("index numbers", A, lambda x: x[1, -1, 2])
case("index ranges", A, lambda x: x[:, 1:, ::2])
case("index ellipsis", A, lambda x: x[..., -1])
case("index new axis", A, lambda x: x[0, None, :, 1])
case("index mask", f"{X} bool:2,3:0", lambda x, m: x[m])
case("index mask of rows", f"{A} bool:2:0", lambda x, m: x[m, 1:])
case("index tensor", "wave:4,3:0 below4:2,2:1", lambda x, i: x[i])
case("index tensors", "wave:4,3:0 below4:2:1 below3:2:2", lambda x, i, j: x[i, j])
case("index tensor and range", "wave:4,3,2:0 below3:2:1", lambda x, i: x[1:3, i])
case("index tensor after number", "wave:4,3,2:0 below2:3:1", lambda x, i: x[2, :, i])


def assigned(x, index, value):
    y = x.clone()
    y[index] = value
    return y


case("assign number", f"{A} wave:3,4:1", lambda x, v: assigned(x, 1, v))
case("assign range", f"{A} wave:2,1,2:1", lambda x, v: assigned(x, (slice(None), slice(1, 2), slice(None, None, 2)), v))
case("assign scalar", A, lambda x: assigned(x, (0, 1, 2), torch.tensor(9.0).double()))
case("assign mask", f"{X} bool:2,3:0", lambda x, m: assigned(x, m, torch.tensor(9.0).double()))
case("assign tensor", "wave:4,3:0 below4:2:1 wave:2,3:2", lambda x, i, v: assigned(x, i, v))
case("assign leading ones", "wave:4,3:0 wave:1,1,3:1", lambda x, v: assigned(x, 2, v))
case("index_put accumulate", "wave:4,3:0 below2:3:1 wave:3,3:2", lambda x, i, v: x.clone().index_put_((i,), v, accumulate=True))

# --- products
case("matmul", "wave:2,3,4:0 wave:4,2:1", torch.matmul)
case("mm", "wave:2,3:0 wave:3,4:1", torch.mm)
case("mv", "wave:2,3:0 wave:3:1", torch.mv)
case("bmm", "wave:2,3,2:0 wave:2,2,3:1", torch.bmm)
case("dot", "wave:4:0 wave:4:1", torch.dot)
case("inner", "wave:2,3:0 wave:2,3:1", torch.inner)
case("outer", "wave:2:0 wave:3:1", torch.outer)
case("kron", "wave:2,2:0 wave:1,2:1", torch.kron)
case("addmm", "wave:2,4:0 wave:2,3:1 wave:3,4:2", lambda c, a, b: torch.addmm(c, a, b, beta=0.5, alpha=2))
case("addmv", "wave:2:0 wave:2,3:1 wave:3:2", lambda c, a, b: torch.addmv(c, a, b, beta=0.5, alpha=2))
case("addr", "wave:2,3:0 wave:2:1 wave:3:2", lambda c, a, b: torch.addr(c, a, b, beta=0.5, alpha=2))
case("addbmm", "wave:3,3:0 wave:2,3,2:1 wave:2,2,3:2", lambda c, a, b: torch.addbmm(c, a, b, beta=0.5, alpha=2))
case("baddbmm", "wave:2,3,3:0 wave:2,3,2:1 wave:2,2,3:2", lambda c, a, b: torch.baddbmm(c, a, b, beta=0.5, alpha=2))
case("einsum", "wave:2,3,4:0 wave:4,3:1", lambda a, b: torch.einsum("bij,ji->b", a, b))
case("tensordot", "wave:2,3,4:0 wave:3,4,2:1", lambda a, b: torch.tensordot(a, b, 2))
case("tensordot dims", "wave:2,3,4:0 wave:4,5,3:1", lambda a, b: torch.tensordot(a, b, ([2, 1], [0, 2])))
case("chain_matmul", "wave:2,3:0 wave:3,4:1 wave:4,2:2", lambda a, b, c: torch.linalg.multi_dot((a, b, c)))
case("cdist", "wave:3,2:0 wave:2,2:1", torch.cdist)

# --- calculus
case("diff", "wave:2,5:0", torch.diff)
case("diff of diff", "wave:2,5:0", lambda x: torch.diff(x, 2))
case("trapezoid", "wave:2,5:0", lambda y: torch.trapezoid(y, dx=0.5))
case("cumulative_trapezoid", "wave:2,5:0", lambda y: torch.cumulative_trapezoid(y, dx=0.5))

# --- complex numbers
case("complex", f"{X} {Y}", torch.complex)
case("polar", f"positive:2,3:0 {Y}", torch.polar)
case("real and imag", "wave:2,3,2:0", lambda x: (torch.view_as_complex(x).real, torch.view_as_complex(x).imag))
case("abs of complex", "wave:2,3,2:0", lambda x: torch.view_as_complex(x).abs())
case("angle", "wave:2,3,2:0", lambda x: torch.view_as_complex(x).angle())
case("conj", "wave:2,3,2:0", lambda x: torch.view_as_complex(x).conj().resolve_conj())

# --- linear algebra
L = torch.linalg
for name in "det inv matrix_exp".split():
    case("linalg." + name, "matrix:3,3:0", getattr(L, name))
case("linalg.slogdet", "matrix:3,3:0", lambda a: tuple(L.slogdet(a)))
case("logdet", "symmetric:3,3:0", torch.logdet)
case("linalg.matrix_power", "matrix:3,3:0", lambda a: L.matrix_power(a, 3))
case("linalg.cholesky", "symmetric:3,3:0", L.cholesky)
case("linalg.qr", "matrix:4,3:0", lambda a: tuple(L.qr(a)))
case("linalg.svd values", "matrix:4,3:0", lambda a: L.svd(a, full_matrices=False)[1])
case("linalg.svd product", "matrix:4,3:0", lambda a: (lambda u, s, v: u @ torch.diag(s) @ v)(*L.svd(a, full_matrices=False)))
case("linalg.svdvals", "matrix:3,4:0", L.svdvals)
case("linalg.eigh", "symmetric:3,3:0", lambda a: (lambda w, v: (w, v * v))(*L.eigh(a)))
case("linalg.eigvalsh", "symmetric:3,3:0", L.eigvalsh)
case("linalg.eig", "matrix:3,3:0", lambda a: torch.sort(L.eigvals(a.detach()).abs())[0])
case("linalg.solve", "matrix:3,3:0 wave:3,2:1", L.solve)
case("linalg.solve_triangular", "matrix:3,3:0 wave:3,2:1", lambda a, b: L.solve_triangular(a, b, upper=True))
case("linalg.lstsq", "matrix:4,3:0 wave:4,2:1", lambda a, b: L.lstsq(a, b).solution)
case("linalg.lstsq residuals", "matrix:5,3:0 wave:5,2:1", lambda a, b: L.lstsq(a.detach(), b.detach()).residuals)
case("linalg.lu", "matrix:3,3:0", lambda a: tuple(L.lu(a))[1:])
case("linalg.pinv", "matrix:4,3:0", L.pinv)
case("linalg.matrix_rank", "wave:3,3:0", lambda a: L.matrix_rank(a.detach()))
case("linalg.norm", "wave:3,4:0", L.norm)
case("linalg.norm inf", "wave:3,4:0", lambda a: L.norm(a, math.inf, (0, 1)))
case("linalg.norm nuc", "matrix:3,3:0", lambda a: L.norm(a, "nuc"))
case("linalg.vector_norm", A, lambda a: L.vector_norm(a, 3, (0, 2)))
case("linalg.matrix_norm", A, lambda a: L.matrix_norm(a))
case("linalg.cond", "matrix:3,3:0", L.cond)
case("linalg.cross", f"{X} {Y}", L.cross)
case("linalg.multi_dot", "wave:2,3:0 wave:3,4:1", lambda a, b: L.multi_dot((a, b)))
case("linalg.tensorinv", "matrix:4,4:0", lambda a: L.tensorinv(a.view(4, 2, 2), 1))
case("linalg.vecdot", f"{X} {Y}", L.vecdot)
case("linalg.householder_product", "wave:3,2:0 unit:2:1", L.householder_product)
case("cholesky_solve", "wave:3,2:0 symmetric:3,3:0", lambda b, a: torch.cholesky_solve(b, L.cholesky(a)))
case("cholesky_inverse", "symmetric:3,3:0", lambda a: torch.cholesky_inverse(L.cholesky(a)))

# --- Fourier transforms
FFT = torch.fft
case("fft.fft", "wave:2,5:0", FFT.fft)
case("fft.fft length", "wave:2,5:0", lambda x: FFT.fft(x, 8, 1, "ortho"))
case("fft.ifft", "wave:2,5,2:0", lambda x: FFT.ifft(torch.view_as_complex(x)))
case("fft.rfft", "wave:2,6:0", lambda x: FFT.rfft(x, norm="forward"))
case("fft.irfft", "wave:2,4,2:0", lambda x: FFT.irfft(torch.view_as_complex(x), 6))
case("fft.hfft", "wave:4,2:0", lambda x: FFT.hfft(torch.view_as_complex(x)))
case("fft.fft2", "wave:3,4:0", FFT.fft2)
case("fft.ifft2", "wave:3,4:0", FFT.ifft2)
case("fft.rfft2", "wave:3,4:0", lambda x: FFT.rfft2(x, (4, 4)))
case("fft.irfft2", "wave:3,3,2:0", lambda x: FFT.irfft2(torch.view_as_complex(x)))
case("fft.fftn", "wave:2,3,2:0", FFT.fftn)
case("fft.rfftn", "wave:2,3,2:0", FFT.rfftn)
case("fft.fftshift", "wave:3,4:0", FFT.fftshift)
case("fft.ifftshift", "wave:3,4:0", lambda x: FFT.ifftshift(x, (1,)))
case("fft.fftfreq", "", lambda: FFT.fftfreq(5, 0.5, dtype=torch.float64))
case("fft.rfftfreq", "", lambda: FFT.rfftfreq(6, dtype=torch.float64))
case("stft", "wave:16:0", lambda x: torch.stft(x, 4, 2, window=torch.hann_window(4, dtype=torch.float64), return_complex=True))
case("istft", "wave:16:0", lambda x: torch.istft(torch.stft(x, 4, 2, window=torch.hann_window(4, dtype=torch.float64), return_complex=True), 4, 2,
                                                  window=torch.hann_window(4, dtype=torch.float64)))
for name in "bartlett blackman hamming hann kaiser".split():
    case(name + "_window", "", lambda name=name: getattr(torch, name + "_window")(7, dtype=torch.float64))

# --- factories
case("arange", "", lambda: torch.arange(1, 2.5, 0.4, dtype=torch.float64))
case("arange of integers", "", lambda: torch.arange(-2, 9, 3))
case("linspace", "", lambda: torch.linspace(-1, 2, 7, dtype=torch.float64))
case("logspace", "", lambda: torch.logspace(-1, 2, 4, 2, dtype=torch.float64))
case("eye", "", lambda: torch.eye(2, 3, dtype=torch.float64))
case("full", "", lambda: torch.full((2, 2), 2.5, dtype=torch.float64))


def text(tensor):
    if tensor.is_complex():
        tensor = torch.view_as_real(tensor.resolve_conj())
    kind = "f" if tensor.is_floating_point() else "b" if tensor.dtype == torch.bool else "i"
    values = [("%.9g" % value if kind == "f" else "%d" % value) for value in tensor.detach().reshape(-1).tolist()]
    return kind + " " + ",".join(str(size) for size in tensor.shape) + " | " + " ".join(values)


def real(tensor):
    return torch.view_as_real(tensor.resolve_conj()) if tensor.is_complex() else tensor


def main():
    print(f"# made by scripts/references/operators.py with PyTorch {torch.__version__}")
    for name, specs, function in CASES:
        inputs = [made(spec) for spec in specs]
        for tensor in inputs:
            tensor.requires_grad_(tensor.is_floating_point())
        outputs = function(*inputs)
        outputs = [outputs] if isinstance(outputs, torch.Tensor) else list(outputs)
        print("case", name)
        print("inputs", *specs)
        for output in outputs:
            print("output", text(output))
        loss = 0
        for n, output in enumerate(real(output) for output in outputs):
            if output.is_floating_point() and output.requires_grad:
                weights = torch.cos(0.53 * torch.arange(output.numel(), dtype=torch.float64) + 0.2 * n).reshape(output.shape)
                loss = loss + (output * weights).sum()
        if isinstance(loss, torch.Tensor):
            loss.backward()
            for n, tensor in enumerate(inputs):
                if tensor.grad is not None and bool(torch.isfinite(tensor.grad).all()):
                    print("gradient", n, text(tensor.grad + 0))  # a gradient of nothing but zeros has no memory of its own


main()
