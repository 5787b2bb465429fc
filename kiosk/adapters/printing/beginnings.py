"""Pages that begin alike: what they share is one stream of the file, and each page goes on where it ends.

To a reader all streams of a page are one (ISO 32000-1, table 30), so one may end amid a path.
"""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFPage, PDFStream, PDFZCompress


def begin_each_with(beginning: str, canvas: Any) -> None:
    """Puts `beginning`, in the PDF's own language, before what each page of the canvas has."""
    document = canvas._doc
    shared = document.Reference(_pressed(beginning))
    for page in [each for each in document.idToObject.values() if isinstance(each, PDFPage)]:
        page.Contents = PDFArray([shared, document.Reference(_pressed(page.stream))])


def _pressed(said: str) -> Any:
    return PDFStream(content=said, filters=[PDFZCompress])
