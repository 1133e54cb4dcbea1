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
 * Texts by address; a failure is forgotten, and so is a faulty text, which may be corrected meanwhile.
 * @type {Map<string, Promise<string>>}
 */
const texts = new Map();
/** Plural forms, in the order in which the program counts them. */
const FORMS = ["zero", "one", "two", "few", "many", "other"];

/**
 * Returns a function that chooses one of a pack's languages by BCP 47 tags, best first; the pack's first where none fits.
 * @param {string} pack the attribute
 * @param {Loader} loader
 */
export async function chooser(pack, loader) {
  // The program that reads the text is among our files.
  Object.assign(loader.FILES, FILES);
  const languages = languagesOf(await textOf(pack, loader));
  /** @param {Iterable<any>} wishes */
  return (wishes) => choose(languages, wishes) ?? loader.negotiate(wishes);
}

/**
 * @param {string[]} languages
 * @param {Iterable<any>} wishes
 * @returns {string | undefined} the first of the languages where none fits
 */
function choose(languages, wishes) {
  for (const wish of [...wishes].filter(Boolean)) {
    // The tag itself, then the same language in the same script, then the same language.
    for (const form of [lower, likely, primary]) {
      const found = languages.find((one) => form(one) === form(wish));
      if (found) return found;
    }
  }
  return languages[0];
}

/** @param {string} tag */
const lower = (tag) => tag.toLowerCase();
/** @param {string} tag */
const primary = (tag) => lower(tag).split("-")[0];
/** @param {string} tag */
function likely(tag) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return lower(tag);
  }
}

/**
 * Returns the BCP 47 tags of a pack's languages; none where the text is no pack, of which the checker complains.
 * @param {string} text
 * @returns {string[]}
 */
function languagesOf(text) {
  const list = aboutOf(text)?.languages;
  return Array.isArray(list) ? list.filter((tag) => typeof tag === "string" && tag).map((tag) => (tag === "zh" ? "zh-Hans" : tag)) : [];
}

/**
 * @param {string} text
 * @returns {any}
 */
function aboutOf(text) {
  try {
    return JSON.parse(text).about;
  } catch {
    // The checker says what is wrong.
  }
}

/**
 * Returns the name of a language in itself; its tag where the browser does not know it.
 * @param {string} tag
 */
function nameOf(tag) {
  try {
    const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}

/**
 * Returns the plural form of each number from 0 to 199, as one digit each; an empty text where the browser has no rule.
 * @param {string} tag
 */
function pluralsOf(tag) {
  try {
    if (!Intl.PluralRules.supportedLocalesOf(tag).length) return "";
    const rules = new Intl.PluralRules(tag);
    return Array.from({ length: 200 }, (_, number) => FORMS.indexOf(rules.select(number))).join("");
  } catch {
    return "";
  }
}

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
 * Takes a text for what an address has, without asking for it: for a page on which a pack is written. It is forgotten when
 * another text is given for the address.
 * @param {string} address absolute, of the page's own origin
 * @param {string} text
 */
export function provide(address, text) {
  for (const key of memo.keys()) if (key.endsWith(` ${address}`)) memo.delete(key);
  texts.set(address, Promise.resolve(text));
}

/**
 * Returns what is wrong with a text, in the one of its languages that a BCP 47 tag asks for.
 * @param {string} text
 * @param {string} site where it is to be from, such as `bank.example`
 * @param {string} wish
 * @param {Pick<Loader, "program" | "pack" | "negotiate">} loader
 * @returns {Promise<Problem[]>}
 */
export async function problemsOf(text, site, wish, loader) {
  try {
    await convert(text, site, choose(languagesOf(text), [wish]) ?? wish, loader);
    return [];
  } catch (problems) {
    if (Array.isArray(problems)) return problems;
    throw problems;
  }
}

/**
 * Checks and converts a text.
 * @param {string} text
 * @param {string} site
 * @param {string} lang
 * @param {Pick<Loader, "program" | "pack" | "negotiate">} loader
 */
async function convert(text, site, lang, loader) {
  const [{ read }, whole] = await Promise.all([loader.program("host"), loader.pack("all", baseOf(text, lang, loader))]);
  return read(text, site, lang, whole, languagesOf(text).map(nameOf), pluralsOf(lang));
}

/**
 * Fetches, checks and converts a host's pack.
 * @param {string} address
 * @param {string} lang
 * @param {Loader} loader
 */
async function make(address, lang, loader) {
  const text = await textOf(address, loader);
  const { href, host } = new URL(address, baseURI());
  try {
    const packs = await convert(text, host, lang, loader);
    for (const [file, bytes] of Object.entries(packs)) if (file.startsWith("part-")) parts.set(file, bytes);
    return packs;
  } catch (problems) {
    texts.delete(href);
    if (Array.isArray(problems)) throw refuser(loader)(problems);
    // A file that did not come; anything else is an error of ours.
    throw /** @type {LoadError} */ (problems).kind ? problems : loader.loadError("content", problems);
  }
}

/**
 * Returns the function that makes an error of problems.
 * @param {Loader} loader
 * @returns {Refuse}
 */
function refuser({ loadError }) {
  return (problems) => {
    const list = problems.map(([, text, , , , whole = `the pack: ${text}`]) => `\n  ${whole}`).join("");
    const detail = { problems: problems.map(([path, text, id = "", line, column]) => ({ path, id, line, column, text })) };
    return Object.assign(loadError(`pack${list}`), { kind: "pack", words: WORDS, detail });
  };
}

/**
 * Returns the text of a pack, which is fetched once.
 * @param {string} address the attribute
 * @param {Loader} loader
 * @returns {Promise<string>}
 */
async function textOf(address, loader) {
  const refuse = refuser(loader);
  const url = allowed(address, refuse);
  if (!texts.has(url.href)) {
    const decoded = async () => {
      const [{ decode }, bytes] = await Promise.all([loader.program("host"), fetchBytes(url, refuse, loader.loadError)]);
      try {
        return decode(bytes);
      } catch (problems) {
        throw Array.isArray(problems) ? refuse(problems) : loader.loadError("content", problems);
      }
    };
    const text = decoded();
    text.catch(() => texts.delete(url.href));
    texts.set(url.href, text);
  }
  return /** @type {Promise<string>} */ (texts.get(url.href));
}

/** Returns the address that the page's relative addresses stand on. */
function baseURI() {
  const { get } = /** @type {{ get(): string }} */ (Object.getOwnPropertyDescriptor(Node.prototype, "baseURI"));
  return get.call(document);
}

/**
 * Returns the pack's address; refuses one that is neither of this page's origin nor of one that the page lists.
 * @param {string} address
 * @param {Refuse} refuse
 */
function allowed(address, refuse) {
  // In the page's head, where nobody writes but the page; and not by a method that a name in the page can hide.
  const found = Document.prototype.querySelector.call(document, "head > meta[name=topup-guard-packs]");
  const listed = /** @type {HTMLMetaElement | null} */ (found)?.content.split(/\s+/) ?? [];
  let url;
  try {
    url = new URL(address, baseURI());
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
 * Returns the language of ours whose words stand where the pack has none in this language; crates/pack/src/lang.rs has the same.
 * @param {string} text
 * @param {string} lang
 * @param {Pick<Loader, "negotiate">} loader
 */
function baseOf(text, lang, { negotiate }) {
  if (/^(zh|en)(-|$)/i.test(lang)) return negotiate([lang]);
  return aboutOf(text)?.fallback === "zh" ? "zh-Hans" : "en";
}
