"""Pictures of a summary as SVG, the same for page and PDF. They hold no text and count nothing.

Colours stand as attributes, for the PDF; on a page the style sheet overrides them by class, so that dark mode and
forced colours work. Side A is round, B square, so that they differ without colour too.
"""

from collections.abc import Iterator

from sessions.domain.cells import BANDS, Cell
from sessions.domain.kept import KeptSpread

INK, LINE, TINT, A, B = "#1f2430", "#b9af9a", "#f3eddf", "#4b4fa8", "#966b00"

WIDTH, EDGE = 1000, 40  # units of the view box; the bands lie between the edges
BAND = (WIDTH - 2 * EDGE) // BANDS
COLUMNS = 6  # dots side by side on one band
PITCH, RADIUS = 29, 12
PAD = 14  # air around the dots in a cell
LEVELS = 5

SCALE_WIDTH, SCALE_HEIGHT, SCALE_EDGE, MARK = 240, 24, 20, 8


def spread_svg(spread: KeptSpread) -> str:
    """The cells of a spread as dots on the line from A (left) to B."""
    tallest = max((_rows(cell) for cell in spread.cells), default=0)
    floor = tallest * PITCH + 2 * PAD
    inside = "".join(_cell(cell, floor) for cell in spread.cells)
    return _svg("spread-picture", WIDTH, floor + 30, inside + _line(floor + 14))


def scale_svg(a_level: int, b_level: int) -> str:
    """How heavy an argument counts on either side, from 'telt niet mee' (left) to 'telt heel zwaar'."""
    apart = MARK if a_level == b_level else 0
    a, b = _stop(a_level) - apart, _stop(b_level) + apart
    return _svg(
        "scale-picture",
        SCALE_WIDTH,
        SCALE_HEIGHT,
        _stroke("line", SCALE_EDGE, SCALE_WIDTH - SCALE_EDGE, SCALE_HEIGHT // 2, 2, LINE)
        + _stroke("between", min(a, b), max(a, b), SCALE_HEIGHT // 2, 3, INK)
        + _round(a, SCALE_HEIGHT // 2, MARK)
        + _square(b, SCALE_HEIGHT // 2, MARK),
    )


def _svg(name: str, width: int, height: int, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" aria-hidden="true" focusable="false">{inside}</svg>'
    )


def _cell(cell: Cell, floor: int) -> str:
    left, width = EDGE + cell.first * BAND + 4, cell.bands * BAND - 8
    tint = f'<rect class="cell" x="{left}" y="2" width="{width}" height="{floor - 2}" rx="14" fill="{TINT}"/>'
    return tint + "".join(_dots(cell, floor))


def _rows(cell: Cell) -> int:
    return -(-(cell.dots + cell.part) // (COLUMNS * cell.bands))


def _dots(cell: Cell, floor: int) -> Iterator[str]:
    """Evenly over the cell, because where in it people stand is not kept."""
    count = cell.dots + cell.part
    columns = -(-count // _rows(cell))
    left, step = EDGE + cell.first * BAND + PAD, (cell.bands * BAND - 2 * PAD) / columns
    for index in range(count):
        row, column = divmod(index, columns)
        x, y = left + (column + 0.5) * step, floor - PAD - PITCH // 2 - row * PITCH
        yield _dot(x, y, whole=index < cell.dots)


def _dot(x: float, y: int, whole: bool) -> str:
    if whole:
        return f'<circle class="dot" cx="{x:.1f}" cy="{y}" r="{RADIUS}" fill="{INK}"/>'
    ring = f'fill="none" stroke="{INK}" stroke-width="3"'
    return f'<circle class="ring" cx="{x:.1f}" cy="{y}" r="{RADIUS - 1.5}" {ring}/>'


def _line(y: int) -> str:
    return (
        _stroke("line", EDGE // 2, WIDTH - EDGE // 2, y, 5, LINE)
        + _round(EDGE // 2, y, 12)
        + _square(WIDTH - EDGE // 2, y, 11)
    )


def _stroke(name: str, left: int, right: int, y: int, width: int, colour: str) -> str:
    return f'<path class="{name}" d="M{left} {y}H{right}" stroke="{colour}" stroke-width="{width}"/>'


def _round(x: int, y: int, half: int) -> str:
    return f'<circle class="mark-a" cx="{x}" cy="{y}" r="{half}" fill="{A}"/>'


def _square(x: int, y: int, half: int) -> str:
    side = f'x="{x - half}" y="{y - half}" width="{2 * half}" height="{2 * half}" rx="2"'
    return f'<rect class="mark-b" {side} fill="{B}"/>'


def _stop(level: int) -> int:
    return SCALE_EDGE + level * (SCALE_WIDTH - 2 * SCALE_EDGE) // (LEVELS - 1)
