"""One training step of the small net in Python's PyTorch, for tests/MiniCnn.Benchmarks.

python3 step.py BATCH OPTIMISER THREADS: for every line "N" on standard input, N steps are taken and the seconds, those of the fastest step and the last loss printed.
"""
import sys
import time

import torch
from torch import nn

batch, optimizer_name, threads = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
torch.set_num_threads(threads)
torch.manual_seed(1)
net = nn.Sequential(
    nn.Conv2d(1, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(32 * 7 * 7, 10))
images, labels = torch.rand(batch, 1, 28, 28), torch.randint(0, 10, (batch,))
loss_function = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(net.parameters(), 1e-3, 0.9) if optimizer_name == "SGD" else torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=0.01)

for line in sys.stdin:
    times = []
    for _ in range(int(line)):
        start = time.perf_counter()
        optimizer.zero_grad(set_to_none=True)
        loss = loss_function(net(images), labels)
        loss.backward()
        optimizer.step()
        times.append(time.perf_counter() - start)
    print(f"{sum(times):.9f} {min(times):.9f} {loss.item():.9g}", flush=True)
