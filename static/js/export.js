// The files of a log, with their course. Without this, or when the answer is a page, links and forms work as
// they always do.
import { canFollow, take } from "./course.js";

function takeForm(form, pressed) {
  const fields = new FormData(form);
  fields.set("format", pressed);
  fields.set("watched", "1");
  take(form.action, { method: "POST", body: fields }, () => {
    const format = document.createElement("input");
    Object.assign(format, { type: "hidden", name: "format", value: pressed });
    form.append(format);
    form.submit();
  });
}

function watch() {
  for (const link of document.querySelectorAll("a[data-export]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const address = new URL(link.href);
      address.searchParams.set("watched", "1");
      take(address, {}, () => location.assign(link.href));
    });
  }
  for (const form of document.querySelectorAll("form[data-export]")) {
    let pressed = "xlsx";
    for (const button of form.querySelectorAll("[name=format]")) {
      button.addEventListener("click", () => { pressed = button.value; });
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      takeForm(form, pressed);
    });
  }
}

if (canFollow) watch();
