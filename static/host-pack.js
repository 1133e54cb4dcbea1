// @ts-check
// A host's own pack: fetched from where the page allows, checked, and made into packs that the widget reads.

/** @typedef {import("../xtask/scripts/types.d.ts").Files} Files */
/** @typedef {import("../xtask/scripts/types.d.ts").Loader} Loader */
/** @typedef {import("../xtask/scripts/types.d.ts").LoadError} LoadError */
/** @typedef {import("../xtask/scripts/types.d.ts").Problem} Problem */
/** @typedef {(problems: Problem[]) => LoadError} Refuse makes an error of what is wrong with a pack */

/** @type {Files} */
const FILES = { host: {}, all: {} }; // filled in by cargo xtask finish

/** Largest pack that is read, in bytes; crates/pack has the same. */
const LARGEST = 2 << 20;
/** Longest that it may take to arrive, in milliseconds. */
const TIMEOUT = 60000;
/** What a person reads when the pack is of no use: Simplified Chinese, English, Traditional Chinese. */
const WORDS = [
  "这个网站自己的内容有错，暂时显示不了。请告诉网站的人。",
  "This site’s own content has a mistake in it and cannot be shown. Please tell the site.",
  "這個網站自己的內容有錯，暫時顯示不了。請告訴網站的人。",
];

/**
 * Packs by address and language; a failure is forgotten.
 * @type {Map<string, Promise<Record<string, Uint8Array>>>}
 */
const memo = new Map();
/**
 * Parts of the quiz by file.
 * @type {Map<string, Uint8Array>}
 */
const parts = new Map();
/**
 * Texts by address, for the next language.
 * @type {Map<string, string>}
 */
const texts = new Map();

/**
 * Returns one of the packs made of a host's own.
 * @param {string} pack the attribute
 * @param {string} kind the loader's name for it; "part" for one of the quiz's
 * @param {string} lang its language, or the file of the part
 * @param {Loader} loader its files are joined by ours
 */
export function open(pack, kind, lang, loader) {
  Object.assign(loader.FILES, FILES);
  if (kind === "part") return parts.get(lang);
  const key = `${lang} ${pack}`;
  if (!memo.has(key)) {
    const made = make(pack, lang, loader);
    made.catch(() => memo.delete(key));
    memo.set(key, made);
  }
  return /** @type {Promise<Record<string, Uint8Array>>} */ (memo.get(key)).then((packs) => packs[kind]);
}

/**
 * Fetches, checks and converts a host's pack.
 * @param {string} address
 * @param {string} lang
 * @param {Loader} loader
 */
async function make(address, lang, { pack, program, loadError }) {
  /** @type {Refuse} */
  const refuse = (problems) => {
    const list = problems.map(([, text, , , , whole = `the pack: ${text}`]) => `\n  ${whole}`).join("");
    const detail = { problems: problems.map(([path, text, id = "", line, column]) => ({ path, id, line, column, text })) };
    return Object.assign(loadError(`pack${list}`), { kind: "pack", words: WORDS, detail });
  };
  const url = allowed(address, refuse);
  const known = texts.get(url.href);
  const [{ decode, read }, bytes] = await Promise.all([program("host"), known ?? fetchBytes(url, refuse, loadError)]);
  try {
    const text = typeof bytes === "string" ? bytes : decode(bytes);
    const whole = await pack("all", baseOf(text, lang));
    const packs = read(text, new URL(address, document.baseURI).host, lang, whole);
    // Only a sound text is stored: a faulty one may be corrected meanwhile.
    texts.set(url.href, text);
    for (const [file, bytes] of Object.entries(packs)) if (file.startsWith("part-")) parts.set(file, bytes);
    return packs;
  } catch (problems) {
    if (Array.isArray(problems)) throw refuse(problems);
    // Anything else is an error of ours.
    throw /** @type {LoadError} */ (problems).kind ? problems : loadError("content", problems);
  }
}

/**
 * Returns the pack's address; refuses one that is neither of this page's origin nor of one that the page lists.
 * @param {string} address
 * @param {Refuse} refuse
 */
function allowed(address, refuse) {
  const listed = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=topup-guard-packs]"))?.content.split(/\s+/) ?? [];
  let url;
  try {
    url = new URL(address, document.baseURI);
  } catch {
    throw refuse([["", `“${address}” is no address`]]);
  }
  if (![location.origin, ...listed].includes(url.origin) || !/^https?:$/.test(url.protocol)) {
    throw refuse([["", `it is from ${url.origin}; list that in <meta name="topup-guard-packs" content="…">`]]);
  }
  return url;
}

/**
 * Fetches a file of limited length.
 * @param {URL} url
 * @param {Refuse} refuse
 * @param {Loader["loadError"]} loadError
 */
async function fetchBytes(url, refuse, loadError) {
  const enough = new AbortController();
  const timer = setTimeout(() => enough.abort(), TIMEOUT);
  try {
    // Another address than the one that was allowed is not followed.
    const response = await fetch(url, { redirect: "manual", signal: enough.signal });
    if (response.type === "opaqueredirect") {
      throw refuse([["", "its address is redirected, and no redirect is followed; write the address that it leads to"]]);
    }
    if (!response.ok) throw loadError("missing");
    /** @type {Uint8Array[]} */
    const chunks = [];
    let length = 0;
    for (const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > LARGEST) throw refuse([["", "it is larger than 2 MB; make it smaller"]]);
      chunks.push(value);
    }
    const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
    // A page in place of the pack, such as a Wi-Fi's to sign in to. A pack that a server calls HTML is one still.
    const isPage = /html/.test(/** @type {string} */ (response.headers.get("content-type"))) && /^\s*</.test(String.fromCharCode(...bytes.subarray(0, 99)));
    if (isPage) throw loadError("type");
    return bytes;
  } catch (/** @type {any} */ error) {
    throw error.kind ? error : loadError("network", error);
  } finally {
    clearTimeout(timer);
    enough.abort();
  }
}

/**
 * Returns the language of ours that the pack stands on: the one asked for, or the first that the pack has.
 * @param {string} text
 * @param {string} lang
 */
function baseOf(text, lang) {
  /** @type {any} */
  let languages;
  try {
    ({ languages } = JSON.parse(text).about);
  } catch {
    // The checker says what is wrong.
  }
  const asked = lang === "en" ? "en" : "zh";
  const has = ["zh", "en"].filter((one) => languages?.includes?.(one));
  return (has.length === 1 ? has[0] : asked) === "en" ? "en" : "zh-Hans";
}
