// Suggests a thing's colour from its photo: of the thing, not of the wall behind it. Only where the keeper has
// not tapped one, and only a suggestion: one tap changes it. <input type="file" data-colour> in a form whose
// radios are named `colour`; a suggested radio carries data-suggested for as long as it is one.
import { drawn } from "./small_photo.js";

const SIDE = 64; // pixels each way; enough for a colour
const RIM = 4; // pixels of the edge, where the wall shows
const ALIKE = 0.06; // how near two pixels of one surface are, in OKLab
const DIMMER = 0.55; // a shadow on the wall darkens it and leaves its colour, so darker counts less than lighter
const LIGHTER = 0.7; // and a white thing before a pale wall is told by being lighter
const LEAST_WALL = 0.1; // of the rim; what is rarer there is the thing reaching over the edge
const HALF = 0.5; // the palest surface may be a warm board in white light as well as a white one in warm light
const BRIGHTER = 2.1; // at most so much brighter than it was taken, where even the palest is dim
const PART = 0.08; // of the thing: a colour that counts
const MAIN = 0.5; // of the thing: a colour that names it, whatever else is on it
const LEAST_THING = 0.06; // of the weight; below it the thing fills the photo and no wall is to be seen

// sRGB to OKLab (Björn Ottosson), where equal steps look equal: [lightness 0–1, green–red, blue–yellow].
const LINEAR = Array.from({ length: 256 }, (_, v) => (v <= 10 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4));
function labOf([r, g, b]) {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const apart = (wall, lab) => Math.hypot((lab[0] < wall[0] ? DIMMER : LIGHTER) * (lab[0] - wall[0]), lab[1] - wall[1], lab[2] - wall[2]);
const chroma = (lab) => Math.hypot(lab[1], lab[2]);
const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

// The name of one colour; hues in degrees as OKLab turns: red 29, yellow 100, green 145, blue 260.
export function nameOf(lab) {
  const [light, strong] = [lab[0], chroma(lab)];
  const hue = (Math.atan2(lab[2], lab[1]) * 180) / Math.PI + (lab[2] < 0 ? 360 : 0);
  const warm = hue > 40 && hue < 115;
  if (strong < (light > 0.8 && warm ? 0.05 : light < 0.4 ? 0.03 : 0.035)) {
    return light > 0.82 ? "white" : light < 0.48 ? "black" : "grey";
  }
  if (light < 0.24 && strong < 0.06) return "black";
  if (hue >= 322 || hue < 12) return light < 0.42 && hue < 12 ? "red" : hue >= 322 && light < 0.45 ? "purple" : "pink";
  if (hue < 42) return light > 0.7 && strong < 0.16 ? "pink" : strong < 0.085 ? "brown" : "red";
  if (hue < 76) return light > 0.6 && strong > 0.105 ? "orange" : "brown";
  if (hue < 113) return light > 0.68 ? "yellow" : hue < 98 ? "brown" : "green";
  return hue < 202 ? "green" : hue < 280 ? "blue" : "purple";
}

// The surfaces of the rim, each as its mean, unless there is more of them in the middle: then it is the thing
// that reaches over the edge. A wall may have a pattern, or end at a table.
function walls(pixels) {
  const rim = pixels.filter(({ edge }) => edge < RIM).map(({ lab }) => lab);
  const middle = pixels.filter(({ weight }) => weight > 0.6).map(({ lab }) => lab);
  const found = [];
  for (const lab of rim) {
    const near = found.find((wall) => apart(wall.lab, lab) < ALIKE);
    if (!near) found.push({ lab, count: 1 });
    else near.lab = near.lab.map((value, axis) => value + (lab[axis] - value) / (near.count += axis === 0 ? 1 : 0));
  }
  const share = (all, wall) => all.filter((lab) => apart(wall.lab, lab) < ALIKE).length / all.length;
  const isWall = (wall) => share(rim, wall) > Math.max(LEAST_WALL, share(middle, wall));
  return found.filter(isWall).map((wall) => wall.lab);
}

// What the light does to white, told by the palest large surface; one where nothing is pale.
function tint(pixels) {
  const bright = pixels.map((rgb) => ({ rgb, lab: labOf(rgb) })).filter(({ lab }) => lab[0] > 0.55 && chroma(lab) < 0.1);
  if (bright.length < pixels.length / 12) return [1, 1, 1];
  const top = bright.sort((one, other) => other.lab[0] - one.lab[0]).slice(0, Math.ceil(bright.length / 3));
  const white = [0, 1, 2].map((axis) => sum(top.map(({ rgb }) => rgb[axis])) / top.length);
  const grey = sum(white) / 3;
  const dim = Math.min(BRIGHTER, Math.max(1, 0.75 / grey));
  return white.map((value) => (grey / value) ** HALF * dim);
}

// `data`: RGBA rows of a square picture. The key of a colour.
export function colourOf(data) {
  const count = data.length / 4;
  const side = Math.sqrt(count);
  const seen = Array.from({ length: count }, (_, at) => [0, 1, 2].map((axis) => LINEAR[data[at * 4 + axis]]));
  const light = tint(seen);
  const pixels = seen.map((rgb, at) => {
    const [x, y] = [at % side, Math.floor(at / side)];
    const far = Math.hypot(x / side - 0.5, y / side - 0.5);
    const edge = Math.min(x, y, side - 1 - x, side - 1 - y);
    return { lab: labOf(rgb.map((value, axis) => value * light[axis])), weight: Math.exp(-far * far * 8), edge };
  });
  const behind = walls(pixels);
  const thing = pixels.filter(({ lab, edge }) => edge >= RIM && behind.every((wall) => apart(wall, lab) > ALIKE));
  const whole = sum(pixels.map(({ weight }) => weight));
  return named(sum(thing.map(({ weight }) => weight)) > whole * LEAST_THING ? thing : pixels);
}

function named(pixels) {
  const votes = {};
  for (const { lab, weight } of pixels) votes[nameOf(lab)] = (votes[nameOf(lab)] || 0) + weight;
  const all = sum(Object.values(votes));
  const order = Object.keys(votes).sort((one, other) => votes[other] - votes[one]);
  const hues = order.filter((name) => !["white", "grey", "black"].includes(name) && votes[name] > all * PART);
  if (hues.length > 2 && votes[order[0]] < all * MAIN) return "mixed";
  return order[0];
}

async function suggest(input) {
  const file = input.files[0];
  const picture = file && (await drawn(file));
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const brush = canvas.getContext("2d");
  if (!picture || !brush || file !== input.files[0]) return;
  brush.drawImage(picture, 0, 0, SIDE, SIDE);
  const colours = [...input.form.querySelectorAll("[name=colour]")];
  const chosen = colours.find((one) => one.checked);
  const theirs = chosen && (chosen.dataset.tapped || (chosen.value && !chosen.dataset.suggested));
  const key = colourOf(brush.getImageData(0, 0, SIDE, SIDE).data);
  const ours = colours.find((one) => one.value === key);
  if (theirs || !ours) return;
  forget(input.form);
  ours.checked = true;
  ours.dataset.suggested = "1";
}

function forget(form) {
  for (const one of form.querySelectorAll("[name=colour]")) ["suggested", "tapped"].forEach((mark) => delete one.dataset[mark]);
}

for (const input of document.querySelectorAll("input[type=file][data-colour]")) {
  input.addEventListener("change", () => suggest(input));
  input.form.addEventListener("submit", () => forget(input.form));
  input.form.addEventListener("change", ({ target }) => {
    if (target.name !== "colour") return;
    forget(input.form);
    target.dataset.tapped = "1";
  });
}
