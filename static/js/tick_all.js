// Ticks all, or only what keepers set aside, without loading the page anew. What needs its own tick is left alone.
const boxes = document.querySelectorAll("[name=things]:not([data-own])");

function ticks(link, wanted) {
  if (!link) return;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    for (const box of boxes) box.checked = wanted(box);
  });
}

ticks(document.querySelector("[data-tick-all]"), () => true);
ticks(document.querySelector("[data-tick-none]"), (box) => "aside" in box.dataset);
