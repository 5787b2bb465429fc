// Suggests a thing's colour from its photo: the median of the thing, not of the wall behind it. Only where
// nobody has chosen one, and only a suggestion: one tap changes it.
import { drawn } from "./small_photo.js";

const SIDE = 48; // pixels; enough for a colour
const UNLIKE = 22; // how far from the wall a pixel of the thing is, in CIE Lab
const CERTAIN = 30; // how near to one of our colours a suggestion has to be

export async function suggest(file, form) {
  const picture = await drawn(file);
  const chosen = form.querySelector("[name=colour]:checked");
  if (!picture || (chosen && chosen.value && !chosen.dataset.suggested)) return;
  const thing = thingIn(picture);
  const swatches = [...form.querySelectorAll("[name=colour]")].filter((one) => one.value && one.value !== "mixed");
  const near = swatches
    .map((one) => ({ one, far: distance(thing, labOf(swatch(form, one))) }))
    .sort((left, right) => left.far - right.far)[0];
  if (!near || near.far > CERTAIN) return;
  near.one.checked = true;
  near.one.dataset.suggested = "1";
}

function swatch(form, input) {
  const dot = form.querySelector(`label[for="${input.id}"] .dot`);
  return getComputedStyle(dot).backgroundColor.match(/\d+/g).slice(0, 3).map(Number);
}

function thingIn(picture) {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const brush = canvas.getContext("2d");
  brush.drawImage(picture, 0, 0, SIDE, SIDE);
  const { data } = brush.getImageData(0, 0, SIDE, SIDE);
  const pixels = [];
  for (let at = 0; at < SIDE * SIDE; at += 1) {
    const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
    const edge = Math.min(x, y, SIDE - 1 - x, SIDE - 1 - y);
    pixels.push({ edge, lab: labOf([data[at * 4], data[at * 4 + 1], data[at * 4 + 2]]) });
  }
  const wall = median(pixels.filter((pixel) => pixel.edge < 3));
  const middle = pixels.filter((pixel) => pixel.edge >= SIDE / 6);
  const thing = middle.filter((pixel) => distance(pixel.lab, wall) > UNLIKE);
  return median(thing.length > middle.length / 12 ? thing : middle);
}

function median(pixels) {
  return [0, 1, 2].map((channel) => pixels.map((pixel) => pixel.lab[channel]).sort((a, b) => a - b)[pixels.length >> 1]);
}

function distance(one, other) {
  return Math.hypot(...one.map((value, channel) => value - other[channel]));
}

// sRGB to CIE Lab under D65, as in the standard's own formulas.
function labOf(rgb) {
  const [r, g, b] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  const [x, y, z] = [0.4124 * r + 0.3576 * g + 0.1805 * b, 0.2126 * r + 0.7152 * g + 0.0722 * b, 0.0193 * r + 0.1192 * g + 0.9505 * b];
  const [fx, fy, fz] = [x / 0.9505, y, z / 1.089].map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116));
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}
