"""How far probabilities hold: of the values that are said to be right nine times in ten, are nine in ten right?

A curve as text and as a PNG, drawn with the standard library alone.
"""

import struct
import zlib

BINS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)
COLORS = {"vendor": (30, 100, 210), "date": (20, 140, 60), "total": (210, 50, 30), "vendor_address": (140, 80, 170)}
SIZE = 480
MARGIN = 24


def points(values):
    """For each bin that holds any of these (probability, is right): how many, mean probability, share that is right."""
    found = []
    for low, high in zip(BINS, BINS[1:]):
        here = [(p, right) for p, right in values if low <= p < high or (high == BINS[-1] and p == high)]
        if here:
            said, true = (sum(column) / len(here) for column in zip(*here))
            found.append((len(here), said, true))
    return found


def coverage(values):
    """How many values stand at or above each probability, and how many of them are wrong."""
    above = [(low, [right for p, right in values if p >= low]) for low in BINS[1:-1]]
    return [(low, len(rights), rights.count(False)) for low, rights in above]


def text(by_field):
    lines = []
    for field, values in by_field.items():
        lines.append(f"{field}: said to be right, found right")
        lines += [f"  {said:7.1%}  {true:7.1%}  of {count}" for count, said, true in points(values)]
        lines.append(f"{field}: probability at least, share of values, wrong")
        whole = len(values)
        lines += [f"  {low:7.1%}  {count / whole:7.1%}  {wrong}" for low, count, wrong in coverage(values)]
    return "\n".join(lines)


def draw(by_field, path):
    """The curve: said across, found upwards, a dot the larger the more values it stands for, one color a field."""
    canvas = bytearray(b"\xff" * (SIZE * SIZE * 3))

    def dot(x, y, radius, color):
        for row in range(max(0, y - radius), min(SIZE, y + radius + 1)):
            for column in range(max(0, x - radius), min(SIZE, x + radius + 1)):
                if (row - y) ** 2 + (column - x) ** 2 <= radius**2:
                    at = (row * SIZE + column) * 3
                    canvas[at : at + 3] = bytes(color)

    def place(said, true):
        inner = SIZE - 2 * MARGIN
        return round(MARGIN + said * inner), round(SIZE - MARGIN - true * inner)

    for step in range(401):
        dot(*place(step / 400, step / 400), 0, (120, 120, 120))
        for tenth in range(11):
            dot(*place(step / 400, tenth / 10), 0, (225, 225, 225))
            dot(*place(tenth / 10, step / 400), 0, (225, 225, 225))
    for field, values in by_field.items():
        line = [place(said, true) for _, said, true in points(values)]
        for (x1, y1), (x2, y2) in zip(line, line[1:]):
            for step in range(201):
                dot(round(x1 + (x2 - x1) * step / 200), round(y1 + (y2 - y1) * step / 200), 1, COLORS[field])
        for (count, said, true), (x, y) in zip(points(values), line):
            dot(x, y, 3 + round(count**0.5 / 2), COLORS[field])
    path.write_bytes(png(canvas))


def png(canvas):
    def chunk(kind, data):
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = b"".join(b"\0" + canvas[at : at + SIZE * 3] for at in range(0, len(canvas), SIZE * 3))
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
