#!/usr/bin/env python3
"""Makes tests/MiniCnn.Tests/Imaging/References/png.txt: small PNG files of every color type, depth and interlacing, built
chunk by chunk here or saved by PIL, each with the pixels that a reader must give. PIL reads every file too, and must agree.

    python3 scripts/references/png.py        (needs python3-pil)

A line holds: name, width, height, channels, the file in base64, the expected bytes in hex.
"""
import base64, io, os, random, struct, zlib
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "../../tests/MiniCnn.Tests/Imaging/References/png.txt")
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
random.seed(7)


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def pack_row(samples, depth):
    if depth == 16:
        return b"".join(struct.pack(">H", s) for s in samples)
    bits = "".join(format(s, "0%db" % depth) for s in samples)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def paeth(a, b, c):
    p = a + b - c
    return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]


def filtered(rows, distance, first):
    out, above = b"", bytes(len(rows[0]))
    for y, row in enumerate(rows):
        kind = (first + y) % 5
        line = bytearray()
        for i, value in enumerate(row):
            a = row[i - distance] if i >= distance else 0
            c = above[i - distance] if i >= distance else 0
            b = above[i]
            line.append((value - [0, a, b, (a + b) // 2, paeth(a, b, c)][kind]) & 255)
        out += bytes([kind]) + bytes(line)
        above = row
    return out


def build(width, height, color, depth, interlaced, pixels, palette=None, transparency=None, extra=b""):
    """pixels[y][x] is a tuple of samples."""
    distance = max(1, SAMPLES[color] * depth // 8)
    raw = b""
    for number, (x0, y0, dx, dy) in enumerate(PASSES if interlaced else [(0, 0, 1, 1)]):
        rows = [[s for x in range(x0, width, dx) for s in pixels[y][x]] for y in range(y0, height, dy)]
        if rows and rows[0]:
            raw += filtered([pack_row(r, depth) for r in rows], distance, number)
    packed = zlib.compress(raw, 9)
    file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, int(interlaced)))
    file += chunk(b"gAMA", struct.pack(">I", 45455)) + extra
    if palette:
        file += chunk(b"PLTE", bytes(v for c in palette for v in c))
    if transparency:
        file += chunk(b"tRNS", transparency)
    cut = random.randrange(0, len(packed))
    file += chunk(b"IDAT", packed[:cut]) + chunk(b"IDAT", packed[cut:]) + chunk(b"tEXt", b"Comment\0made for a test") + chunk(b"IEND", b"")
    return file


def expected(color, depth, pixels, palette, transparency):
    """The 8-bit pixels, by the specification's rounding: value * 255 / largest, to the nearest."""
    largest = 2 ** depth - 1
    eight = lambda v: (v * 255 + largest // 2) // largest
    out, channels = [], None
    for row in pixels:
        for p in row:
            if color == 3:
                q = list(palette[p[0]])
                if transparency:
                    q.append(transparency[p[0]] if p[0] < len(transparency) else 255)
            elif color in (0, 2):
                q = [eight(v) for v in p]
                if transparency:
                    key = struct.unpack(">%dH" % len(p), transparency)
                    q = (q * 3 if color == 0 else q) + [0 if tuple(p) == key else 255]
            else:
                q = [eight(v) for v in p]
                q = q[:1] * 3 + q[1:] if color == 4 else q
            channels = len(q)
            out += q
    return channels, bytes(out)


def check_with_pil(name, file, channels, want, depth):
    image = Image.open(io.BytesIO(file))
    image.load()
    if channels == 4 and "transparency" in image.info and depth != 8 and image.mode != "P":
        want = bytes(v for i, v in enumerate(want) if i % 4 != 3)  # PIL compares its scaled samples with the unscaled key
        del image.info["transparency"]
        channels = 3
    if image.mode.startswith("I"):
        got = bytes((v * 255 + 32767) // 65535 for v in image.getdata() for _ in range(channels))
    else:
        got = image.convert({1: "L", 3: "RGB", 4: "RGBA"}[channels]).tobytes()
    tolerance = 1 if depth == 16 else 0  # PIL cuts 16 bits to the upper 8, here they are rounded
    assert len(got) == len(want), name
    bad = [(g, w) for g, w in zip(got, want) if abs(g - w) > tolerance]
    assert not bad, (name, image.mode, bad[:5])


lines = []


def add(name, width, height, channels, file, want):
    lines.append(" ".join([name, str(width), str(height), str(channels), base64.b64encode(file).decode(), want.hex()]))


for color, depths in {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}.items():
    for depth in depths:
        for interlaced in (False, True):
            for width, height in ((1, 1), (3, 5), (9, 7)):
                for clear in ((False, True) if color in (0, 2, 3) else (False,)):
                    palette = transparency = None
                    most = 2 ** depth - 1
                    if color == 3:
                        palette = [tuple(random.randrange(256) for _ in range(3)) for _ in range(min(2 ** depth, 20))]
                        most = len(palette) - 1
                    pixels = [[tuple(random.randint(0, most) for _ in range(SAMPLES[color])) for _ in range(width)] for _ in range(height)]
                    if clear:
                        key = pixels[height // 2][width // 2]
                        if color == 3:
                            transparency = bytes(random.randrange(256) for _ in range(max(1, len(palette) - 2)))
                        else:
                            transparency = struct.pack(">%dH" % len(key), *key)
                    file = build(width, height, color, depth, interlaced, pixels, palette, transparency)
                    channels, want = expected(color, depth, pixels, palette, transparency)
                    name = "type%d-%dbit%s%s-%dx%d" % (color, depth, "-adam7" if interlaced else "", "-trns" if clear else "", width, height)
                    check_with_pil(name, file, channels, want, depth)
                    add(name, width, height, channels, file, want)

# A larger picture, every filter in every pass, and a palette that RGB files may carry as a suggestion.
pixels = [[((x * 7 + y * 3) % 256, (x * y) % 256, (255 - x * 5) % 256) for x in range(40)] for y in range(24)]
for interlaced in (False, True):
    file = build(40, 24, 2, 8, interlaced, pixels, palette=[(1, 2, 3), (4, 5, 6)])
    channels, want = expected(2, 8, pixels, None, None)
    check_with_pil("large", file, channels, want, 8)
    add("suggested-palette" + ("-adam7" if interlaced else ""), 40, 24, channels, file, want)

# Saved by PIL from its own pictures.
noise = Image.frombytes("RGBA", (11, 6), bytes(random.randrange(256) for _ in range(11 * 6 * 4)))
for mode, channels in (("1", 1), ("L", 1), ("LA", 4), ("P", 3), ("RGB", 3), ("RGBA", 4)):
    for optimize in (False, True):
        image = noise.convert(mode)
        stream = io.BytesIO()
        image.save(stream, "PNG", optimize=optimize)
        image = Image.open(stream)
        channels = 4 if "transparency" in image.info else channels
        want = image.convert({1: "L", 3: "RGB", 4: "RGBA"}[channels]).tobytes()
        add("pil-%s%s" % (mode, "-optimized" if optimize else ""), 11, 6, channels, stream.getvalue(), want)

with open(OUT, "w") as f:
    f.write("\n".join(lines) + "\n")
print(len(lines), "files,", os.path.getsize(OUT), "bytes")
