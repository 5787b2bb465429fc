// Shows the photo that was chosen before it is sent, from the device's own memory.
// A picture this browser cannot draw (some phones' own formats) is simply not shown; the server reads it.
for (const input of document.querySelectorAll("input[type=file][data-preview]")) {
  const frame = document.getElementById(input.dataset.preview);
  if (!frame) continue;
  const before = [...frame.childNodes];

  input.addEventListener("change", () => {
    const file = input.files[0];
    if (!file) {
      frame.replaceChildren(...before);
      return;
    }
    const shot = new Image();
    shot.alt = input.dataset.words;
    const done = () => URL.revokeObjectURL(shot.src);
    shot.addEventListener("load", () => {
      frame.replaceChildren(shot);
      done();
    });
    shot.addEventListener("error", () => {
      frame.replaceChildren();
      done();
    });
    shot.src = URL.createObjectURL(file);
  });
}
