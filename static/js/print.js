// A button with data-print prints the page; without JavaScript it stays away, and the browser's own way works.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
