"""What PyTorch computes with the presets and with every kind of layer: writes tests/MiniCnn.Tests/Models/models.json.

    python3 scripts/references/models.py [FOLDER]

The networks are written here by hand. No weights are stored: parameter p (counted in the order of the layers, weight before
bias) holds sin(0.1 i + p) / sqrt(fan-in) at flat position i, a bias half of that; running means hold 0.1 sin(i), running
variances 1 + 0.5 sin(i)^2, inputs sin(0.37 i). Evaluation mode.

FOLDER, if given, holds Python files made by `minicnn model ... --code python` for the same texts (PRESET.py, every_layer.py):
each is run and its outputs compared with those of the networks here.
"""
import importlib.util
import json
import math
import pathlib
import sys

import torch
import torch.nn.functional as F
from torch import nn

HERE = pathlib.Path(__file__).resolve().parents[2]
TESTS = HERE / "tests/MiniCnn.Tests/Models"


class Step(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def block(i, o, k, s=1, pool=False, act=nn.ReLU, padding=None, ceil=False):
    layers = [nn.Conv2d(i, o, k, s, k // 2 if padding is None else padding, bias=False)]
    if pool:
        layers.append(nn.MaxPool2d(2, ceil_mode=ceil))
    return layers + [nn.BatchNorm2d(o), act()]


def crop(h, w):
    def middle(x):
        top, left = (x.shape[2] - h) // 2, (x.shape[3] - w) // 2
        return x[:, :, top:top + h, left:left + w]
    return Step(middle)


PRESETS = {
    "small": nn.Sequential(nn.Conv2d(1, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(),
                           nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1568, 10)),
    "fast": nn.Sequential(crop(24, 24), *block(1, 8, 3, pool=True), *block(8, 16, 3, pool=True), nn.Conv2d(16, 64, 3, bias=False), nn.MaxPool2d(2),
                          nn.BatchNorm2d(64), nn.ReLU(), nn.Flatten(), nn.Linear(256, 10)),
    "tiny": nn.Sequential(*block(1, 6, 3, pool=True, act=nn.SiLU), *block(6, 6, 3, act=nn.SiLU), *block(6, 7, 2, pool=True, act=nn.SiLU, padding=0, ceil=True),
                          *block(7, 8, 2, act=nn.SiLU, padding=0), *block(8, 8, 2, act=nn.SiLU, padding=0), *block(8, 8, 2, act=nn.SiLU, padding=0),
                          Step(lambda x: x.mean((2, 3))), nn.Flatten(), nn.Linear(8, 10)),
    "best": nn.Sequential(*block(1, 16, 3, pool=True), *block(16, 32, 3, pool=True), *block(32, 64, 3), *block(64, 96, 3, pool=True, padding=0, ceil=True),
                          nn.Flatten(), nn.Dropout(.3), nn.Linear(864, 10)),
    "example": nn.Sequential(nn.Conv2d(1, 32, 3, 1), nn.ReLU(), nn.Conv2d(32, 64, 3, 1), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(.25),
                             nn.Flatten(), nn.Linear(9216, 128), nn.ReLU(), nn.Dropout(.5), nn.Linear(128, 10)),
    "lenet": nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2),
                           nn.Flatten(), nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10)),
    "mlp": nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)),
}

EVERY = nn.Sequential(
    crop(18, 16),
    nn.ZeroPad2d((1, 2, 0, 3)), nn.Conv2d(2, 8, (3, 5), stride=(2, 1), dilation=(1, 2), groups=2, bias=False), nn.BatchNorm2d(8), nn.LeakyReLU(.2),
    nn.Conv2d(8, 8, 4, padding="same"), nn.ReLU(),
    nn.Conv2d(8, 8, 3, padding=1, padding_mode="reflect", groups=8), nn.SiLU(),
    Step(lambda x: F.pad(x, (2, 1, 1, 2), mode="circular")), nn.Conv2d(8, 8, 3), nn.GELU(),
    nn.Conv2d(8, 8, 2, padding=1, padding_mode="replicate"), nn.Mish(),
    nn.ConvTranspose2d(8, 6, (3, 2), stride=2, padding=(1, 0), output_padding=1, groups=2), nn.GroupNorm(3, 6), nn.ELU(.75),
    nn.MaxPool2d((3, 2), stride=2, padding=1, ceil_mode=True), nn.Hardswish(), nn.AvgPool2d((2, 3), stride=1), nn.SELU(),
    nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False), nn.Tanh(), nn.Upsample(scale_factor=2, mode="nearest"), nn.ReLU6(),
    nn.AdaptiveAvgPool2d((4, 3)), nn.Identity(), nn.Dropout(.25), nn.Flatten(), nn.BatchNorm1d(72), nn.Linear(72, 12, bias=False), nn.Softplus(),
    nn.Linear(12, 3), nn.Sigmoid())


def fill(model):
    with torch.no_grad():
        for p, parameter in enumerate(model.parameters()):
            values = torch.sin(0.1 * torch.arange(parameter.numel(), dtype=torch.float64) + p)
            scale = 1 / math.sqrt(parameter[0].numel()) if parameter.ndim > 1 else 0.5
            parameter.copy_((values * scale).reshape(parameter.shape))
        for name, buffer in model.named_buffers():
            i = torch.arange(buffer.numel(), dtype=torch.float64)
            if name.endswith("running_mean"):
                buffer.copy_(0.1 * torch.sin(i))
            elif name.endswith("running_var"):
                buffer.copy_(1 + 0.5 * torch.sin(i) ** 2)
    return model.eval()


def inputs(channels, height, width):
    return torch.sin(0.37 * torch.arange(2 * channels * height * width, dtype=torch.float64)).float().reshape(2, channels, height, width)


def multiply_adds(model, x):
    total = []

    def count(module, given, out):
        if isinstance(module, nn.ConvTranspose2d):
            total.append(given[0][0].numel() * module.weight[0].numel())
        elif isinstance(module, nn.Conv2d):
            total.append(out[0].numel() * module.weight[0].numel())
        elif isinstance(module, nn.Linear):
            total.append(module.weight.numel())
    hooks = [module.register_forward_hook(count) for module in model.modules()]
    model(x[:1])
    for hook in hooks:
        hook.remove()
    return sum(total)


def reference(model, x):
    with torch.no_grad():
        out = fill(model)(x)
        flat = next(n for n, layer in enumerate(model) if isinstance(layer, nn.Flatten))
        features = model[:flat + 1](x)
        return {"shape": list(out.shape), "features": [round(v, 7) for v in features.double().flatten()[::max(1, features.numel() // 40)].tolist()],
                "parameters": sum(p.numel() for p in model.parameters()), "multiplyAdds": multiply_adds(model, x),
                "output": [round(v, 7) for v in out.double().flatten().tolist()]}


def initial(model):
    """Some weights drawn with seed 7: where a layer's begin and end."""
    torch.manual_seed(7)
    for layer in model:
        if hasattr(layer, "reset_parameters"):
            layer.reset_parameters()
    return {name: [p.flatten()[0].item(), p.flatten()[-1].item()] for name, p in zip(["conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "linear1.weight", "linear1.bias"], model.parameters())}


def check_generated(folder, name, expected, x):
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    source = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(source)
    (made,) = [value for value in vars(source).values() if isinstance(value, type) and issubclass(value, nn.Module) and value is not nn.Module]
    difference = (fill(made())(x) - expected).abs().max().item()
    print(f"{name}.py: largest difference {difference}")
    assert difference <= 1e-6


def main():
    torch.set_num_threads(1)
    result = {"initial": initial(PRESETS["small"])}
    cases = [(name, model, inputs(1, 28, 28)) for name, model in PRESETS.items()] + [("every_layer", EVERY, inputs(2, 20, 18))]
    for name, model, x in cases:
        result[name] = reference(model, x)
        if len(sys.argv) > 1:
            check_generated(pathlib.Path(sys.argv[1]), name, model(x).detach(), x)
    (TESTS / "models.json").write_text(json.dumps(result, indent=1) + "\n")


main()
