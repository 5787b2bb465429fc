"""The squares of a picture."""

import pytest

from kiosk.domain.blur_grid import CELLS, SIDE, Cell, chosen


@pytest.mark.parametrize("size", [(1280, 960), (333, 250), (7, 5), (1, 1)])
def test_the_squares_cover_every_pixel_once(size: tuple[int, int]) -> None:
    width, height = size
    covered = [
        (across, down)
        for cell in CELLS
        for across in range(cell.box(width, height)[0], cell.box(width, height)[2])
        for down in range(cell.box(width, height)[1], cell.box(width, height)[3])
    ]
    assert len(covered) == width * height == len(set(covered))


def test_a_square_is_known_by_its_row_and_column() -> None:
    assert Cell(3, 5).box(80, 160) == (40, 40, 50, 60)
    assert len({cell.key for cell in CELLS}) == SIDE * SIDE


def test_a_form_names_squares_in_any_order_and_what_is_none_is_passed_over() -> None:
    assert chosen(["8-8", "1-2", "1-2", "9-1", "0-0", "", "1;2"]) == [Cell(1, 2), Cell(8, 8)]
