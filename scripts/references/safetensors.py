#!/usr/bin/env python3
"""An independent reader and writer of safetensors files, from the format's description alone (no package needed).

  safetensors.py write FILE    writes the reference file of tests/MiniCnn.Tests/Runs
  safetensors.py check FILE…   holds files against every rule of the format and lists their tensors
"""
import json
import struct
import sys

SIZES = dict(BOOL=1, U8=1, I8=1, F8_E5M2=1, F8_E4M3=1, I16=2, U16=2, F16=2, BF16=2, I32=4, U32=4, F32=4, F64=8, I64=8, U64=8)


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), "a key stands twice"
    return dict(pairs)


def check(path):
    file = open(path, "rb").read()
    assert len(file) >= 8, "too short for a header length"
    (n,) = struct.unpack("<Q", file[:8])
    assert n <= 100_000_000 and 8 + n <= len(file), "header length"
    text = file[8 : 8 + n].decode("utf-8")
    assert text.startswith("{"), "the header begins with {"
    assert text.rstrip(" ").endswith("}"), "only spaces follow the header"
    header = json.loads(text, object_pairs_hook=no_duplicates)
    metadata = header.pop("__metadata__", {})
    assert all(isinstance(value, str) for value in metadata.values()), "metadata maps text to text"
    reached = 0
    for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        assert set(entry) == {"dtype", "shape", "data_offsets"}, name
        begin, end = entry["data_offsets"]
        count = 1
        for size in entry["shape"]:
            assert isinstance(size, int) and size >= 0, name
            count *= size
        assert begin == reached, f"{name}: a gap or an overlap"
        assert end - begin == count * SIZES[entry["dtype"]], f"{name}: size"
        assert (8 + n + begin) % SIZES[entry["dtype"]] == 0, f"{name}: not aligned"
        reached = end
        print(f"{name:40s} {entry['dtype']:5s} {entry['shape']}")
    assert 8 + n + reached == len(file), "the data end where the file ends"
    print(path, "keeps the rules;", len(header), "tensors,", metadata)


def write(path):
    tensors = {
        "double": ("F64", [2], struct.pack("<2d", 0.1, -1e300)),
        "conv1.weight": ("F32", [2, 1, 1, 3], struct.pack("<6f", 0.5, -1.25, 3, 0, -0.0, 1e-40)),
        "größe µ": ("I64", [], struct.pack("<q", -(2**40))),
        "bytes": ("U8", [3], bytes([0, 127, 255])),
        "empty": ("F32", [0, 7], b""),
    }
    header, data = {"__metadata__": {"format": "pt", "note": "é\n"}}, b""
    for name, (kind, shape, content) in tensors.items():
        header[name] = dict(dtype=kind, shape=shape, data_offsets=[len(data), len(data) + len(content)])
        data += content
    text = json.dumps(header, ensure_ascii=False).encode("utf-8")
    open(path, "wb").write(struct.pack("<Q", len(text)) + text + data)


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "write":
        write(sys.argv[2])
    elif len(sys.argv) > 2 and sys.argv[1] == "check":
        for name in sys.argv[2:]:
            check(name)
    else:
        sys.exit(__doc__)
