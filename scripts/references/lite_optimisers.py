"""Makes tests/TorchSharp.Lite.Tests/Optim/optimisers.safetensors: the way of each optimiser over ten steps of a small problem.

Run with a Python that has PyTorch 1.13: python3 scripts/references/lite_optimisers.py
"""
import pathlib

import torch
from torch import nn, optim

from lite_archive import values, write

results = {}


def problem(dtype):
    inputs, targets = values((8, 4), 1).to(dtype), values((8, 3), 2).to(dtype)
    weight, bias = nn.Parameter(values((3, 4), 3).to(dtype)), nn.Parameter(values((3,), 4).to(dtype))
    return weight, bias, lambda: ((torch.tanh(inputs @ weight.t() + bias) - targets) ** 2).mean()


def way(name, make, steps=10):
    # LBFGS multiplies rounding errors: in single precision the way is lost after a few steps.
    weight, bias, loss = problem(torch.float64 if name.startswith("LBFGS") else torch.float32)
    optimiser = make([weight, bias])
    points = []
    for n in range(steps):
        def closure():
            optimiser.zero_grad()
            value = loss()
            value.backward()
            return value
        if name.startswith("LBFGS"):
            optimiser.step(closure)
        else:
            closure()
            if "rate halves" in name and n == 5:
                for group in optimiser.param_groups:
                    group["lr"] /= 2
            if "gap" in name and n in (2, 3):
                bias.grad = None
            optimiser.step()
        points.append(torch.cat([weight.detach().flatten(), bias.detach()]))
    results[name] = torch.stack(points)


def groups(parameters, **second):
    return [{"params": parameters[:1]}, {"params": parameters[1:], **second}]


way("SGD", lambda p: optim.SGD(p, 0.1))
way("SGD momentum", lambda p: optim.SGD(p, 0.1, 0.9))
way("SGD dampening", lambda p: optim.SGD(p, 0.1, 0.9, 0.3, 0.01))
way("SGD nesterov", lambda p: optim.SGD(p, 0.1, 0.9, 0, 0.01, True))
way("SGD maximize", lambda p: optim.SGD(p, 0.1, 0.9, maximize=True))
way("SGD groups", lambda p: optim.SGD(groups(p, lr=0.01, momentum=0.5), 0.1, 0.9))
way("SGD gap", lambda p: optim.SGD(p, 0.1, 0.9))
way("SGD rate halves", lambda p: optim.SGD(p, 0.1, 0.9))
for name, make in {"Adam": optim.Adam, "AdamW": optim.AdamW}.items():
    way(name, lambda p: make(p, 0.05, weight_decay=0.0))
    way(f"{name} decay", lambda p: make(p, 0.05, (0.8, 0.95), 1e-6, 0.1))
    way(f"{name} amsgrad", lambda p: make(p, 0.05, amsgrad=True, weight_decay=0.01))
    way(f"{name} maximize", lambda p: make(p, 0.05, maximize=True, weight_decay=0.0))
    way(f"{name} gap", lambda p: make(p, 0.05, weight_decay=0.0))
    way(f"{name} groups", lambda p: make(groups(p, weight_decay=0.0, lr=0.01), 0.05, weight_decay=0.1))
way("RMSProp", lambda p: optim.RMSprop(p, 0.02))
way("RMSProp all", lambda p: optim.RMSprop(p, 0.02, 0.9, 1e-6, 0.01, 0.8, True))
way("RMSProp maximize", lambda p: optim.RMSprop(p, 0.02, maximize=True))
way("Adadelta", lambda p: optim.Adadelta(p))
way("Adadelta all", lambda p: optim.Adadelta(p, 0.7, 0.8, 1e-5, 0.01))
way("Adagrad", lambda p: optim.Adagrad(p, 0.1))
way("Adagrad all", lambda p: optim.Adagrad(p, 0.1, 0.05, 0.01, 0.2, 1e-8))
way("LBFGS", lambda p: optim.LBFGS(p, 0.5, 4), 4)
way("LBFGS short memory", lambda p: optim.LBFGS(p, 1, 8, history_size=2), 3)

write(pathlib.Path(__file__).parents[2] / "tests/TorchSharp.Lite.Tests/Optim/optimisers.safetensors", results,
      {"made by": "scripts/references/lite_optimisers.py", "torch": torch.__version__})
