// Shows the photo that was chosen before it is sent, from the device's own memory.
// A picture this browser cannot draw (some phones' own formats) is simply not shown; the server reads it.
import { drawn } from "./small_photo.js";

export async function show(input, file) {
  const frame = document.getElementById(input.dataset.preview);
  const { classList } = input.parentElement;
  for (const name of ["taken", "drawing"]) classList.toggle(name, Boolean(file));
  const picture = file && (await drawn(file));
  if (picture) picture.alt = input.dataset.words;
  frame.replaceChildren(...(picture ? [picture] : []));
  if (!picture) classList.remove("drawing");
}

for (const input of document.querySelectorAll("input[type=file][data-preview]")) {
  input.addEventListener("change", () => show(input, input.files[0]));
}
