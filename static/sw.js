// The service worker of our own page: keeps one whole version of it for when there is no network.
//
// Everything but the pages themselves has its sum or its version in its address. So files of two versions never mix: a
// page finds just the files it names, whichever worker is in charge.

const FILES = { version: "", first: {}, later: {} }; // filled in by cargo xtask finish: sums by address

const SCOPE = new URL(registration.scope);
const PREFIX = `topup-guard ${SCOPE.pathname} `;
const NAME = PREFIX + FILES.version;
const SUMS = { ...FILES.first, ...FILES.later };

/** Keeps a file, if it is the one that this version has at its address; tells whether it is. */
async function keep(path, response) {
  const sum = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const hex = [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, 0)).join("");
  if (!response.ok || !hex.startsWith(SUMS[path])) return false;
  await (await caches.open(NAME)).put(new URL(path, SCOPE), response);
  return true;
}

/** Fetches a file and keeps it. What the browser's own cache has may be older, or damaged: then it is fetched anew. */
async function bring(path) {
  for (const cache of ["default", "reload"]) {
    if (await keep(path, await fetch(new URL(path, SCOPE), { cache, redirect: "error", referrerPolicy: "no-referrer" }))) return;
  }
  throw new Error(`${path} is not that of version ${FILES.version}`);
}

/** All or nothing: what came in part goes again, and the version before stays in charge. */
async function install() {
  // Who saves data gets what comes later when it is used.
  const paths = Object.keys(navigator.connection?.saveData ? FILES.first : SUMS);
  try {
    // One after the other, so as not to be in the way of what the person does.
    for (const path of paths) await bring(path);
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/** A file as it was kept; nothing where the browser has let go of it. */
async function kept(address, cacheName) {
  return caches.match(address, { cacheName, ignoreVary: true }).catch(() => undefined);
}

async function answer(event, address, path) {
  const found = await kept(address);
  if (found) return found;
  const response = await fetch(event.request);
  // A full device is no reason not to show it.
  if (path in FILES.later && response.ok) event.waitUntil(keep(path, response.clone()).catch(() => {}));
  return response;
}

/** Lets go of the versions before this one, once no page is open that may still need their files. */
async function tidy() {
  if ((await clients.matchAll()).length) return;
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  // In the order in which they were made: what is newer than this one waits for its turn.
  await Promise.all(ours.slice(0, Math.max(0, ours.indexOf(NAME))).map((name) => caches.delete(name)));
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
// The person wants the newer version now.
addEventListener("message", ({ data }) => data === "topup-guard:renew" && skipWaiting());
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const address = new URL(url);
  if (method !== "GET" || address.origin !== SCOPE.origin || !address.pathname.startsWith(SCOPE.pathname)) return;
  const path = address.pathname.slice(SCOPE.pathname.length);
  if (mode === "navigate") {
    // Only our own pages: others in this folder, such as the one for an iframe, are none of its business.
    const page = path.replace(/index\.html$/, "");
    if (!(page in SUMS)) return;
    event.respondWith(kept(new URL(page, SCOPE), NAME).then((found) => found ?? fetch(event.request)));
    event.waitUntil(tidy());
  } else if (path.startsWith("v1/assets/") || /^\?[0-9a-f]{8}$/.test(address.search)) {
    address.hash = "";
    event.respondWith(answer(event, address, path));
  }
});
