// <topup-guard>: the custom element and the loader of the program behind it.

const FILES = { first: {}, whole: {}, style: "", packs: {}, pages: {}, quiz: {} }; // filled in by cargo xtask finish

const BASE = new URL(".", import.meta.url);
const LANGUAGES = ["zh-Hans", "en", "zh-Hant"];
const TIMEOUT = 30000;

/** What a person reads when the program cannot run, by language and kind of failure. */
const TEXTS = {
  "zh-Hans": {
    network: "网络没连上，程序没有下载完。上面的提醒照样有用。",
    content: "下载到的内容不完整或不对。请刷新页面；还不行，请过一会儿再来。",
    version: "内容和程序的版本对不上。请刷新页面。",
    browser: "这个浏览器太旧，运行不了互动部分。上面的提醒照样有用。",
    blocked: "这个网页不允许运行互动部分。上面的提醒照样有用。",
    retry: "再试一次",
  },
  "zh-Hant": {
    network: "網絡沒連上，程序沒有下載完。上面的提醒照樣有用。",
    content: "下載到的內容不完整或不對。請刷新頁面；還不行，請過一會兒再來。",
    version: "內容和程序的版本對不上。請刷新頁面。",
    browser: "這個瀏覽器太舊，運行不了互動部分。上面的提醒照樣有用。",
    blocked: "這個網頁不允許運行互動部分。上面的提醒照樣有用。",
    retry: "再試一次",
  },
  en: {
    network: "The connection failed before the program arrived. The advice above still holds.",
    content: "What arrived is incomplete or wrong. Please reload the page, or come back in a while.",
    version: "Content and program are of different versions. Please reload the page.",
    browser: "This browser is too old for the interactive part. The advice above still holds.",
    blocked: "This page does not allow the interactive part to run. The advice above still holds.",
    retry: "Try again",
  },
};

/** An error whose `kind` is one of the keys of TEXTS. */
class LoadError extends Error {
  constructor(kind, cause) {
    super(`topup-guard: ${kind}`, { cause });
    this.kind = kind;
  }
}

/**
 * The first of our languages that one of these tags asks for; Simplified Chinese otherwise.
 * @param {Iterable<string | null | undefined>} tags BCP 47 tags, best first
 */
export function negotiate(tags) {
  for (const tag of tags) {
    const low = String(tag ?? "").toLowerCase();
    if (/^zh(-|$)/.test(low)) return /^zh-(hant|(?!hans)([a-z]+-)?(tw|hk|mo))\b/.test(low) ? "zh-Hant" : "zh-Hans";
    if (/^en(-|$)/.test(low)) return "en";
  }
  return LANGUAGES[0];
}

/** Promises by key, so that nothing is fetched twice; a failure is forgotten. */
const memo = new Map();
function once(key, make) {
  if (!memo.has(key)) {
    const promise = make();
    promise.catch(() => memo.delete(key));
    memo.set(key, promise);
  }
  return memo.get(key);
}

async function fetchFile(path) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT);
  try {
    const response = await fetch(new URL(path, BASE), { signal: stop.signal });
    if (!response.ok) throw new LoadError("network");
    return { type: response.headers.get("content-type") ?? "", body: await response.arrayBuffer() };
  } catch (error) {
    throw error instanceof LoadError ? error : new LoadError("network", error);
  } finally {
    clearTimeout(timer);
  }
}

/** A pack's bytes: kind is "packs" (the first view's), "pages" or "quiz". */
function pack(kind, lang) {
  const path = FILES[kind]?.[lang];
  if (!path) return Promise.reject(new LoadError("content"));
  return once(path, async () => {
    const bytes = new Uint8Array((await fetchFile(path)).body);
    // A page in its place, such as one to sign in, is not kept.
    if (String.fromCharCode(...bytes.subarray(0, 4)) !== "TUGP") throw new LoadError("content");
    return bytes;
  });
}

/** How many modules did not come. A browser keeps a damaged one for good, so each further try has another address. */
let missed = 0;
function importModule(path) {
  return import(new URL(missed ? `${path}?${missed}` : path, BASE)).catch((error) => {
    missed += 1;
    throw new LoadError("network", error);
  });
}

/** A program's glue module and wasm bytes: which is "first" (the first view's) or "whole" (all rooms). */
function files(which) {
  const { glue, wasm } = FILES[which];
  return once(wasm, () =>
    Promise.all([
      importModule(glue),
      fetchFile(wasm),
    ]),
  );
}

/** A program, started: its glue module. */
function program(which) {
  if (typeof WebAssembly !== "object") return Promise.reject(new LoadError("browser"));
  return once(FILES[which].glue, async () => {
    const [glue, { body }] = await files(which);
    let module;
    try {
      module = await WebAssembly.compile(body);
    } catch (error) {
      // Damaged bytes are fetched anew the next time.
      memo.delete(FILES[which].wasm);
      // CSP refuses with the same class of error as a damaged file; only a damaged file fails validation.
      throw new LoadError(WebAssembly.validate(body) ? "blocked" : looksLikeWasm(body) ? "browser" : "content", error);
    }
    await glue.default({ module_or_path: module });
    return glue;
  });
}

/** Whether a place in the widget is a room that only the whole program has. */
function isLater(place) {
  return /^(#\/v1\/)?(number|quiz|warnings|note)\b/.test(place);
}

/** Fetches the whole program while nothing else is going on, unless the person saves data. */
function prefetch() {
  if (navigator.connection?.saveData) return;
  (window.requestIdleCallback ?? setTimeout)(() => files("whole").catch(() => {}));
}

function looksLikeWasm(body) {
  const head = new Uint8Array(body.slice(0, 4));
  return head.length === 4 && head[0] === 0 && head[1] === 0x61 && head[2] === 0x73 && head[3] === 0x6d;
}

/** The style sheet as one shared constructed sheet, or null where the browser has none. */
function sheet() {
  if (!("adoptedStyleSheets" in Document.prototype)) return Promise.resolve(null);
  return once("sheet", async () => {
    const made = new CSSStyleSheet();
    // Our own page has it already.
    const link = document.querySelector(`link[rel="stylesheet"][href$="${FILES.style}"]`);
    const rules = [...(link?.sheet?.cssRules ?? [])].map((rule) => rule.cssText).join("\n");
    made.replaceSync(rules || new TextDecoder().decode((await fetchFile(FILES.style)).body));
    return made;
  });
}

async function dress(shadow) {
  const made = await sheet();
  if (made) {
    shadow.adoptedStyleSheets = [made];
    return;
  }
  await new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(FILES.style, BASE).href;
    link.onload = link.onerror = resolve;
    shadow.prepend(link);
  });
}

class TopupGuard extends HTMLElement {
  static observedAttributes = ["view", "lang", "theme", "text-size"];

  #widget = null;
  #root = null;

  connectedCallback() {
    // A move in the document disconnects and connects at once: the running widget is kept.
    if (this.#widget === null && this.dataset.state !== "loading") queueMicrotask(() => this.#start());
  }

  disconnectedCallback() {
    setTimeout(() => {
      if (this.isConnected) return;
      this.#widget?.unmount();
      this.#widget = null;
      this.#root?.remove();
      delete this.dataset.state;
    });
  }

  attributeChangedCallback() {
    this.#widget?.update(this.#host());
  }

  #lang() {
    const near = this.getAttribute("lang") ?? this.closest("[lang]")?.getAttribute("lang");
    return negotiate([near, ...navigator.languages]);
  }

  #host() {
    return {
      lang: this.#lang(),
      theme: this.getAttribute("theme") ?? "",
      textSize: this.getAttribute("text-size") ?? "",
      view: this.getAttribute("view") ?? "",
      page: this.hasAttribute("page"),
      home: new URL("..", BASE).href,
      fragment: "",
      pack: (kind, what) => (kind === "whole" ? this.#grow(what) : pack(kind, what)),
    };
  }

  async #start() {
    if (!this.isConnected || this.#widget) return;
    this.dataset.state = "loading";
    try {
      const lang = this.#lang();
      const shadow = this.shadowRoot ?? this.#open();
      const start = (this.hasAttribute("page") && location.hash) || (this.getAttribute("view") ?? "");
      const which = isLater(start) ? "whole" : "first";
      // In development there is one program.
      const pages = (which === "whole" || FILES.first.glue === FILES.whole.glue) && pack("pages", lang);
      const [glue, first, later] = await Promise.all([program(which), pack("packs", lang), pages, dress(shadow)]);
      if (!this.isConnected) {
        delete this.dataset.state;
        return;
      }
      this.#mount(glue, first, { ...this.#host(), pages: later });
      shadow.querySelectorAll("slot, .panel").forEach((node) => node.remove());
      this.dataset.state = "ready";
      if (which === "first") prefetch();
      this.dispatchEvent(new CustomEvent("topup-guard:ready", { bubbles: true, composed: true }));
    } catch (error) {
      this.#fail(error instanceof LoadError ? error.kind : "content");
    }
  }

  /** Mounts a program in a fresh root, and takes the one before away. */
  #mount(glue, first, host) {
    const root = document.createElement("div");
    root.setAttribute("part", "root");
    let widget;
    try {
      widget = glue.mount(root, first, host);
    } catch (kind) {
      throw new LoadError(kind in TEXTS.en ? kind : "content", kind);
    }
    this.shadowRoot.append(root);
    this.#widget?.unmount();
    this.#root?.remove();
    this.#widget = widget;
    this.#root = root;
    return root;
  }

  /**
   * Puts the whole program in the place of the first view's.
   * @param {string} what language and fragment, such as `en#/v1/quiz`
   */
  async #grow(what) {
    const [lang, fragment] = [what.split("#")[0], what.slice(what.indexOf("#"))];
    const [glue, first, pages] = await Promise.all([program("whole"), pack("packs", lang), pack("pages", lang)]);
    if (!this.isConnected || !this.#widget) return;
    const root = this.#mount(glue, first, { ...this.#host(), lang, fragment, pages });
    requestAnimationFrame(() => root.querySelector("h1")?.focus({ preventScroll: true }));
  }

  /** The element's own children show through until the program is there. */
  #open() {
    const shadow = this.attachShadow({ mode: "open" });
    shadow.append(document.createElement("slot"));
    return shadow;
  }

  #fail(kind) {
    this.dataset.state = "failed";
    // What came may be wrong even where it came whole, such as a page to sign in: the next try takes nothing of it.
    memo.clear();
    const texts = TEXTS[this.#lang()];
    const panel = document.createElement("div");
    panel.className = "panel";
    panel.setAttribute("role", "alert");
    panel.lang = this.#lang();
    const words = document.createElement("p");
    words.textContent = texts[kind];
    const retry = document.createElement("button");
    retry.type = "button";
    retry.className = "btn";
    retry.textContent = texts.retry;
    retry.onclick = () => {
      panel.remove();
      this.#start();
    };
    panel.append(words, retry);
    const shadow = this.shadowRoot ?? this.#open();
    shadow.querySelectorAll(".panel").forEach((node) => node.remove());
    shadow.append(panel);
    const detail = { kind };
    this.dispatchEvent(new CustomEvent("topup-guard:error", { bubbles: true, composed: true, detail }));
  }
}

// What is no colour then counts as not given.
try {
  CSS.registerProperty({ name: "--topup-guard-accent", syntax: "<color>", inherits: true, initialValue: "#0b6456" });
} catch {
  // A second copy of this script finds it there; an old browser keeps our own accent anyway.
}

if (!customElements.get("topup-guard")) customElements.define("topup-guard", TopupGuard);
