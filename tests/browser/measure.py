"""What must hold of whatever page a browser shows: nobody is shut out, by day or by night."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.chromium import PHONE

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
Fault = tuple[str, str]


def faults(page: Page, *schemes: str) -> list[Fault]:
    """What axe finds in these colour schemes, or both; and whether the page sticks out of a phone."""
    return [*shut_out(page, *schemes), *sticking_out(page)]


def shut_out(page: Page, *schemes: str) -> list[Fault]:
    """Axe's violations: the rule, and the first place where it is broken."""
    page.wait_for_load_state()
    found = []
    for scheme in schemes or ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        violations = Axe().run(page, options=RULES).response["violations"]
        found += [(f"{each['id']}, {scheme}", each["nodes"][0]["html"][:160]) for each in violations]
    page.emulate_media(color_scheme="light")
    return found


def sticking_out(page: Page) -> list[Fault]:
    """How wide the page is on a phone of 360 pixels, with text of its own size and twice as large."""
    page.wait_for_load_state()
    found, size = [], page.viewport_size
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for scale in ("100%", "200%"):
        page.evaluate("scale => { document.documentElement.style.fontSize = scale }", scale)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            found.append((f"{width} px wide", f"text at {scale}"))
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    return found


_UNSEEN = """() => [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter(e => !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true }))
  .filter(e => {
    if (e.tabIndex > 0) return true;
    if (e.tabIndex < 0) return false;
    e.focus();
    return document.activeElement !== e || ![e, e.nextElementSibling].filter(Boolean).some(each => {
      const style = getComputedStyle(each);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
  })
  .map(e => e.outerHTML.slice(0, 120))"""


def unseen_focus(page: Page) -> list[Fault]:
    """What the keyboard reaches without anybody seeing it, or out of the order in which it is read."""
    page.wait_for_load_state()
    page.keyboard.press("Shift")  # from here on, focus is shown as to somebody who types
    return [(html, "its focus is not seen, or comes out of order") for html in page.evaluate(_UNSEEN)]


def too_small(page: Page, least: int) -> list[Fault]:
    """What is to be touched but is less wide or high than so many pixels, the words of a sentence apart."""
    page.wait_for_load_state()
    found: list[list[object]] = page.evaluate(
        """least => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
             .filter(e => e.type !== 'hidden' && e.checkVisibility({ opacityProperty: false }))
             .map(e => [e, (e.type === 'checkbox' || e.type === 'radio' ? e.closest('label') || e : e)])
             .map(([e, target]) => [e.outerHTML.slice(0, 120), target.getBoundingClientRect()])
             .filter(([, box]) => box.width > 1 && box.height > 1)
             .filter(([, box]) => Math.min(box.width, box.height) < least - 0.5)
             .map(([html, box]) => [html, `${Math.round(box.width)} x ${Math.round(box.height)}`])""",
        least,
    )
    return [(str(html), str(size)) for html, size in found]
