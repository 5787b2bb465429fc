"""Why a sheet is not printed. The sentences are for the operator's log; pages find their own words."""


class PrintingRefused(Exception):
    """Nothing was printed, and the message says why."""


class UnreadableSymbol(PrintingRefused):
    """A QR symbol does not say, read back by a scanner, what it was drawn to say."""

    def __init__(self, text: str, read: str | None = None) -> None:
        found = "nothing" if read is None else repr(read)
        super().__init__(f"the symbol for {text!r} reads as {found}")
        self.text = text


class ModuleTooSmall(PrintingRefused):
    """The address is too long for the label: its symbol's squares would be too fine for a phone.

    module, least: mm.
    """

    def __init__(self, layout: str, module: float, least: float, address: str) -> None:
        super().__init__(
            f"on {layout} the squares of {address!r} would be {module:.2f} mm wide and a phone needs "
            f"{least:.2f} mm: choose a larger label or a shorter address"
        )
        self.layout = layout
        self.module = module
        self.least = least
