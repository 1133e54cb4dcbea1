// Our own page, once it is ready: keeps it for when there is no network, and offers a newer version of it.

const WORDS = null; // filled in by cargo xtask finish, by language: what is said, and what the button says

/** The only address that a script is ever loaded from by name; the page's policy allows no other name for it. */
const WORKER = new URL("sw.js", import.meta.url).href;

/** Whether the person has asked for the newer version. */
let asked = false;

/** Offers the newer version. Nothing changes under a person's hands: this page stays what it is until it is left. */
function offer(registration) {
  if (document.querySelector("[data-newer]")) return;
  const [said, button] = WORDS[document.documentElement.lang] ?? Object.values(WORDS)[0];
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
  // A status is told when it changes, not when it comes.
  setTimeout(() => line.append(`${said} `, renew));
}

async function keep() {
  const { serviceWorker } = navigator;
  // In development nothing is kept, nor where the browser cannot.
  if (!WORDS || !serviceWorker) return;
  const policy = window.trustedTypes?.createPolicy("topup-guard", { createScriptURL: () => WORKER });
  const before = serviceWorker.controller;
  const registration = await serviceWorker.register(policy?.createScriptURL("") ?? WORKER);
  const look = () => registration.waiting && registration.active && offer(registration);
  serviceWorker.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (before) offer(registration);
  });
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  registration.installing?.addEventListener("statechange", look);
  look();
}

// A browser that refuses, or a full device, leaves the page as it is: it comes from the network.
keep().catch(() => {});
