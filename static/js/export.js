// A file that takes a while comes among lines that say how far it is (kiosk/web/long_files.py), so that the
// bar tells the truth. Without this, or when the answer is a page, links and forms work as they always do.
import { readWatched } from "./watched.js";

const course = document.querySelector("[data-export-course]");
const bar = document.querySelector("[data-export-bar]");
let running = null;

function show(state) {
  for (const each of course.querySelectorAll("[data-export-state]")) each.hidden = each.dataset.exportState !== state;
  course.querySelector("[data-export-stop]").hidden = state !== "making" && state !== "fetching";
}

function count(done, rows) {
  bar.max = rows || 1;
  bar.value = rows ? done : 1;
  course.querySelector("[data-export-done]").textContent = done;
  course.querySelector("[data-export-rows]").textContent = rows;
  if (done === rows) show("fetching");
}

function save(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file.blob);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function take(address, options, otherwise) {
  if (running) return;
  running = new AbortController();
  course.hidden = false;
  bar.removeAttribute("value"); // how far it is nobody knows yet
  show("making");
  course.focus();
  try {
    const response = await fetch(address, { ...options, signal: running.signal });
    if (!response.ok || response.headers.get("Content-Type") !== "application/octet-stream") return otherwise();
    save(await readWatched(response.body.getReader(), count));
    show("kept");
  } catch {
    show(running.signal.aborted ? "stopped" : "broken");
  } finally {
    running = null;
  }
}

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
  course.querySelector("[data-export-stop]").addEventListener("click", () => running && running.abort());
}

if (course && window.AbortController && window.ReadableStream) watch();
