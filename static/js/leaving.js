// Leaving duty asks first while something waits on this device, and leaves no page of it behind.
import { clearDone, isThere, list } from "./outbox.js";

const words = document.querySelector("[data-outbox]").dataset;

async function leave(form) {
  if (await isThere()) {
    const waits = (await list()).filter((entry) => entry.state !== "done").length;
    if (waits && !window.confirm(words.confirmLeave.replace("#", waits))) return;
    await clearDone();
  }
  if (!navigator.onLine) return void (location.hash = "no-network"); // the pages are needed until it is back
  if ("caches" in window) await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  form.submit();
}

for (const form of document.querySelectorAll("form[data-leave]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form).catch(() => form.submit());
  });
}
