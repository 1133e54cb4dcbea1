// A host's own pack: fetched from where the page allows, checked, and made into packs that the widget reads.

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

/** Packs by address and language; a failure is forgotten. */
const memo = new Map();
/** Parts of the quiz by file. */
const parts = new Map();
/** What came from an address, for another language. */
const texts = new Map();

/**
 * One of the packs made of a host's own.
 * @param {string} pack the attribute
 * @param {string} kind the loader's name for it; "part" for one of the quiz's
 * @param {string} lang its language, or the file of the part
 * @param {{ FILES: object, pack: Function, program: Function, fault: Function }} loader its files are joined by ours
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
  return memo.get(key).then((packs) => packs[kind]);
}

async function make(address, lang, { pack, program, fault }) {
  /** @param {string[][]} problems pairs of path and text */
  const refuse = (problems) => {
    const list = problems.map(([path, text]) => `\n  ${path || "the pack"}: ${text}`).join("");
    const detail = { problems: problems.map(([path, text]) => ({ path, text })) };
    return Object.assign(fault(`pack${list}`), { kind: "pack", words: WORDS, detail });
  };
  const url = allowed(address, refuse);
  const text = texts.get(url.href) ?? (await fetchText(url, refuse, fault));
  const [{ read }, whole] = await Promise.all([program("host"), pack("all", baseOf(text, lang))]);
  try {
    const packs = read(text, new URL(address, document.baseURI).host, lang, whole);
    // Only what is sound is kept: what is not may be mended meanwhile.
    texts.set(url.href, text);
    for (const [file, bytes] of Object.entries(packs)) if (file.startsWith("part-")) parts.set(file, bytes);
    return packs;
  } catch (problems) {
    // Anything but a list is a fault of ours.
    if (Array.isArray(problems)) throw refuse(problems);
    throw fault("content", problems);
  }
}

/** The pack's address, of this page's origin or of one that the page lists. */
function allowed(address, refuse) {
  const listed = document.querySelector("meta[name=topup-guard-packs]")?.content.split(/\s+/) ?? [];
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

async function fetchText(url, refuse, fault) {
  const enough = new AbortController();
  const timer = setTimeout(() => enough.abort(), TIMEOUT);
  try {
    // Another address than the one that was allowed is not followed.
    const response = await fetch(url, { redirect: "error", signal: enough.signal });
    if (!response.ok) throw fault("missing");
    if (/html/.test(response.headers.get("content-type"))) throw fault("type");
    const chunks = [];
    let length = 0;
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > LARGEST) throw refuse([["", "it is larger than 2 MB; make it smaller"]]);
      chunks.push(value);
    }
    return await new Blob(chunks).text();
  } catch (error) {
    throw error.kind ? error : fault("network", error);
  } finally {
    clearTimeout(timer);
    enough.abort();
  }
}

/** The language of ours that the pack stands on: the one asked for, or the first that the pack has. */
function baseOf(text, lang) {
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
