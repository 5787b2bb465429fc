// Tags with their course. A form makes its tags once, so a press after a broken one brings the same file;
// once that is kept, the next press is for further tags and the form gets a key of its own.
import { canFollow, take } from "./course.js";

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function make(form) {
  const fields = new FormData(form);
  fields.set("watched", "1");
  const kept = await take(form.action, { method: "POST", body: fields }, () => form.submit());
  if (kept) form.elements.namedItem("key").value = newKey();
}

const form = document.querySelector("form[data-tags]");
if (form && canFollow) {
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.hasAttribute("formaction")) return;
    event.preventDefault();
    make(form);
  });
}
