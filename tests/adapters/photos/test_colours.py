"""Colours look on every screen as they did on the phone."""

import struct

import pytest
from PIL import Image, ImageCms

from kiosk.adapters.photos.intake import take_in
from tests.adapters.photos.makers import a_file, reopened

# Columns of the matrix from Display P3 to the profile connection space (D50).
DISPLAY_P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))


def a_profile(columns, gamma=2.2):
    """An ICC profile of a display: three colourants and one gamma."""

    def tag(kind, body):
        return kind + bytes(4) + body

    def xyz(values):
        return tag(b"XYZ ", struct.pack(">3i", *(round(value * 65536) for value in values)))

    curve = tag(b"curv", struct.pack(">IH", 1, round(gamma * 256)) + bytes(2))
    name = b"P3 for tests\0"
    desc = tag(b"desc", struct.pack(">I", len(name)) + name + bytes(78)).ljust(104, b"\0")
    parts = {
        b"desc": desc,
        b"wtpt": xyz((0.9642, 1.0, 0.82491)),
        b"rXYZ": xyz(columns[0]),
        b"gXYZ": xyz(columns[1]),
        b"bXYZ": xyz(columns[2]),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, bodies = struct.pack(">I", len(parts)), b""
    for name, part in parts.items():
        table += name + struct.pack(">II", 132 + 12 * len(parts) + len(bodies), len(part))
        bodies += part
    rest = table + bodies
    head = struct.pack(
        ">I4sI4s4s4s12s4s", 128 + len(rest), b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ ", b"", b"acsp"
    )
    head = head.ljust(68, b"\0") + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + rest


def in_srgb(colour, columns, gamma=2.2):
    """The same colour worked out by hand: from the profile's matrix to sRGB's, clipped."""
    linear = [(value / 255) ** gamma for value in colour]
    xyz = [sum(linear[i] * columns[i][axis] for i in range(3)) for axis in range(3)]
    back = ((3.13386, -1.61687, -0.49062), (-0.97877, 1.91614, 0.03345), (0.07195, -0.22899, 1.40524))
    out = [min(1.0, max(0.0, sum(m * v for m, v in zip(row, xyz, strict=True)))) for row in back]
    return [round(255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055)) for v in out]


def seen(photo):
    """The colour in the middle of the view."""
    view = reopened(photo.view_jpg)
    return view.getpixel((view.width // 2, view.height // 2))


def close(colour, expected, by=4):
    return all(abs(a - b) <= by for a, b in zip(colour, expected, strict=True))


@pytest.mark.parametrize("colour", [(200, 100, 50), (60, 160, 90), (250, 240, 230)])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_wide_colours_become_srgb(form, colour):
    how = {"quality": 95, "subsampling": 0} if form == "JPEG" else {}
    plain = Image.new("RGB", (64, 64), colour)
    expected = in_srgb(colour, DISPLAY_P3)
    photo = take_in(a_file(plain, form, icc_profile=a_profile(DISPLAY_P3), **how))
    assert close(seen(photo), expected)
    if colour == (200, 100, 50):
        assert not close(colour, expected), "this colour would not show the difference"


def test_without_a_profile_colours_stay():
    assert close(seen(take_in(a_file(Image.new("RGB", (64, 64), (200, 100, 50)), "PNG"))), (200, 100, 50))


def test_a_profile_of_nonsense_is_passed_over():
    data = a_file(Image.new("RGB", (64, 64), (200, 100, 50)), "PNG", icc_profile=b"nonsense" * 40)
    assert close(seen(take_in(data)), (200, 100, 50))


def test_a_profile_for_other_pixels_is_passed_over():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    data = a_file(Image.new("RGB", (64, 64), (200, 100, 50)), "JPEG", icc_profile=lab, quality=95)
    assert close(seen(take_in(data)), (200, 100, 50))


def test_what_shines_through_is_white():
    picture = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    for form in ("PNG", "WEBP", "AVIF"):
        assert close(seen(take_in(a_file(picture, form))), (255, 255, 255))


def test_half_transparent_is_half_white():
    picture = Image.new("RGBA", (64, 64), (0, 0, 0, 128))
    assert close(seen(take_in(a_file(picture, "PNG"))), (127, 127, 127))


def test_a_transparent_palette_colour_is_white():
    picture = Image.new("P", (64, 64), 1)
    picture.putpalette([0, 0, 0, 10, 20, 30])
    assert close(seen(take_in(a_file(picture, "PNG", transparency=1))), (255, 255, 255))
    assert close(seen(take_in(a_file(picture, "PNG"))), (10, 20, 30))


@pytest.mark.parametrize(
    ("mode", "value", "form", "expected"),
    [
        ("L", 90, "JPEG", (90, 90, 90)),
        ("1", 1, "PNG", (255, 255, 255)),
        ("LA", (90, 255), "PNG", (90, 90, 90)),
        ("I;16", 32768, "PNG", (128, 128, 128)),
        ("CMYK", (0, 255, 255, 0), "JPEG", (255, 0, 0)),
    ],
)
def test_uncommon_kinds_of_pixels(mode, value, form, expected):
    assert close(seen(take_in(a_file(Image.new(mode, (64, 64), value), form))), expected)
