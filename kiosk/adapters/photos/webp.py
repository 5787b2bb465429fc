"""Decoding a still WebP photo without the 200 MB that Pillow's reader takes for one.

Pillow reads every WebP through the decoder for animations, which keeps two whole canvases beside the picture
it hands out. The plain decoder is in the very library Pillow has already loaded, so we call it there.
"""

import ctypes
from functools import cache
from typing import Any

from PIL import _webp


@cache
def _decoder(name: str) -> Any:
    """A function of libwebp, or None where Pillow was built without letting others see it (Windows)."""
    try:
        function = getattr(ctypes.CDLL(_webp.__file__), name)
    except (AttributeError, OSError, TypeError):
        return None
    function.restype = ctypes.c_void_p
    function.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    return function


def still_pixels(data: bytes, size: tuple[int, int], mode: str) -> bytearray | None:
    """Rows of the picture without padding; None where libwebp cannot be reached.

    `data`: a whole WebP file with one frame; `size`: its width and height; `mode`: "RGB" or "RGBA".
    Raises OSError if the picture is broken or not of that size.
    """
    decode = _decoder(f"WebPDecode{mode}Into")
    if decode is None:
        return None
    stride = size[0] * len(mode)
    pixels = bytearray(stride * size[1])
    target = (ctypes.c_char * len(pixels)).from_buffer(pixels)
    if not decode(data, len(data), target, len(pixels), stride):
        raise OSError("broken WebP picture")
    return pixels
