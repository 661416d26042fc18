#!/usr/bin/env python3
"""Makes tests/MiniCnn.Tests/Imaging/References/{halves,gray}.jpg with PIL.

    python3 scripts/references/jpeg.py        (needs python3-pil)
"""
import os
from PIL import Image

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests/MiniCnn.Tests/Imaging/References")
halves = Image.new("RGB", (16, 8), (200, 40, 30))
halves.paste((20, 60, 220), (8, 0, 16, 8))
halves.save(os.path.join(OUT, "halves.jpg"), quality=95, subsampling=0)
Image.new("L", (9, 5), 130).save(os.path.join(OUT, "gray.jpg"), quality=95)
