"""Draws what a command prints on a terminal as an SVG picture.

    COLUMNS=100 jpoa stocktake --as-at 2026-11-24 --color always | python3 docs/pictures/make.py > docs/pictures/stocktake.svg

It draws the lines up to the first rule of a figure. It needs Python 3 and nothing else, and fetches no font.
"""

import re
import sys
from xml.sax.saxutils import escape

TITLE = "A stock-take of the Joint Plan of Action for Central Asia in a terminal"
COMMAND = "jpoa stocktake --as-at 2026-11-24"
CHAR, LINE, MARGIN, SIZE = 7.8, 18, 20, 13
BACKGROUND, PLAIN, QUIET = "#16191d", "#d8dce2", "#8d95a0"
COLOURS = {"31": "#e87b73", "32": "#7ec98a", "33": "#e0bd6a", "36": "#73c2d6"}
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


def runs(line):
    """The pieces of a line as (column, text, colour, is bold)."""
    colour, bold, column, at = PLAIN, False, 0, 0
    for mark in [*ESCAPE.finditer(line), None]:
        text = line[at : mark.start() if mark else len(line)]
        if text.strip():
            blanks = len(text) - len(text.lstrip())
            yield column + blanks, text.strip(), colour, bold
        column += len(text)
        if mark is None:
            return
        at = mark.end()
        for code in mark.group(1).split(";"):
            if code in ("", "0"):
                colour, bold = PLAIN, False
            elif code == "1":
                bold = True
            elif code == "2":
                colour = QUIET
            else:
                colour = COLOURS.get(code, colour)


def words(column, text):
    """Parts of a run that stand further apart than one blank, so that columns stay columns in every font."""
    for part in re.finditer(r"\S+(?: \S+)*", text):
        yield column + part.start(), part.group()


def main():
    lines = []
    for line in sys.stdin.read().splitlines():
        if ESCAPE.sub("", line).startswith("Rule:"):
            break
        lines.append(line)
    lines = [f"\x1b[2m$ \x1b[0m{COMMAND}", "", *lines]
    columns = max(len(ESCAPE.sub("", line)) for line in lines)
    width, height = round(columns * CHAR + 2 * MARGIN), len(lines) * LINE + 2 * MARGIN
    summary = next((ESCAPE.sub("", line) for line in lines if " cells are covered" in line), "")
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(TITLE)}</title>',
        f'<desc id="desc">{escape("The matrix of provisions and States, each cell with a sign and a number. " + summary)}</desc>',
        f'<rect width="{width}" height="{height}" rx="8" fill="{BACKGROUND}"/>',
        f'<g font-family="ui-monospace, Menlo, Consolas, \'DejaVu Sans Mono\', \'Liberation Mono\', monospace" font-size="{SIZE}">',
    ]
    for number, line in enumerate(lines):
        y = MARGIN + number * LINE + SIZE
        for column, text, colour, bold in runs(line):
            weight = ' font-weight="bold"' if bold else ""
            if set(text) == {"─"}:
                start, end = MARGIN + column * CHAR, MARGIN + (column + len(text)) * CHAR
                out.append(f'<line x1="{start:.1f}" y1="{y - 4}" x2="{end:.1f}" y2="{y - 4}" stroke="{colour}"/>')
                continue
            for at, part in words(column, text):
                x = MARGIN + at * CHAR
                out.append(f'<text x="{x:.1f}" y="{y}" fill="{colour}"{weight}>{escape(part)}</text>')
    out += ["</g>", "</svg>", ""]
    sys.stdout.write("\n".join(out))


main()
