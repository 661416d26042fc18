"""Makes tests/TorchSharp.Lite.Tests/Nn/modules.safetensors: layers as PyTorch starts them from a seed, and what they give and learn.

Run with a Python that has PyTorch 1.13: python3 scripts/references/lite_modules.py
"""
import pathlib

import torch
from torch import nn

from lite_archive import values, weights, write

results, notes = {}, {"made by": "scripts/references/lite_modules.py", "torch": torch.__version__}


def layer(name, make, *shapes, steps=1):
    """The start from seed 5, then values and gradients with parameters that both sides know; buffers after `steps` forwards."""
    torch.manual_seed(5)
    module = make()
    notes[name] = ",".join(module.state_dict())
    for key, parameter in module.named_parameters():
        results[f"{name}/init {key}"] = parameter.detach().clone()
    with torch.no_grad():
        for n, parameter in enumerate(module.parameters()):
            parameter.copy_(values(parameter.shape, 20 + n))
    inputs = [values(shape, n).requires_grad_() for n, shape in enumerate(shapes)]
    for _ in range(steps):
        output = module(*inputs)
    (output * weights(output)).sum().backward()
    results[f"{name}/out"] = output
    for n, tensor in enumerate(inputs):
        results[f"{name}/grad{n}"] = tensor.grad
    for key, parameter in module.named_parameters():
        results[f"{name}/grad {key}"] = parameter.grad
    for key, buffer in module.named_buffers():
        results[f"{name}/buffer {key}"] = buffer.float()
    if steps > 1:
        module.eval()
        results[f"{name}/eval"] = module(*[tensor.detach() for tensor in inputs])


layer("Linear", lambda: nn.Linear(5, 3), (4, 5))
layer("Linear no bias", lambda: nn.Linear(5, 3, bias=False), (4, 5))
layer("Conv1d", lambda: nn.Conv1d(3, 4, 3, 2, 1, 2), (2, 3, 9))
layer("Conv2d", lambda: nn.Conv2d(2, 4, (3, 2), (2, 1), (1, 2)), (1, 2, 5, 4))
layer("Conv2d groups", lambda: nn.Conv2d(4, 6, 3, padding=1, groups=2, bias=False), (1, 4, 4, 3))
layer("Conv2d same", lambda: nn.Conv2d(2, 3, 3, padding="same"), (1, 2, 4, 5))
for mode in ("reflect", "replicate", "circular"):
    layer(f"Conv2d {mode}", lambda: nn.Conv2d(2, 3, (3, 5), padding=(1, 2), padding_mode=mode), (1, 2, 4, 5))
layer("Conv2d same reflect", lambda: nn.Conv2d(2, 3, (3, 4), padding="same", padding_mode="reflect"), (1, 2, 4, 5))
layer("Conv3d", lambda: nn.Conv3d(1, 2, 2, 1, 1), (1, 1, 2, 3, 2))
layer("ConvTranspose1d", lambda: nn.ConvTranspose1d(3, 2, 3, 2, 1, 1), (2, 3, 4))
layer("ConvTranspose2d", lambda: nn.ConvTranspose2d(3, 4, (3, 2), (2, 3), (1, 0), (1, 2), 2 - 1), (1, 3, 3, 2))
layer("ConvTranspose2d groups", lambda: nn.ConvTranspose2d(4, 4, 2, 2, groups=2, bias=False, dilation=2), (1, 4, 2, 3))
layer("ConvTranspose3d", lambda: nn.ConvTranspose3d(1, 2, 2, 2), (1, 1, 2, 2, 1))
layer("BatchNorm1d", lambda: nn.BatchNorm1d(3), (4, 3), steps=3)
layer("BatchNorm2d", lambda: nn.BatchNorm2d(3, eps=1e-3, momentum=0.3), (4, 3, 2, 2), steps=3)
layer("BatchNorm2d bare", lambda: nn.BatchNorm2d(3, affine=False, track_running_stats=False), (4, 3, 2, 2), steps=2)
layer("BatchNorm3d", lambda: nn.BatchNorm3d(2), (2, 2, 2, 1, 2), steps=2)
layer("GroupNorm", lambda: nn.GroupNorm(2, 4), (2, 4, 3))
layer("LayerNorm", lambda: nn.LayerNorm((3, 2)), (4, 3, 2))
layer("InstanceNorm2d", lambda: nn.InstanceNorm2d(3, affine=True, track_running_stats=True), (2, 3, 3, 2), steps=2)
layer("InstanceNorm1d no batch", lambda: nn.InstanceNorm1d(3), (3, 5))
layer("PReLU", lambda: nn.PReLU(3), (2, 3, 4))
layer("Sequential", lambda: nn.Sequential(
    nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Sequential(nn.Conv2d(4, 5, 2), nn.SiLU()), nn.Flatten(), nn.Linear(20, 3)),
    (2, 1, 6, 6), steps=2)
torch.manual_seed(5)
nets = [nn.Conv2d(2, 3, 3), nn.BatchNorm2d(3), nn.Dropout(0.5), nn.Linear(4, 3)]
results["after/rand"] = torch.rand(4)

# nn.init
for name, initialise in {
    "uniform_": lambda t: nn.init.uniform_(t, -2, 3), "normal_": lambda t: nn.init.normal_(t, 1, 2), "trunc_normal_": lambda t: nn.init.trunc_normal_(t, 0.5, 2, -1, 3),
    "kaiming_uniform_": lambda t: nn.init.kaiming_uniform_(t, 0.3), "kaiming_uniform_ out relu": lambda t: nn.init.kaiming_uniform_(t, 0, "fan_out", "relu"),
    "kaiming_normal_": lambda t: nn.init.kaiming_normal_(t, 0, "fan_out", "tanh"), "xavier_uniform_": lambda t: nn.init.xavier_uniform_(t, 1.5),
    "xavier_normal_": lambda t: nn.init.xavier_normal_(t, 0.7), "orthogonal_": lambda t: nn.init.orthogonal_(t, 1.2), "dirac_": nn.init.dirac_,
    "constant_": lambda t: nn.init.constant_(t, 0.3), "ones_": nn.init.ones_, "zeros_": nn.init.zeros_,
}.items():
    torch.manual_seed(9)
    results[f"init/{name}"] = initialise(torch.full((4, 3, 3, 2), 7.0))
torch.manual_seed(9)
results["init/orthogonal_ wide"] = nn.init.orthogonal_(torch.zeros(3, 5))
results["init/eye_"] = nn.init.eye_(torch.ones(3, 4))
results["init/sparse_"] = nn.init.sparse_(torch.ones(5, 3), 0.5, 0.2)
gains = {"Linear": ("linear",), "Conv2D": ("conv2d",), "ConvTranspose3D": ("conv_transpose3d",), "Sigmoid": ("sigmoid",), "Tanh": ("tanh",), "ReLU": ("relu",), "LeakyReLU": ("leaky_relu", 0.3)}
for name, arguments in gains.items():
    results[f"gain/{name}"] = torch.tensor(nn.init.calculate_gain(*arguments), dtype=torch.float64)

# Gradients clipped
for name, (bound, norm) in {"2": (0.7, 2.0), "1": (0.7, 1.0), "inf": (0.2, float("inf")), "far": (1e3, 2.0)}.items():
    parameters = [nn.Parameter(values((3, 2), 1)), nn.Parameter(values((4,), 2)), nn.Parameter(values((2,), 3))]
    for n, parameter in enumerate(parameters[:2]):
        parameter.grad = values(parameter.shape, 30 + n)
    results[f"clip/{name} norm"] = nn.utils.clip_grad_norm_(parameters, bound, norm)
    for n, parameter in enumerate(parameters[:2]):
        results[f"clip/{name} grad{n}"] = parameter.grad

write(pathlib.Path(__file__).parents[2] / "tests/TorchSharp.Lite.Tests/Nn/modules.safetensors", results, notes)
