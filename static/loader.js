// @ts-check
// Loader of <topup-guard>: fetches, checks and starts programs, packs and the style sheet.

/** @typedef {import("../xtask/scripts/types.d.ts").Glue} Glue */
/** @typedef {import("../xtask/scripts/types.d.ts").Files} Files */
/** @typedef {import("../xtask/scripts/types.d.ts").Which} Which */
/** @typedef {import("../xtask/scripts/types.d.ts").LoadError} LoadError */

/** @type {Files} */
export const FILES = { picker: {}, quiz: {}, full: {}, check: {}, style: "", script: "" }; // filled in by cargo xtask finish

/** Address of the loader's folder. */
export const BASE = new URL(".", import.meta.url).href;

/** Longest that one file may take, in milliseconds: a minute, for a slow phone network. */
const TIMEOUT = 60000;

/**
 * A module with what the program needs of WebAssembly and old browsers lack: memory.fill, i32.extend8_s, i32.trunc_sat_f32_s,
 * and a parameter of type externref.
 */
const NEEDS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 25, 1, 23, 0, 65, 0, 65, 0, 65, 0,
  252, 11, 0, 65, 0, 192, 26, 67, 0, 0, 0, 0, 252, 0, 26, 11,
]);

/**
 * Returns an error with a kind, one of the keys of TEXTS.
 * @param {string} kind
 * @param {unknown} [cause]
 * @param {string} [file] what it is about
 * @returns {LoadError}
 */
export function loadError(kind, cause, file) {
  return Object.assign(Error(`topup-guard: ${kind}${file ? ` of ${file}` : ""}`, { cause }), { kind, detail: file ? { file } : undefined });
}

/**
 * Creates an element. By the prototype's method, since a name in the page can hide the document's: `<img name="createElement">`.
 * @param {string} name
 * @returns {HTMLElement}
 */
export const create = (name) => Document.prototype.createElement.call(document, name);

/**
 * What our own page has set before this script was there. Under a symbol, which no id or name in a page's markup can be.
 * @type {{ fetch(href: string): Promise<Response> | undefined } | undefined}
 */
export const EARLY = /** @type {any} */ (window)[Symbol.for("topup-guard:early")];

/**
 * Promises by key, so that nothing is fetched twice; a failure is forgotten.
 * @type {Map<string, Promise<any>>}
 */
export const memo = new Map();

/**
 * Returns the promise of this key, made now if there is none.
 * @template T
 * @param {string} key
 * @param {() => Promise<T>} make
 * @returns {Promise<T>}
 */
function once(key, make) {
  if (!memo.has(key)) {
    const promise = make();
    promise.catch(() => memo.delete(key));
    memo.set(key, promise);
  }
  return /** @type {Promise<T>} */ (memo.get(key));
}

/** Whether the page's policy has blocked one of our files. */
let cspBlocked = false;
addEventListener("securitypolicyviolation", ({ disposition, blockedURI }) => {
  cspBlocked ||= disposition === "enforce" && blockedURI.startsWith(BASE);
});

/** Returns whether the page's policy has blocked one of our files since the last retry. */
export const isCspBlocked = () => cspBlocked;

/** Forgets what the page's policy has blocked. */
export const forgetCsp = () => {
  cspBlocked = false;
};

/** Number of modules that did not come. A browser keeps a damaged one for good, so each retry has another address. */
let retries = 0;

/** Lets the next import have another address, which makes another instance. */
export const renewModules = () => {
  retries += 1;
};

/**
 * Returns what a promise brings, or fails once TIMEOUT is over.
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function received(promise) {
  return new Promise((resolve, reject) => {
    /** @param {unknown} [error] */
    const missing = (error) => reject(loadError("network", error));
    promise.then(resolve, missing);
    // After the promise is settled this does nothing.
    setTimeout(missing, TIMEOUT);
  });
}

/**
 * Fetches a file, and checks its bytes against the hash in its name, where the browser can. Where they differ it is fetched
 * anew: the browser's own cache, or one on the way, may have another.
 * @param {string} path relative to the loader
 * @param {RequestCache} [cache]
 * @returns {Promise<ArrayBuffer>}
 */
async function fetchFile(path, cache) {
  const { href } = new URL(path, BASE);
  // Our own page has asked for some files before this script was there.
  const response = await received((!cache && EARLY?.fetch(href)) || fetch(href, cache && Object.assign(Object.create(null), { cache })));
  if (!response.ok) throw loadError("missing", response.status, path);
  const body = await received(response.arrayBuffer());
  const sum = await crypto.subtle?.digest("SHA-256", body);
  // A page in its place, such as one to sign in.
  const kind = /html/.test(/** @type {string} */ (response.headers.get("content-type"))) ? "type" : "content";
  // The sum decides, its first 64 bits; without one a file's type has to.
  if (sum ? path.includes(new DataView(sum).getBigUint64(0).toString(16).padStart(16, /** @type {any} */ (0))) : kind !== "type") return body;
  if (!cache) return fetchFile(path, "reload");
  throw Object.assign(loadError(kind, undefined, path), { body });
}

/**
 * Names of our files as they stand here; the script for a host's own pack adds its own to FILES.
 * @type {string[]}
 */
const NAMES = JSON.stringify(FILES).match(/assets\/[\w.-]+/g) ?? [];

/** Returns whether the server has another release by now, whose loader names other files. */
export async function isOutdated() {
  try {
    const response = await fetch(import.meta.url.split("?")[0], { cache: "no-store" });
    const text = await response.text();
    // Not any text, such as a page to sign in.
    return response.ok && /assets\/full-/.test(text) && !NAMES.every((name) => text.includes(name));
  } catch {
    return false;
  }
}

/**
 * Fetches a pack.
 * @param {string} kind that of a program ("full" for the pages and the words of all rooms), or "part"
 * @param {string} lang its language; for a part, the file that the quiz's index names
 */
export function pack(kind, lang) {
  const path = kind === "part" ? `assets/${lang}` : FILES[kind][lang];
  return once(path, async () => new Uint8Array(await fetchFile(path)));
}

/**
 * Imports a module.
 * @param {string} path
 * @returns {Promise<any>}
 */
export function importModule(path) {
  return received(import(new URL(retries ? `${path}?${retries}` : path, BASE).href)).catch(async (error) => {
    renewModules();
    // The browser does not say why. Fetching the file does, unless the file is well and only its type is wrong.
    await fetchFile(path);
    throw loadError("type", error, path);
  });
}

/**
 * Fetches a program's glue module and wasm bytes.
 * @param {Which} which
 * @returns {Promise<[Glue, ArrayBuffer]>}
 */
export function files(which) {
  const { glue, wasm } = FILES[which];
  return once(wasm, () => Promise.all([importModule(glue), fetchFile(wasm)]));
}

/**
 * Fetches and starts a program.
 * @param {Which} which
 * @returns {Promise<Glue>} its glue module
 */
export async function program(which) {
  if (typeof WebAssembly !== "object") throw loadError("wasm-missing");
  if (!WebAssembly.validate(NEEDS)) throw loadError("old-browser");
  return once(FILES[which].glue, async () => {
    const [glue, body] = await files(which);
    try {
      await glue.default({ module_or_path: await WebAssembly.compile(body) });
    } catch (error) {
      // Damaged bytes, where hashes cannot be checked, are fetched anew the next time.
      memo.delete(FILES[which].wasm);
      // A policy refuses with the same class of error as damage, WebKit only when it is to run; but what it refuses is
      // valid, of this version, and there would be memory for it.
      const sound = WebAssembly.validate(body) && !/Range|Link|Type/.test(/** @type {Error} */ (error).name);
      throw loadError(sound ? "csp" : "content", error, FILES[which].wasm);
    }
    return glue;
  });
}

/**
 * Returns the program for a place in the widget; in development only the full one is there. The quiz program is for people
 * without a record on this device who begin with no topic; it asks for the full one itself when it is too little.
 * @param {string} place a fragment, or the attributes view and start
 * @returns {Which}
 */
export function programFor(place) {
  const room = /^(?:#\/v1\/)?(check|number|quiz(?:[ /].*[a-z])?|progress|class|warnings|note|card)\b/.exec(place)?.[1];
  let known;
  try {
    known = localStorage["topup-guard:known"];
  } catch {
    // Nothing is stored where a browser forbids it.
  }
  const which = room === "quiz" && !known ? "quiz" : room ? "full" : "picker";
  return FILES[which].glue ? which : "full";
}

/** Returns the style sheet as one shared constructed sheet. */
function sheet() {
  return once("sheet", async () => {
    const made = new CSSStyleSheet();
    const body = await fetchFile(FILES.style).catch((error) => {
      // It runs nothing: one that a server has rewritten is used, if it is ours and whole.
      if (error.kind !== "content" || !/\[data-end]\s*{/.test(new TextDecoder().decode(error.body))) throw error;
      console.warn("topup-guard: the server has changed", FILES.style);
      return error.body;
    });
    made.replaceSync(new TextDecoder().decode(body));
    return made;
  });
}

/**
 * Gives a shadow root the widget's style.
 * @param {ShadowRoot} shadow
 */
export async function applyStyles(shadow) {
  // Our own page has it in itself, and the same text again costs a browser nothing.
  const own = EARLY && /** @type {HTMLTemplateElement | null} */ (document.querySelector("[data-topup-guard-style]"));
  if (own) shadow.querySelector("style") ?? shadow.prepend(own.content.cloneNode(true));
  else if ("adoptedStyleSheets" in shadow) shadow.adoptedStyleSheets = [await sheet()];
  else await new Promise((resolve) => {
    const link = /** @type {HTMLLinkElement} */ (create("link"));
    link.rel = "stylesheet";
    link.href = new URL(FILES.style, BASE).href;
    link.onload = link.onerror = resolve;
    /** @type {ShadowRoot} */ (shadow).prepend(link);
  });
}
