// Of all tabs of this browser only one does a thing at a time: by Web Locks, or where there are none
// (older Safari, plain HTTP) by a lease in the store, which runs out by itself if its tab dies.
import { lease } from "./store.js";

const OWNER = newName();
const LASTS = 15000; // ms: what a tab leaves behind that was closed in the middle
const RENEW = 5000; // ms

export function newName() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Runs `act(stillOurs)`; gives false if another tab is at it, so that it must be tried again later.
export async function alone(name, act) {
  if (navigator.locks) {
    return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return false;
      await act(async () => true);
      return true;
    });
  }
  const renew = () => lease(name, OWNER, Date.now(), Date.now() + LASTS);
  if (!(await renew())) return false;
  const heart = setInterval(renew, RENEW);
  try {
    await act(renew);
  } finally {
    clearInterval(heart);
    await lease(name, OWNER, Date.now(), 0);
  }
  return true;
}
