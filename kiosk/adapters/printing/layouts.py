"""The sheets and rolls of labels we know, named by their stock, in exact millimetres."""

from kiosk.domain.labels import Kind, Layout

THERMAL_DPI = 203


def _a4(
    name: str,
    columns: int,
    rows: int,
    label: tuple[float, float],
    corner: tuple[float, float],
    gap_x: float = 0.0,
    padding: float = 0.0,
) -> Layout:
    """An A4 sheet. `label`: width and height; `corner`: the first label's distance from left and top."""
    return Layout(name, 210.0, 297.0, columns, rows, *label, *corner, gap_x=gap_x, padding=padding)


def _roll(width: float, height: float) -> Layout:
    """A thermal roll: each label is a page, and the printer's feed may be half a millimetre off."""
    name = f"roll-{width:g}x{height:g}"
    return Layout(
        name, width, height, 1, 1, width, height, 0.0, 0.0, padding=0.5, kind=Kind.ROLL, dpi=THERMAL_DPI
    )


LAYOUTS = {
    layout.name: layout
    for layout in (
        # The common sheet of 24 ready-cut labels; it fills the page, so the padding is what
        # a printer leaves blank.
        _a4("a4-3x8", 3, 8, (70.0, 37.0), (0.0, 0.5), padding=5.0),
        # A whole wall of small tags on one page; the symbol's own quiet zone is the padding.
        _a4("a4-6x16", 6, 16, (32.0, 17.5), (9.0, 8.5)),
        _a4("a4-4x10", 4, 10, (52.5, 29.7), (0.0, 0.0), padding=4.4),
        # The sheet of 30 that 得力 and many others sell.
        _a4("deli-like", 3, 10, (70.0, 29.7), (0.0, 0.0), padding=4.4),
        _a4("l7160-like", 3, 7, (63.5, 38.1), (7.21, 15.15), gap_x=2.54, padding=2.0),
        # So low that no symbol fits: it stands here to say so.
        _a4("l4731-like", 7, 27, (25.4, 10.0), (8.48, 13.5), gap_x=2.54),
        Layout("hang-3x3", 210.0, 297.0, 3, 3, 60.0, 90.0, 15.0, 13.5, padding=3.0, kind=Kind.HANG),
        *(_roll(*size) for size in ((30.0, 20.0), (40.0, 30.0), (50.0, 30.0), (60.0, 40.0))),
    )
}
