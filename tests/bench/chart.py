"""The ratios as bars: SVG without styles or scripts, readable without colour, words in place of a legend."""

from collections.abc import Iterator
from html import escape

from tests.bench.lab import Section
from tests.bench.report import Report

_WIDTH, _WORDS, _BAR, _STEP = 900, 430, 18, 26
_MOST = 2.5
_FONT = 'font-family="system-ui, sans-serif" font-size="13"'


def drawn(report: Report) -> str:
    """A bar for each ratio, a line where we would be level with our neighbour; longer is quicker."""
    drawing: list[str] = []
    top = 40
    for section in report.sections:
        drawing.append(_text(16, top + 14, section.title, 'font-weight="bold" fill="#222"'))
        top += _STEP
        for name, ratio, _neighbour in _compared(section):
            drawing += _bar(name, ratio, top)
            top += _STEP
        top += 10
    level = _WORDS + _scaled(1)
    frame = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{_WIDTH}" height="{top}" '
        f'viewBox="0 0 {_WIDTH} {top}" {_FONT}>',
        f"<title>{escape(_spoken(report.sections))}</title>",
        f'<rect width="{_WIDTH}" height="{top}" fill="#fff"/>',
        f'<line x1="{level}" y1="30" x2="{level}" y2="{top - 10}" stroke="#555" stroke-dasharray="4 4"/>',
        _text(level, 22, "1.0: as quick as the neighbour", 'text-anchor="middle" fill="#555"'),
    )
    return "\n".join([*frame, *drawing, "</svg>", ""])


def _compared(section: Section) -> Iterator[tuple[str, float, str]]:
    """What is compared, its ratio, and with whom; the words say with whom too where there are several."""
    for figure in section.figures:
        for neighbour, ratio in figure.ratios.items():
            several = len(figure.ratios) > 1
            yield f"{figure.name} ÷ {neighbour}" if several else figure.name, ratio, neighbour


def _bar(name: str, ratio: float, top: int) -> list[str]:
    length = _scaled(ratio)
    beyond = " →" if ratio > _MOST else ""
    fill = "#2e7d6b" if ratio >= 1 else "#7fb8ab"
    return [
        _text(_WORDS - 10, top + 13, name, 'text-anchor="end" fill="#222"'),
        f'<rect x="{_WORDS}" y="{top}" width="{length}" height="{_BAR}" rx="3" fill="{fill}"/>',
        _text(_WORDS + length + 8, top + 13, f"{ratio:.2f}{beyond}", 'fill="#222"'),
    ]


def _scaled(ratio: float) -> int:
    """Pixels; a bar that would run off the picture ends at its edge and says so."""
    return round(min(ratio, _MOST) / _MOST * (_WIDTH - _WORDS - 80))


def _text(x: int, y: int, words: str, how: str) -> str:
    return f'<text x="{x}" y="{y}" {how}>{escape(words)}</text>'


def _spoken(sections: list[Section]) -> str:
    """All ratios in words, for those who hear the picture."""
    return "; ".join(
        f"{name}: {ratio:.2f} of {neighbour}"
        for section in sections
        for name, ratio, neighbour in _compared(section)
    )
