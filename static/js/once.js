// One press is enough: while a form is on its way its button rests and says so.
// The server refuses doubles by itself; this only spares people the doubt.
const GIVE_BACK_AFTER = 15000; // ms: on a dead signal the button must come back to life

function rest(button) {
  button.dataset.label = button.textContent;
  button.textContent = button.dataset.busy;
  button.disabled = true;
}

function wake(button) {
  if (!button.disabled) return;
  button.textContent = button.dataset.label;
  button.disabled = false;
}

for (const form of document.querySelectorAll("form[data-once]")) {
  const button = form.querySelector("button[data-busy]");
  if (!button) continue;
  form.addEventListener("submit", (event) => {
    setTimeout(() => event.defaultPrevented || rest(button)); // after the browser has read the form
    setTimeout(() => wake(button), GIVE_BACK_AFTER);
  });
  window.addEventListener("pageshow", () => wake(button));
}
