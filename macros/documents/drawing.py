"""A drawing of a course: as the shapes that PowerPoint draws by itself, and as the picture that a PDF holds."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path.parser import parse_path
from lxml import etree

COLOURS = {"--line": "line", "currentColor": "ink", "--tint": "tint", "--paper": "paper"}
WAYS = {"moveTo": "moveTo", "lineTo": "lnTo", "curveTo": "cubicBezTo", "qCurveTo": "quadBezTo", "closePath": "close"}


@dataclass(frozen=True)
class Shape:
    """One shape of a drawing, in the drawing's own units.

    `steps`: how its outline goes, as DrawingML names it, with its points; none when it is a circle: `circle` is its
    middle and radius. `fill`, `stroke`: «line», «ink», «tint», «paper» or "". `cap`: whether its ends are round.
    """

    steps: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    circle: tuple[float, float, float] | None
    fill: str
    stroke: str
    width: float
    cap: bool


def box(svg: str) -> tuple[float, float, float, float]:
    """The `viewBox` of a drawing: left, top, width, height."""
    found = re.search(r'viewbox="([^"]+)"', svg, re.IGNORECASE)
    assert found, "a drawing has a viewBox"
    left, top, width, height = map(float, found[1].split())
    return left, top, width, height


def shapes(svg: str) -> list[Shape]:
    """The shapes of a drawing from the back to the front."""
    return list(_within(etree.fromstring(svg), {}))


def _within(parent: Any, given: Mapping[str, str]) -> Iterator[Shape]:
    for element in parent:
        name, look = etree.QName(element).localname, {**given, **element.attrib}
        if name == "g":
            yield from _within(element, look)
        elif name in ("path", "circle"):
            yield _shape(name, look)


def _shape(name: str, look: Mapping[str, str]) -> Shape:
    moved = [float(n) for n in re.findall(r"-?[\d.]+", look.get("transform", ""))] or [0, 0]
    left, top, scale = (*moved, 1.0)[:3]
    circle = None
    if name == "circle":
        circle = (float(look["cx"]), float(look["cy"]), float(look["r"]))
    pen = RecordingPen()
    if name == "path":
        parse_path(look["d"], pen)
    steps = tuple(
        (WAYS[way], tuple((left + x * scale, top + y * scale) for x, y in points))
        for way, points in pen.value
        if way in WAYS
    )
    fill, stroke = _colour(look.get("fill", "currentColor")), _colour(look.get("stroke", "none"))
    return Shape(steps, circle, fill, stroke, float(look.get("stroke-width", 1)), look.get("stroke-linecap") == "round")


def _colour(value: str) -> str:
    return next((name for said, name in COLOURS.items() if said in value), "")


def source(svg: str, colours: Mapping[str, str]) -> str:
    """The drawing as an address of its own, for a PDF. `colours`: «line», «ink», «tint» and «paper» as #rrggbb."""
    svg = re.sub(r"viewbox=", "viewBox=", svg)
    for said, name in COLOURS.items():
        svg = re.sub(rf"var\({said}\)" if said.startswith("-") else said, colours[name], svg)
    root = r'<svg xmlns="http://www.w3.org/2000/svg" stroke-linejoin="round"\1>'
    svg = re.sub(r"<svg[^>]*?( viewBox=\"[^\"]+\")[^>]*>", root, svg, count=1)
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
