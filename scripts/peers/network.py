"""A network in Python's PyTorch, as it comes, for scripts/bench: the other side of tests/MiniCnn.Benchmarks/Measuring/Worker.cs.

python3 network.py training CODE BATCH THREADS OPTIMIZER SMOOTHING
python3 network.py inference CODE IMAGES THREADS

CODE is what `minicnn model NAME --code python` prints. For every line "N" on standard input, N steps or forward passes; the answer is their seconds.
"""
import json
import sys
import time

import torch
from torch import nn

task, code, count, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
torch.set_num_threads(threads)
torch.manual_seed(1)
names = {"__name__": "network"}
exec(code, names)
model = next(kind for kind in names.values() if isinstance(kind, type) and issubclass(kind, nn.Module))()

if task == "training":
    optimizer = getattr(torch.optim, sys.argv[5])(model.parameters(), lr=0.001)
    loss_function = nn.CrossEntropyLoss(label_smoothing=float(sys.argv[6]))
    pixels, labels = torch.randint(0, 256, (4096, 1, 28, 28), dtype=torch.uint8), torch.randint(0, 10, (4096,))

    def work():
        batch = torch.randint(0, 4096, (count,))
        optimizer.zero_grad(set_to_none=True)
        loss = loss_function(model(pixels[batch].float().mul_(1 / (255 * 0.3)).add_(-0.5 / 0.3)), labels[batch])
        loss.backward()
        optimizer.step()
        loss.item()
else:
    model.eval()
    images = torch.rand(count, 1, 28, 28)

    def work():
        with torch.inference_mode():
            for chunk in images.split(1000):
                model(chunk)

for line in sys.stdin:
    start = time.perf_counter()
    for _ in range(int(line)):
        work()
    print(json.dumps({"Seconds": time.perf_counter() - start, "Parts": {}}), flush=True)
