"""What the scripts for TorchSharp.Lite's references share: inputs both sides can make, and a safetensors file of what PyTorch found."""
import json
import struct

import numpy
import torch


def values(shape, seed=0):
    """Numbers between -1 and 1 that C# makes in the same way (Support/Values.cs)."""
    count = int(numpy.prod(shape)) if len(shape) else 1
    h = ((numpy.arange(1, count + 1, dtype=numpy.uint64) * 2654435761) + seed * 40503) % 2**32
    h ^= h >> 15
    h = (h * 2246822519) % 2**32
    h ^= h >> 13
    return torch.from_numpy((h.astype(numpy.float64) / 2**31 - 1).astype(numpy.float32)).reshape(shape)


def weights(tensor):
    """What an output is multiplied with before its sum is taken for the gradients."""
    i = torch.arange(tensor.numel())
    return (((i * 7919) % 13 - 6).double() / 7).to(tensor.dtype).reshape(tensor.shape)


def write(path, tensors, notes):
    header, body = {"__metadata__": {key: str(value) for key, value in notes.items()}}, b""
    for name, tensor in tensors.items():
        data = tensor.detach().contiguous().to(torch.float64 if tensor.dtype == torch.float64 else torch.float32).numpy().tobytes()
        header[name] = {
            "dtype": "F64" if tensor.dtype == torch.float64 else "F32",
            "shape": list(tensor.shape),
            "data_offsets": [len(body), len(body) + len(data)],
        }
        body += data
    text = json.dumps(header, separators=(",", ":")).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + body)
    print(path, len(tensors), "tensors,", 8 + len(text) + len(body), "bytes")
