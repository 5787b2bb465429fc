// The course of a file that takes a while: a bar [data-export-course] that tells the truth, for the file comes
// among lines that say how far it is (kiosk/web/long_files.py).
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

// Whether there is a course on this page, and a browser that can follow it.
export const canFollow = Boolean(course && window.AbortController && window.ReadableStream);

// Fetches the file, shows how far it is and keeps it; true if it is kept. An answer that is a page is none:
// then `otherwise` goes there as if there were no script.
export async function take(address, options, otherwise) {
  if (running) return false;
  running = new AbortController();
  course.hidden = false;
  bar.removeAttribute("value"); // how far it is nobody knows yet
  show("making");
  course.focus();
  try {
    const response = await fetch(address, { ...options, signal: running.signal });
    if (!response.ok || response.headers.get("Content-Type") !== "application/octet-stream") {
      otherwise();
      return false;
    }
    save(await readWatched(response.body.getReader(), count));
    show("kept");
    return true;
  } catch {
    show(running.signal.aborted ? "stopped" : "broken");
    return false;
  } finally {
    running = null;
  }
}

if (canFollow) {
  course.querySelector("[data-export-stop]").addEventListener("click", () => running && running.abort());
}
