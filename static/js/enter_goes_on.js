// Enter goes on to the next field and, from the last one, sends the form: quick with both hands on the keys.
// Without this the browser sends the form from any field, and the server says what is missing.
const FIELDS = "select, input:not([type=hidden]):not([type=radio]):not([type=checkbox])";

function goOn(form, from) {
  const fields = [...form.querySelectorAll(FIELDS)];
  const next = fields[fields.indexOf(from) + 1];
  if (!next) return form.querySelector("button[data-busy]").click();
  enter(next);
}

// What stands there is selected, so that typing replaces it and an arrow key goes into it.
function enter(field) {
  field.focus();
  if (field.select) field.select();
}

for (const form of document.querySelectorAll("form[data-enter-goes-on]")) {
  form.addEventListener("keydown", (event) => {
    // While a Chinese word is being composed, Enter belongs to that word.
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    if (!event.target.matches(FIELDS)) return;
    event.preventDefault();
    goOn(form, event.target);
  });
  const fault = form.querySelector("[aria-invalid]");
  if (fault) enter(fault);
}
