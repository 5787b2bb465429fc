// The thing that is shown says its line aloud, in a voice of this machine; only if the school wants it, in its hours.
import { isBetween, schoolTime } from "./screen_clock.js";

const NOT_SOONER = 40000; // ms between two lines: who stands there should not be talked at
const CANTONESE = /^(yue|zh-(hk|mo))/i;
const place = document.querySelector("[data-volume]");
const { volume, voiceFrom, voiceUntil } = place.dataset;
const { zone } = document.querySelector("[data-zone]").dataset;
const page = document.documentElement.lang;
let last = -NOT_SOONER;
let offered = false;

// A voice from the network would send every line to somebody else's server, so none of those.
function voice() {
  const called = ({ lang }) => lang.replace("_", "-").replace(/^cmn/i, "zh");
  const ours = speechSynthesis.getVoices().filter((one) => one.localService && !CANTONESE.test(called(one)));
  const near = ours.filter((one) => called(one).slice(0, 2).toLowerCase() === page.slice(0, 2));
  return near.find((one) => called(one) === page) || near[0];
}

const isQuiet = () =>
  document.hidden || performance.now() - last < NOT_SOONER || !isBetween(schoolTime(zone).time, voiceFrom, voiceUntil);

function say(line) {
  const chosen = voice();
  if (!chosen || isQuiet()) return;
  const speech = new SpeechSynthesisUtterance(line);
  Object.assign(speech, { voice: chosen, lang: chosen.lang, volume: volume / 100, rate: 0.9 });
  speech.onerror = ({ error }) => error === "not-allowed" && offer(line);
  last = performance.now();
  speechSynthesis.speak(speech);
}

// Some browsers speak only after a touch: they are offered one, once.
function offer(line) {
  if (offered) return;
  offered = true;
  const button = place.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => {
    button.hidden = true;
    last = -NOT_SOONER;
    say(line);
  });
}

const hush = () => speechSynthesis.cancel();

if ("speechSynthesis" in window) {
  speechSynthesis.getVoices(); // the first question is what makes Chromium look for them
  document.addEventListener("screen:speaks", ({ detail }) => say(detail.line));
  document.addEventListener("visibilitychange", () => document.hidden && hush());
  window.addEventListener("pagehide", hush);
}
