// @ts-check
// Our own page, once it is ready: registers the service worker, and offers a newer version of the page.

/** @type {Record<string, [string, string]> | null} */
const WORDS = null; // filled in by cargo xtask finish, by language: the line, and the text of its button

/** The only address that a script is ever loaded from by name; the page's policy allows no other name for it. */
const WORKER = new URL("sw.js", import.meta.url).href;

/** Whether the person has asked for the newer version. */
let asked = false;

/**
 * Offers the newer version. This page stays what it is until the person agrees or leaves.
 * @param {ServiceWorkerRegistration} registration
 */
function offer(registration) {
  if (document.querySelector("[data-newer]")) return;
  const words = /** @type {Record<string, [string, string]>} */ (/** @type {unknown} */ (WORDS));
  const [text, button] = words[document.documentElement.lang] ?? Object.values(words)[0];
  const line = document.createElement("p");
  line.className = "early";
  line.dataset.newer = "";
  line.setAttribute("role", "status");
  document.body.append(line);
  const renew = document.createElement("button");
  renew.type = "button";
  renew.textContent = button;
  renew.onclick = () => {
    asked = true;
    // Where another tab has it already, this page is all that is old.
    if (registration.waiting) registration.waiting.postMessage("topup-guard:renew");
    else location.reload();
  };
  // A screen reader announces a status when it changes, not when it appears.
  setTimeout(() => line.append(`${text} `, renew));
}

/** Registers the service worker and watches for a newer version. */
async function register() {
  const { serviceWorker } = navigator;
  // In development nothing is cached, nor where the browser cannot.
  if (!WORDS || !serviceWorker) return;
  const policy = window.trustedTypes?.createPolicy("topup-guard", { createScriptURL: () => WORKER });
  const before = serviceWorker.controller;
  const registration = await serviceWorker.register(policy?.createScriptURL("") ?? WORKER);
  const check = () => registration.waiting && registration.active && offer(registration);
  serviceWorker.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (before) offer(registration);
  });
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", check));
  registration.installing?.addEventListener("statechange", check);
  check();
}

// A browser that refuses, or a full device, leaves the page as it is: it comes from the network.
register().catch(() => {});
