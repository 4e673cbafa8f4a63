"""Makes axes.bin: the 256 directions in which the points of texts differ most, out of texts, one a line.

    python models/axes.py WHEEL TEXTS

ORIGIN.md says which texts were taken. Needs numpy.
"""

import pathlib
import sys

import numpy

from wheel import Wheel


def main():
    wheel = Wheel(sys.argv[1])
    texts = [line.strip() for line in open(sys.argv[2], encoding="utf-8") if line.strip()]
    points = numpy.array([wheel.encode(text) for text in texts], numpy.float64)
    _, directions = numpy.linalg.eigh(points.T @ points)
    axes = directions[:, ::-1][:, :256]
    axes *= numpy.sign(axes.sum(0))
    # One scale for all, so that the directions keep their lengths.
    whole = numpy.rint(axes / numpy.abs(axes).max() * 127).astype(numpy.int8)
    whole.tofile(pathlib.Path(__file__).parent / "axes.bin")
    print(f"{len(texts)} texts, error of rounding {numpy.abs(whole / 127 * numpy.abs(axes).max() - axes).max():.4f}")


main()
