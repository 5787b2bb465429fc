// Two short sounds that tell yes from no without looking. Browsers keep silence until the first touch.
let context = null;

function wake() {
  const Audio = window.AudioContext || window.webkitAudioContext;
  if (Audio && !context) context = new Audio();
  if (context && context.state === "suspended") context.resume();
}
for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, wake, { once: true, capture: true });

function tone(pitch, start, length) {
  const source = context.createOscillator();
  const volume = context.createGain();
  source.frequency.value = pitch; // Hz
  volume.gain.setValueAtTime(0.12, context.currentTime + start);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + start + length);
  source.connect(volume).connect(context.destination);
  source.start(context.currentTime + start);
  source.stop(context.currentTime + start + length);
}

function play(...tones) {
  if (context && context.state === "running") tones.forEach((one) => tone(...one));
}

export const yes = () => play([880, 0, 0.09], [1320, 0.09, 0.14]);
export const no = () => play([196, 0, 0.16], [147, 0.17, 0.26]);
