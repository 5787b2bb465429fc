// Scanning with the camera in the page, where the browser itself can read codes. Where it cannot, the button
// stays hidden: a photo, a scanner that types and the pictures do the same.
const OFTEN = 150; // ms between two looks
const ONCE = 2000; // ms in which one code counts once
const place = document.querySelector("[data-camera]");

async function canRead() {
  if (!place || !("BarcodeDetector" in window) || !navigator.mediaDevices) return false;
  return (await window.BarcodeDetector.getSupportedFormats()).includes("qr_code");
}

function setUp() {
  const [start, stop] = [place.querySelector("[data-camera-start]"), place.querySelector("[data-camera-stop]")];
  const [view, word] = [place.querySelector("[data-camera-view]"), place.querySelector(".camera-word")];
  const video = place.querySelector("video");
  const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
  const seen = new Map(); // text → when it was read last
  let timer = 0;

  async function look() {
    const found = video.readyState >= 2 ? await detector.detect(video).catch(() => []) : [];
    for (const { rawValue: text } of found) {
      const before = seen.get(text) || 0;
      seen.set(text, Date.now());
      if (Date.now() - before >= ONCE) document.dispatchEvent(new CustomEvent("scan", { detail: { text } }));
    }
    if (video.srcObject) timer = setTimeout(look, OFTEN);
  }

  function end() {
    clearTimeout(timer);
    if (video.srcObject) video.srcObject.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    view.hidden = true;
    start.hidden = false;
  }

  start.addEventListener("click", async () => {
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch (_) {
      place.hidden = true; // no camera, or nobody allowed it: the other ways stay
      return;
    }
    await video.play();
    [view.hidden, start.hidden] = [false, true];
    look();
  });
  stop.addEventListener("click", end);
  document.addEventListener("visibilitychange", () => document.hidden && end());
  for (const kind of ["kept", "refused"]) {
    document.addEventListener(`outbox:${kind}`, ({ detail: { said } }) => {
      word.textContent = said.title || said.sentence || "";
      word.className = `camera-word ${said.tone || "sun"}`;
    });
  }
}

canRead().then((can) => {
  if (!can) return;
  place.hidden = false;
  setUp();
});
