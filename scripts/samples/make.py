#!/usr/bin/python3
"""Draws the sample images in data/samples. Needs numpy and Pillow; run it from anywhere: python3 scripts/samples/make.py

Everything is drawn four times too large and shrunk by averaging, so that edges are smooth. The random parts are seeded:
the same versions of numpy and Pillow give the same files.
"""
import math
import pathlib

import numpy
from PIL import Image, ImageDraw, ImageFont

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "data" / "samples"
SCALE = 4


def shrink(picture, width, height):
    return picture.resize((width, height), Image.BOX)


def save(picture, name):
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.png"
    picture.save(path, optimize=True)
    print(path.name, picture.size, path.stat().st_size, "bytes")


def scene():
    """A harbour: sun rays, sails, a lighthouse, roofs, waves: edges in all directions, thin and wide, strong and weak."""
    w, h = 320, 240
    s = SCALE
    rows = numpy.linspace(0, 1, h * s)[:, None]
    top, low = numpy.array([96, 160, 214]), numpy.array([250, 226, 190])
    sky = (top * (1 - rows) + low * rows)[:, None, :].repeat(w * s, axis=1)
    picture = Image.fromarray(sky.astype(numpy.uint8))
    d = ImageDraw.Draw(picture)

    def p(*points):
        return [(x * s, y * s) for x, y in points]

    # sun with rays every 15 degrees
    cx, cy = 62, 52
    for n in range(24):
        a = 2 * math.pi * n / 24
        r = 46 if n % 2 == 0 else 37
        d.line(p((cx + 27 * math.cos(a), cy + 27 * math.sin(a)), (cx + r * math.cos(a), cy + r * math.sin(a))), fill=(255, 214, 110), width=2 * s)
    d.ellipse(p((cx - 21, cy - 21), (cx + 21, cy + 21)), fill=(255, 236, 150))
    # clouds
    for x, y, r in [(150, 38, 10), (163, 33, 13), (178, 38, 10), (252, 60, 7), (262, 57, 9), (273, 60, 7)]:
        d.ellipse(p((x - r, y - r), (x + r, y + r)), fill=(252, 250, 246))
    # hills
    hill = [(0, 150)] + [(x, 138 - 22 * math.sin(x / 46.0) - 9 * math.sin(x / 17.0 + 1)) for x in range(0, 321, 2)] + [(320, 176), (0, 176)]
    d.polygon(p(*hill), fill=(116, 146, 112))
    near = [(0, 168)] + [(x, 158 - 12 * math.sin(x / 33.0 + 2)) for x in range(0, 321, 2)] + [(320, 186), (0, 186)]
    d.polygon(p(*near), fill=(84, 118, 84))
    # sea with waves
    d.rectangle(p((0, 176), (320, 240)), fill=(52, 104, 140))
    for row in range(9):
        y = 181 + row * 6.6
        wave = [(x, y + (0.8 + row * 0.16) * math.sin(x / (3.2 + row * 0.7) + row * 1.7)) for x in range(0, 321)]
        d.line(p(*wave), fill=(84 + 6 * row, 142 + 4 * row, 176), width=s)
    # houses: walls, roofs at different slopes, windows, a door
    for x, wide, tall, wall, roof, peak in [(118, 34, 30, (222, 206, 180), (150, 62, 50), 20), (156, 26, 40, (196, 122, 92), (70, 66, 82), 12), (186, 40, 26, (236, 230, 214), (170, 84, 54), 26)]:
        d.rectangle(p((x, 176 - tall), (x + wide, 176)), fill=wall)
        d.polygon(p((x - 3, 176 - tall), (x + wide / 2, 176 - tall - peak), (x + wide + 3, 176 - tall)), fill=roof)
        for wx in range(int(x) + 4, int(x + wide) - 7, 10):
            d.rectangle(p((wx, 176 - tall + 6), (wx + 6, 176 - tall + 14)), fill=(58, 70, 96))
            d.line(p((wx + 3, 176 - tall + 6), (wx + 3, 176 - tall + 14)), fill=(236, 232, 220), width=s // 2)
            d.line(p((wx, 176 - tall + 10), (wx + 6, 176 - tall + 10)), fill=(236, 232, 220), width=s // 2)
        d.rectangle(p((x + wide / 2 - 3, 164), (x + wide / 2 + 3, 176)), fill=(92, 58, 40))
    # lighthouse with slanted stripes
    left, right, foot, head = 262, 284, 186, 96
    d.polygon(p((left, foot), (left + 5, head), (right - 5, head), (right, foot)), fill=(244, 240, 232))
    for n in range(4):
        a, b = n * 0.25 + 0.06, n * 0.25 + 0.18

        def side(t, left_side):
            x = left + 5 * t if left_side else right - 5 * t
            return (x, foot + (head - foot) * t)
        d.polygon(p(side(a, True), side(b, True), side(b + 0.06, False), side(a + 0.06, False)), fill=(196, 44, 44))
    d.rectangle(p((left + 3, head - 4), (right - 3, head)), fill=(56, 60, 72))
    d.rectangle(p((left + 6, head - 15), (right - 6, head - 4)), fill=(255, 240, 168))
    d.polygon(p((left + 4, head - 15), ((left + right) / 2, head - 25), (right - 4, head - 15)), fill=(56, 60, 72))
    # boat
    d.polygon(p((30, 200), (100, 200), (88, 214), (42, 214)), fill=(120, 66, 40))
    d.line(p((30, 200), (100, 200)), fill=(250, 244, 230), width=s)
    d.line(p((64, 200), (64, 118)), fill=(70, 46, 30), width=2 * s)
    d.polygon(p((67, 122), (67, 194), (106, 194)), fill=(252, 250, 244))
    d.polygon(p((61, 130), (61, 194), (30, 194)), fill=(226, 96, 62))
    for n in range(1, 5):
        d.line(p((67, 122 + n * 15), (67 + n * 8, 122 + n * 15)), fill=(198, 196, 188), width=s // 2)
    d.polygon(p((64, 118), (64, 126), (50, 122)), fill=(40, 96, 160))
    # gulls, pier with crossed beams
    for x, y, r in [(196, 70, 7), (216, 84, 5), (232, 34, 6)]:
        d.arc(p((x - 2 * r, y - r), (x, y + r)), 200, 340, fill=(60, 60, 70), width=s)
        d.arc(p((x, y - r), (x + 2 * r, y + r)), 200, 340, fill=(60, 60, 70), width=s)
    d.rectangle(p((150, 196), (320, 201)), fill=(128, 96, 66))
    for x in range(156, 320, 24):
        d.rectangle(p((x, 201), (x + 4, 236)), fill=(98, 70, 48))
        if x + 28 <= 320:
            d.line(p((x + 4, 204), (x + 24, 230)), fill=(112, 82, 56), width=2 * s)
            d.line(p((x + 24, 204), (x + 4, 230)), fill=(112, 82, 56), width=2 * s)
    return shrink(picture, w, h)


def textures():
    """Sixteen patches of 64x64: stripes of four directions, checks, dots, bricks, weave, rings, spokes, wood, grass, noise of two grains, hexagons, steps."""
    random = numpy.random.default_rng(7)
    size = 64
    y, x = numpy.mgrid[0:size * SCALE, 0:size * SCALE] / SCALE + 0.5 / SCALE
    c = size / 2
    r, angle = numpy.hypot(x - c, y - c), numpy.arctan2(y - c, x - c)

    def smooth_noise(grain):
        field = random.standard_normal((size * SCALE, size * SCALE))
        spectrum = numpy.fft.rfft2(field)
        fy, fx = numpy.fft.fftfreq(size * SCALE)[:, None], numpy.fft.rfftfreq(size * SCALE)[None]
        field = numpy.fft.irfft2(spectrum * numpy.exp(-2 * (numpy.pi * grain * SCALE) ** 2 * (fx ** 2 + fy ** 2)))
        return field / field.std()

    def bricks():
        row = numpy.floor(y / 9)
        shifted = x + (row % 2) * 9
        mortar = (y % 9 < 1.2) | (shifted % 18 < 1.2)
        shade = numpy.take(random.uniform(0.42, 0.66, 64), (row * 5 + numpy.floor(shifted / 18)).astype(int) % 64)
        return numpy.where(mortar, 0.88, shade)

    def weave():
        over = (numpy.floor(x / 8) + numpy.floor(y / 8)) % 2 == 0
        across = 0.5 + 0.42 * numpy.cos((y % 8 - 4) / 8 * numpy.pi)
        down = 0.25 + 0.42 * numpy.cos((x % 8 - 4) / 8 * numpy.pi)
        return numpy.where(over, across, down)

    def hexagons():
        a, b = 12.0, 12.0 * math.sqrt(3)
        best = numpy.full(x.shape, 9e9)
        second = numpy.full(x.shape, 9e9)
        for n in range(-1, 8):
            for m in range(-1, 8):
                for ox, oy in ((0, 0), (a / 2, b / 2)):
                    distance = numpy.hypot(x - n * a - ox, y - m * b - oy)
                    second = numpy.minimum(second, numpy.maximum(distance, best))
                    best = numpy.minimum(best, distance)
        return numpy.where(second - best < 1.6, 0.2, 0.85)

    def grass():
        picture = Image.new("L", (size * SCALE, size * SCALE), 70)
        d = ImageDraw.Draw(picture)
        for _ in range(320):
            gx, gy = random.uniform(0, size, 2)
            lean, tall = random.uniform(-4, 4), random.uniform(6, 14)
            d.line([(gx * SCALE, gy * SCALE), ((gx + lean) * SCALE, (gy - tall) * SCALE)], fill=int(random.uniform(60, 230)), width=SCALE)
        return numpy.asarray(picture) / 255

    stripes = [numpy.cos(2 * numpy.pi * (x * math.cos(t) + y * math.sin(t)) / period) * 0.45 + 0.5
               for t, period in [(0, 8), (math.pi / 4, 6), (math.pi / 2, 5), (3 * math.pi / 4, 10)]]
    patches = stripes + [
        (numpy.floor(x / 8) + numpy.floor(y / 8)) % 2 * 0.9 + 0.05,
        numpy.where(numpy.hypot(x % 10 - 5, y % 10 - 5) < 3.2, 0.92, 0.15),
        bricks(), weave(),
        numpy.cos(2 * numpy.pi * r / 6) * 0.45 + 0.5,
        numpy.where(numpy.sin(angle * 12) > 0, 0.9, 0.1),
        0.5 + 0.4 * numpy.sin(2 * numpy.pi * (x / 9 + 0.7 * smooth_noise(6))),
        grass(),
        numpy.clip(0.5 + 0.28 * smooth_noise(0.5), 0, 1), numpy.clip(0.5 + 0.25 * smooth_noise(2.5), 0, 1),
        hexagons(),
        numpy.floor((x + y) / 16) % 8 / 8 + 0.06,
    ]
    sheet = numpy.vstack([numpy.hstack(patches[row * 4:row * 4 + 4]) for row in range(4)])
    return shrink(Image.fromarray((sheet * 255 + 0.5).astype(numpy.uint8)), 4 * size, 4 * size)


def text():
    """Letters of several sizes, light on dark too, and slanted: strokes, corners, curves and holes."""
    w, h = 320, 264
    picture = Image.new("L", (w * SCALE, h * SCALE), 245)
    d = ImageDraw.Draw(picture)

    def font(size, bold=False):
        name = "DejaVuSerif-Bold.ttf" if bold else "DejaVuSerif.ttf"
        return ImageFont.truetype(name, int(size * SCALE))

    def write(x, y, words, size, fill=20, bold=False):
        d.text((x * SCALE, y * SCALE), words, font=font(size, bold), fill=fill)
    write(10, 4, "Kernel", 44, bold=True)
    write(196, 10, "3 × 3", 34, 90)
    write(10, 62, "A window slides over the image.", 17)
    write(10, 84, "Each number under it is multiplied by a weight,", 11.5, 40)
    write(10, 99, "and the sum becomes one number of the output.", 11.5, 40)
    d.rectangle([(0, 122 * SCALE), (w * SCALE, 162 * SCALE)], fill=30)
    write(10, 126, "0123456789  abc  XYZ &?", 22, 235)
    write(10, 168, "small print: stride 1, padding 0, dilation 1 and no bias at all", 8.5, 60)
    for words, left, degrees, shade in [("rising", 14, 24, 30), ("falling", 112, -24, 90), ("steep", 232, 60, 60)]:
        slanted = Image.new("L", (88 * SCALE, 30 * SCALE), 0)
        ImageDraw.Draw(slanted).text((4 * SCALE, 0), words, font=font(22, True), fill=255)
        slanted = slanted.rotate(degrees, expand=True, resample=Image.BICUBIC)
        picture.paste(shade, (left * SCALE, (222 * SCALE) - slanted.height // 2), slanted)
    return shrink(picture, w, h)


def gradient():
    """Ramps along, across and around, steps (look at their borders: Mach bands), and a disc that is gray on a ramp."""
    w, h = 256, 192
    y, x = numpy.mgrid[0:h * SCALE, 0:w * SCALE] / SCALE + 0.5 / SCALE
    across = x / w
    steps = numpy.floor(x / w * 8) / 7
    r = numpy.hypot(x - 64, y - 144)
    round_ramp = numpy.clip(1 - r / 48, 0, 1)
    diagonal = ((x - 128) / 128 + (y - 96) / 96) / 2
    picture = numpy.where(y < 48, across, numpy.where(y < 96, steps, numpy.where(x < 128, round_ramp, diagonal)))
    disc = numpy.hypot(x - 192, y - 144) < 16
    return shrink(Image.fromarray((numpy.where(disc, 0.5, picture) * 255 + 0.5).astype(numpy.uint8)), w, h)


def zone_plate():
    """cos(pi r²/256): every direction and every spatial frequency, from 0 in the middle to half a cycle per pixel at the sides."""
    size = 256
    y, x = numpy.mgrid[0:size, 0:size] - (size - 1) / 2
    return Image.fromarray(numpy.rint(127.5 + 127.5 * numpy.cos(numpy.pi * (x * x + y * y) / size)).astype(numpy.uint8))


if __name__ == "__main__":
    save(scene(), "scene")
    save(textures(), "textures")
    save(text(), "text")
    save(gradient(), "gradient")
    save(zone_plate(), "zone-plate")
