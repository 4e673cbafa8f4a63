"""Writes fixtures/encoder/expected.tsv: what the wheel itself says of pairs of texts, for the tests of the program.

    python models/expect.py WHEEL

Each line: two texts, how many pieces each is cut into, the cosine of their points in all 512 directions, and in the directions of
axes.bin. Computed in float32 from the wheel's own numbers, before anything is rounded for the program. Needs numpy.
"""

import pathlib
import sys

import numpy

from wheel import Wheel

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent / "fixtures/encoder/expected.tsv"

PAIRS = [
    ("Combating terrorism financing", "Борьба с финансированием терроризма"),
    ("Combating terrorism financing", "Lutte contre le financement du terrorisme"),
    ("Combating terrorism financing", "Bekämpfung der Terrorismusfinanzierung"),
    ("Combating terrorism financing", "Lucha contra la financiación del terrorismo"),
    ("Combating terrorism financing", "Combate ao financiamento do terrorismo"),
    ("Combating terrorism financing", "Terörizmin finansmanıyla mücadele"),
    ("Combating terrorism financing", "Терроризмди каржылоого каршы күрөшүү"),
    ("Combating terrorism financing", "Drinking water for villages"),
    ("Phase II", "Phase III"),
    ("Project of 2019 to 2021", "Project of 2022 to 2024"),
    ("Предупреждение насильственного экстремизма", "предупреждение насильственного экстремизма"),
    ("UNODC", "УНП ООН"),
    ("Border management in Northern Afghanistan (BOMNAF)", "Управление границами на севере Афганистана"),
    ("a", "б"),
    ("The “best” – ½ of №5, ﬁnally…", 'The "best" - 1/2 of No 5, finally...'),
    ("Ukrai\u0308na i\u0306 кафе\u0301", "Ukraïna ĭ кафе"),
    ("  blanks\t\u00a0and\u2003more   blanks ", "blanks and more blanks"),
    ("<s> </s> <unk> extra_token_id_1", "extra token"),
    ("Қазақстанның ұлттық қауіпсіздігі", "Национальная безопасность Казахстана"),
    ("Terrorchilikka qarshi kurashish bo‘yicha dastur", "Programme against terrorism"),
    ("Барномаи миллии муқовимат бо терроризм", "Национальная программа противодействия терроризму"),
    ("Terrorçylyga garşy göreşmek", "Fight against terrorism"),
    ("Программа " * 40, "Programme"),
]


def main():
    wheel = Wheel(sys.argv[1])
    axes = numpy.fromfile(HERE / "axes.bin", numpy.int8).reshape(512, 256).astype(float)
    lines = []
    for pair in PAIRS:
        points = [wheel.encode(text) for text in pair]
        kept = [point @ axes for point in points]
        kept = [point / numpy.linalg.norm(point) for point in kept]
        figures = [len(wheel.cut(text)) for text in pair] + [f"{a @ b:.4f}" for a, b in (points, kept)]
        texts = [text.replace("\t", "\\t") for text in pair]
        lines.append("\t".join(map(str, texts + figures)))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
