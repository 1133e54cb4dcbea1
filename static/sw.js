// @ts-check
// The service worker of our own page: caches one complete version of it for when there is no network.
//
// Everything but the pages themselves has its hash or its version in its address. So files of two versions never mix: a
// page gets exactly the files it names, whichever worker is in charge.

/** @type {{ version: string, first: Record<string, string>, later: Record<string, string> }} */
const FILES = { version: "", first: {}, later: {} }; // filled in by cargo xtask finish: hashes by address

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = new URL(worker.registration.scope);
const PREFIX = `topup-guard ${SCOPE.pathname} `;
const NAME = PREFIX + FILES.version;
/** @type {Record<string, string>} */
const SUMS = Object.assign(Object.create(null), FILES.first, FILES.later);

/**
 * Returns the beginning of the hash of the file at an address: from the list of this version, or, for a file of another
 * version, from its name; nothing where neither says it.
 * @param {string} path
 */
const expected = (path) => SUMS[path] ?? /-([0-9a-f]{16})\.\w+$/.exec(path)?.[1];

/**
 * Returns whether a response has this hash.
 * @param {string} hash its beginning
 * @param {Response} response
 */
async function isSound(hash, response) {
  const sum = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const hex = [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return response.ok && hex.startsWith(hash);
}

/**
 * Caches a file, if it is the one that this version has at its address; returns whether it is.
 * @param {string} path
 * @param {Response} response
 */
async function store(path, response) {
  if (!(path in SUMS) || !await isSound(SUMS[path], response)) return false;
  await (await caches.open(NAME)).put(new URL(path, SCOPE), response);
  return true;
}

/**
 * Fetches a file and caches it. What the browser's own cache has may be older, or damaged: then it is fetched anew.
 * @param {string} path
 */
async function fetchAndStore(path) {
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    if (await store(path, await fetch(new URL(path, SCOPE), { cache, redirect: "error", referrerPolicy: "no-referrer" }))) return;
  }
  throw new Error(`${path} is not that of version ${FILES.version}`);
}

/** Caches all files or none: after a failure those that came are deleted, and the version before stays in charge. */
async function install() {
  // With data saving on, later files are cached when they are used.
  const paths = Object.keys(/** @type {any} */ (navigator).connection?.saveData ? FILES.first : SUMS);
  try {
    // One after the other, so as not to slow down what the person does.
    for (const path of paths) await fetchAndStore(path);
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/**
 * Returns a file from our own caches, checked like one from the network. A wrong one is thrown away. Returns nothing where
 * there is none, or the browser has deleted it.
 * @param {string} path
 * @param {string[]} names
 */
async function cached(path, names) {
  const [hash, address] = [expected(path), new URL(path, SCOPE)];
  // What cannot be checked is fetched.
  if (!hash) return;
  for (const cacheName of names) {
    const found = await caches.match(address, { cacheName, ignoreVary: true });
    if (!found) continue;
    if (await isSound(hash, found)) return found;
    await (await caches.open(cacheName)).delete(address, { ignoreVary: true });
  }
}

/**
 * Fetches what the page asks for. A file of this version is cached again: it was missing or wrong.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function fetchFor(event, path) {
  const response = await fetch(event.request);
  // A full device is no reason not to show it.
  if (path in SUMS && response.ok) event.waitUntil(store(path, response.clone()).catch(() => {}));
  return response;
}

/**
 * Returns a file from the cache or the network.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function answer(event, path) {
  // Of the versions before, too: a page of theirs may still be open.
  const found = await ours().then((names) => cached(path, [NAME, ...names])).catch(() => undefined);
  return found ?? fetchFor(event, path);
}

/** Returns the names of the caches of all versions of this page, in the order in which they were made. */
async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** Deletes the versions before this one, once no page is open that may still need their files. */
async function deleteOld() {
  if ((await worker.clients.matchAll()).length) return;
  const names = await ours();
  // What is newer than this one waits for its turn.
  await Promise.all(names.slice(0, Math.max(0, names.indexOf(NAME))).map((name) => caches.delete(name)));
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
// The person wants the newer version now.
worker.addEventListener("message", ({ data }) => data === "topup-guard:renew" && worker.skipWaiting());
worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const address = new URL(url);
  if (method !== "GET" || address.origin !== SCOPE.origin || !address.pathname.startsWith(SCOPE.pathname)) return;
  const path = address.pathname.slice(SCOPE.pathname.length);
  if (mode === "navigate") {
    // Only our own pages: others in this folder, such as the one for an iframe, are none of its business.
    const page = path.replace(/index\.html$/, "");
    if (!(page in SUMS)) return;
    event.respondWith(cached(page, [NAME]).catch(() => undefined).then((found) => found ?? fetchFor(event, page)));
    event.waitUntil(deleteOld());
  } else if (path.startsWith("v1/assets/") || /^\?[0-9a-f]{8}$/.test(address.search)) {
    event.respondWith(answer(event, path + address.search));
  }
});
