"""Makes boundaries.json from countries-50m.json of the npm package world-atlas 2.0.2. Not part of the program: it is run once, by hand.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz package/countries-50m.json
    python make.py package/countries-50m.json > boundaries.json

The States of the region are drawn one by one. All other land is drawn as one piece without boundaries in it, so that the map says
nothing about boundaries elsewhere. Coordinates are those of an equal-area conic projection (Albers, 38 and 52 degrees north, around
66 degrees east), in whole units of a picture 1000 wide.
"""
import json
import math
import sys

STATES = {"398": "KZ", "417": "KG", "762": "TJ", "795": "TM", "860": "UZ"}
WEST, EAST, SOUTH, NORTH = 40.0, 95.0, 31.0, 59.5
WIDTH, MARGIN, NEAR = 1000, 28, 0.9

atlas = json.load(open(sys.argv[1], encoding="utf-8"))
(scale_x, scale_y), (move_x, move_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]

arcs = []
for arc in atlas["arcs"]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    arcs.append(points)


def ring(indices):
    points = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def rings(geometry):
    polygons = {"Polygon": [geometry["arcs"]], "MultiPolygon": geometry["arcs"]}[geometry["type"]]
    return [ring(indices) for polygon in polygons for indices in polygon]


def clip(points, inside, cut):
    kept = []
    for at, point in enumerate(points):
        before = points[at - 1]
        if inside(point) != inside(before):
            kept.append(cut(before, point))
        if inside(point):
            kept.append(point)
    return kept


def at_x(x):
    return lambda a, b: (x, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]))


def at_y(y):
    return lambda a, b: (a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y)


def boxed(points):
    for inside, cut in [
        (lambda p: p[0] >= WEST, at_x(WEST)),
        (lambda p: p[0] <= EAST, at_x(EAST)),
        (lambda p: p[1] >= SOUTH, at_y(SOUTH)),
        (lambda p: p[1] <= NORTH, at_y(NORTH)),
    ]:
        points = clip(points, inside, cut)
        if not points:
            break
    return points


def albers(point):
    first, second, middle, around = map(math.radians, (38, 52, 45, 66))
    n = (math.sin(first) + math.sin(second)) / 2
    c = math.cos(first) ** 2 + 2 * n * math.sin(first)
    rho = lambda phi: math.sqrt(c - 2 * n * math.sin(phi)) / n
    theta = n * (math.radians(point[0]) - around)
    phi = math.radians(point[1])
    return rho(phi) * math.sin(theta), rho(phi) * math.cos(theta) - rho(middle)


def simple(points, near):
    """Leaves out points that lie nearer than this to the line between the points around them (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = math.hypot(bx - ax, by - ay)
    far, most = 0, 0.0
    for at, (x, y) in enumerate(points[1:-1], 1):
        off = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else math.hypot(x - ax, y - ay)
        if off > most:
            far, most = at, off
    if most <= near:
        return [points[0], points[-1]]
    return simple(points[: far + 1], near)[:-1] + simple(points[far:], near)


countries = {geometry["id"]: geometry for geometry in atlas["objects"]["countries"]["geometries"] if geometry.get("id")}
shapes = {code: [[albers(p) for p in points] for points in rings(countries[number])] for number, code in STATES.items()}
every = [p for shape in shapes.values() for points in shape for p in points]
left, right = min(p[0] for p in every), max(p[0] for p in every)
top, bottom = min(p[1] for p in every), max(p[1] for p in every)
unit = (WIDTH - 2 * MARGIN) / (right - left)
height = round((bottom - top) * unit + 2 * MARGIN)
place = lambda p: ((p[0] - left) * unit + MARGIN, (p[1] - top) * unit + MARGIN)


def path(points):
    """One closed ring, each step told from the point before."""
    half = len(points) // 2
    kept = simple(points[: half + 1], NEAR)[:-1] + simple(points[half:], NEAR)
    whole = [(round(x), round(y)) for x, y in kept]
    whole = [p for at, p in enumerate(whole) if at == 0 or p != whole[at - 1]]
    if whole[0] == whole[-1]:
        whole.pop()
    if len(whole) < 3:
        return ""
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in zip(whole, whole[1:])]
    return f"M{whole[0][0]} {whole[0][1]}l" + " ".join(steps).replace(" -", "-") + "z"


def middle(points):
    """The centre of the area of a ring."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return round(x / 3 / area), round(y / 3 / area)


def close(points):
    """Long edges of the box are bent by the projection, so they get points in between."""
    filled = []
    for a, b in zip(points, points[1:] + points[:1]):
        parts = max(1, int(max(abs(b[0] - a[0]), abs(b[1] - a[1]))))
        filled.extend((a[0] + (b[0] - a[0]) * k / parts, a[1] + (b[1] - a[1]) * k / parts) for k in range(parts))
    return filled


land_geometries = atlas["objects"]["land"]
land_geometries = land_geometries.get("geometries", [land_geometries])
land = []
for geometry in land_geometries:
    for points in rings(geometry):
        points = boxed(points)
        if len(points) > 2:
            land.append(path([place(albers(p)) for p in close(points)]))
told = {}
for code, shape in shapes.items():
    placed = [[place(p) for p in points] for points in shape]
    largest = max(placed, key=len)
    told[code] = {"path": "".join(path(points) for points in placed), "middle": middle(largest)}
print(json.dumps({"width": WIDTH, "height": height, "land": "".join(land), "states": told}, separators=(",", ":")))
