"""`make words`: gathers every sentence of the code into the Chinese catalogue, and says what is missing.

Sentences are written in English in the place where they are said. `python -m tests.words FILE.po …`
takes translations from those files as well, the last one winning. Ends with 1 while a word is missing.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "kiosk" / "locale" / "zh" / "LC_MESSAGES" / "messages.po"
COMPILED = CATALOGUE.with_suffix(".mo")

_KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
_PLACES = (("kiosk", "**.py", "python", {}), ("templates", "**.html", "jinja2", {"silent": "false"}))
_HEADER = """\
# Chinese for Integrity Station. Sentences are written in English in the code; `make words` gathers them.
msgid ""
msgstr ""
"Language: zh\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def said() -> list[Message]:
    """Every sentence that code or a template says, sorted; plural ones have a pair as their id."""
    gathered = Catalog()
    for folder, pattern, method, options in _PLACES:
        found = extract_from_dir(ROOT / folder, [(pattern, method)], {pattern: options}, keywords=_KEYWORDS)
        for _file, _line, message_id, _comments, _context in found:
            gathered.add(message_id)
    return sorted(sentences(gathered), key=singular)


def sentences(catalogue: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def singular(message: Message) -> str:
    """A message's id, or the first of its pair."""
    return message.id if isinstance(message.id, str) else message.id[0]


def translation(message: Message) -> str:
    """A message in Chinese, which has one form for any number; empty while nobody translated it."""
    return (message.string if isinstance(message.string, str) else message.string[0]) or ""


def read(path: Path) -> Catalog:
    """A catalogue from its file; raises PoFileError for a damaged one."""
    with path.open("rb") as file:
        return read_po(file, locale="zh", abort_invalid=True)


def translated(files: Iterable[Path]) -> Catalog:
    """All that is said, with the translations that the files have for it; a later file wins."""
    known = {
        singular(message): translation(message)
        for file in files
        for message in sentences(read(file))
        if translation(message) and not message.fuzzy
    }
    catalogue = Catalog("zh")
    for message in said():
        chinese = known.get(singular(message), "")
        catalogue.add(message.id, chinese if isinstance(message.id, str) else (chinese,))
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The catalogue as its text file."""
    body = BytesIO()
    write_po(body, catalogue, width=110, no_location=True, omit_header=True)
    return _HEADER.encode() + body.getvalue().rstrip() + b"\n"


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as programs read it; the same words give the same bytes on any day."""
    catalogue.creation_date = catalogue.revision_date = datetime(2025, 9, 1, tzinfo=UTC)
    body = BytesIO()
    write_mo(body, catalogue)
    return body.getvalue()


def main() -> int:
    """Brings both files of the catalogue up to date."""
    catalogue = translated([CATALOGUE, *map(Path, sys.argv[1:])])
    CATALOGUE.write_bytes(written(catalogue))
    COMPILED.write_bytes(compiled(read(CATALOGUE)))
    missing = [singular(message) for message in sentences(catalogue) if not translation(message)]
    print(f"{len(catalogue)} sentences, {len(missing)} still without Chinese")
    for sentence in missing:
        print(f"  {sentence}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
