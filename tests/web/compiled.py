"""Templates compiled once a run, though every test has an app of its own: compiling is most of its time."""

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_KEPT: dict[str, bytes] = {}


class _InMemory(BytecodeCache):
    """By key and by a checksum of the source, as Jinja does it on disk."""

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in _KEPT:
            bucket.bytecode_from_string(_KEPT[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        _KEPT[bucket.key] = bucket.bytecode_to_string()


def quick(app: Flask) -> Flask:
    """The same app, which compiles no template a second time."""
    app.jinja_env.bytecode_cache = _InMemory()
    return app
