// Squares over a photo: a finger or a mouse that is drawn across them ticks them all, and the arrows lead from one
// to the next. Without this, each is a checkbox.
const frame = document.querySelector("[data-blur]");
const squares = frame ? [...frame.querySelectorAll("input")] : [];
const side = frame ? Number(frame.dataset.blur) : 0;
const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -side, ArrowDown: side };
let drawing = null; // what the squares become: ticked, or not
let ticked = false; // a press that began here was answered already

function under(event) {
  const found = document.elementFromPoint(event.clientX, event.clientY);
  return squares.includes(found) ? found : null;
}

function draw(event) {
  if (drawing === null) return;
  const square = under(event);
  if (square) square.checked = drawing;
}

for (const square of squares) {
  square.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    drawing = !square.checked;
    square.checked = drawing;
    ticked = true;
    if (square.hasPointerCapture(event.pointerId)) square.releasePointerCapture(event.pointerId);
  });
  square.addEventListener("click", (event) => {
    if (ticked && event.detail) event.preventDefault(); // the browser would tick it back
    ticked = false;
  });
  square.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const at = squares.indexOf(square);
    const leaves = Math.abs(step) === 1 && Math.floor(at / side) !== Math.floor((at + step) / side);
    const next = leaves ? null : squares[at + step];
    if (next) next.focus();
  });
}
document.addEventListener("pointermove", draw);
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => (drawing = null));
