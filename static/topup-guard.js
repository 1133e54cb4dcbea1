// <topup-guard>: the custom element and the loader of the program behind it.

const FILES = { picker: {}, quiz: {}, full: {}, style: "", script: "" }; // filled in by cargo xtask finish

const BASE = new URL(".", import.meta.url);
const LANGUAGES = ["zh-Hans", "en", "zh-Hant"];
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

/** What a person reads when the program cannot run: by kind of failure, in the order of LANGUAGES. */
const TEXTS = {
  network: ["网络没连上。", "The connection failed.", "網絡沒連上。"],
  missing: ["有个文件找不到。", "A file is missing.", "有個文件找不到。"],
  type: ["下载到的是别的东西。公共 Wi-Fi 要先登录。", "Something else came. On public Wi-Fi, sign in first.", "下載到的是別的東西。公共 Wi-Fi 要先登錄。"],
  content: ["程序出了错。", "The program is faulty.", "程序出了錯。"],
  version: ["版本对不上。请刷新页面。", "The versions do not match. Reload the page.", "版本對不上。請刷新頁面。"],
  csp: ["这个网页不允许运行互动部分。", "This page does not allow the interactive part.", "這個網頁不允許運行互動部分。"],
  "wasm-missing": ["这个浏览器关掉了 WebAssembly（比如锁定模式）。", "This browser has WebAssembly switched off, as in Lockdown Mode.", "這個瀏覽器關掉了 WebAssembly（比如鎖定模式）。"],
  "old-browser": ["这个浏览器太旧。请更新，或换一个。", "This browser is too old. Update it or use another.", "這個瀏覽器太舊。請更新，或換一個。"],
  advice: ["上面的提醒照样有用。", "The advice above still holds.", "上面的提醒照樣有用。"],
  loading: ["正在下载……", "Loading…", "正在下載……"],
  retry: ["再试一次", "Try again", "再試一次"],
};
/** Kinds that trying again cannot mend. */
const FINAL = ["csp", "wasm-missing", "old-browser", "pack"];

/** An error whose `kind` is one of the keys of TEXTS. */
function fault(kind, cause) {
  return Object.assign(Error(`topup-guard: ${kind}`, { cause }), { kind });
}

/**
 * The first of our languages that one of these tags asks for; Simplified Chinese otherwise.
 * @param {Iterable<string | null | undefined>} tags BCP 47 tags, best first
 */
export function negotiate(tags) {
  for (const tag of tags) {
    if (/^zh(-|$)/i.test(tag)) return /^zh-(hant|(?!hans)([a-z]+-)?(tw|hk|mo))\b/i.test(tag) ? "zh-Hant" : "zh-Hans";
    if (/^en(-|$)/i.test(tag)) return "en";
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

/** Whether the page's policy has refused one of our files. */
let barred = false;
document.addEventListener("securitypolicyviolation", ({ disposition, blockedURI }) => {
  barred ||= disposition === "enforce" && blockedURI.startsWith(BASE);
});

/** What comes by the network, or a failure once TIMEOUT is over. */
function received(promise) {
  return new Promise((done, fail) => {
    const missing = (error) => fail(fault("network", error));
    promise.then(done, missing);
    // What has come by then does not mind.
    setTimeout(missing, TIMEOUT);
  });
}

/** A file's bytes, whole and unchanged: its name carries its sum, which is checked where the browser can. */
async function fetchFile(path) {
  // Our own page has asked for some of them before this was there.
  const response = await received((window["topup-guard:fetch"] ?? fetch)(new URL(path, BASE).href));
  if (!response.ok) throw fault("missing");
  // A page in its place, such as one to sign in.
  if (/html/.test(response.headers.get("content-type"))) throw fault("type");
  const body = await received(response.arrayBuffer());
  const sum = await crypto.subtle?.digest("SHA-256", body);
  // Its first 64 bits.
  if (sum && !path.includes(new DataView(sum).getBigUint64(0).toString(16).padStart(16, 0))) throw fault("content");
  return body;
}

/**
 * A pack's bytes: kind is that of a program ("full" for the pages and the words of all rooms), or "part", with one of the
 * files that the quiz's index names in place of the language.
 */
function pack(kind, lang) {
  const path = kind === "part" ? `assets/${lang}` : FILES[kind][lang];
  return once(path, async () => new Uint8Array(await fetchFile(path)));
}

/** How many modules did not come. A browser keeps a damaged one for good, so each further try has another address. */
let missed = 0;
function importModule(path) {
  return received(import(new URL(missed ? `${path}?${missed}` : path, BASE))).catch(async (error) => {
    missed += 1;
    // The browser does not say why. A look at the file does, unless the file is well and only its type is wrong.
    await fetchFile(path);
    throw fault("type", error);
  });
}

/** A program's glue module and wasm bytes: which is "picker", "quiz" or "full" (all rooms). */
function files(which) {
  const { glue, wasm } = FILES[which];
  return once(wasm, () => Promise.all([importModule(glue), fetchFile(wasm)]));
}

/** A program, started: its glue module. */
async function program(which) {
  if (typeof WebAssembly !== "object") throw fault("wasm-missing");
  if (!WebAssembly.validate(NEEDS)) throw fault("old-browser");
  return once(FILES[which].glue, async () => {
    const [glue, body] = await files(which);
    try {
      await glue.default({ module_or_path: await WebAssembly.compile(body) });
    } catch (error) {
      // Damaged bytes, where sums cannot be checked, are fetched anew the next time.
      memo.delete(FILES[which].wasm);
      // A policy refuses with the same class of error as damage, WebKit only when it is to run; but what it refuses is
      // valid, of this version, and there would be memory for it.
      const sound = WebAssembly.validate(body) && !/Range|Link|Type/.test(error.name);
      throw fault(sound ? "csp" : "content", error);
    }
    return glue;
  });
}

/**
 * The program for a place in the widget; in development the full one alone is there. The quiz's own is for who has no record
 * on this device and begins with no topic; it knows by itself when it is too little.
 */
function programFor(place) {
  const room = /^(?:#\/v1\/)?(number|quiz(?:[ /].*[a-z])?|progress|warnings|note)\b/.exec(place)?.[1];
  let known;
  try {
    known = localStorage["topup-guard:known"];
  } catch {
    // Nothing is kept where a browser forbids it.
  }
  const which = room === "quiz" && !known ? "quiz" : room ? "full" : "picker";
  return FILES[which].glue ? which : "full";
}

/** The style sheet as one shared constructed sheet. */
function sheet() {
  return once("sheet", async () => {
    const made = new CSSStyleSheet();
    made.replaceSync(new TextDecoder().decode(await fetchFile(FILES.style)));
    return made;
  });
}

async function dress(shadow) {
  // Our own page has it in itself, and the same text again costs a browser nothing.
  const own = document.querySelector("[data-topup-guard-style]");
  if (own) shadow.querySelector("style") ?? shadow.prepend(own.content.cloneNode(true));
  else if ("adoptedStyleSheets" in shadow) shadow.adoptedStyleSheets = [await sheet()];
  else await new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(FILES.style, BASE).href;
    link.onload = link.onerror = resolve;
    shadow.prepend(link);
  });
}

const HEARD = ["online", "offline", "pageshow", "error"];

/** What was last said on the console, so that many widgets say it once. */
let told;
/** Whether the person has refused, for as long as the page is open, that the page be told anything. */
let silent = false;

/** Attributes that are followed beside `lang`, which every element has; each is a property too. */
const ATTRIBUTES = ["view", "theme", "text-size", "start", "loading", "report", "pack"];
/** @param {string} attribute one of these */
const property = (attribute) => attribute.replace("-s", "S");

class TopupGuard extends HTMLElement {
  static observedAttributes = ["lang", ...ATTRIBUTES];

  /** Starts each widget as it is first seen. */
  static #seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) target.#start();
    },
    // A little before; and not missed where a page's styles push what is in a line far aside.
    { rootMargin: "200px 20000px" },
  );

  #widget = null;
  #root = null;
  /** "loading", "ready", "failed" or none yet; shown as `data-state`. */
  #state;
  /** Which start this is: one that was overtaken ends without a trace. */
  #run = 0;
  /** How often the host has asked to begin again, and whether the last time was a reset. */
  #turn = 0;
  #reset = false;
  /** What the host has asked for before the widget was there: what to do, and whom to tell that it cannot be done. */
  #calls = [];
  #size = new ResizeObserver(([{ target }]) => {
    // After the layout: a host that answers by changing sizes starts a new one.
    requestAnimationFrame(() => this.#tell("resize", { height: target.offsetHeight }));
  });

  connectedCallback() {
    for (const name of ATTRIBUTES.map(property)) {
      // Set before this class was there.
      if (this.hasOwnProperty(name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    // A copy of a running widget comes with its mark.
    this.#become(this.#state);
    for (const name of HEARD) addEventListener(name, this);
    // A move in the document disconnects and connects at once: the running widget is kept.
    this.#begin();
  }

  /**
   * There is a network again or none any more, or the page comes back from where nobody told it; or a program of ours has
   * stopped on an error. It is of no use any more then: every widget says so, and begins anew in another instance.
   * @param {Event} [event]
   */
  handleEvent(event) {
    const error = event?.error;
    if (!this.#widget) return;
    if (!error) this.#widget.update(this.#host());
    else if (error.name === "RuntimeError" && error.stack.includes(BASE)) {
      event.preventDefault();
      missed += 1;
      this.#widget = null;
      this.#end();
      this.shadowRoot.append(document.createElement("slot"));
      this.#fail("crash", error);
    }
  }

  /** A browser that can move without disconnecting then does nothing else. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    setTimeout(() => {
      if (this.isConnected) return;
      for (const name of HEARD) removeEventListener(name, this);
      this.#end();
    });
  }

  #end() {
    TopupGuard.#seen.unobserve(this);
    this.#run += 1;
    this.#size.disconnect();
    this.#widget?.unmount();
    this.#widget = null;
    this.#root?.remove();
    this.#root = null;
    this.#become();
  }

  attributeChangedCallback(name) {
    // Other content is another widget.
    if (name === "pack" && this.#state) this.#end();
    this.handleEvent();
    if (/loading|pack/.test(name)) this.#begin();
  }

  /**
   * Begins at what `view` names, loading now what was not loaded yet.
   * @param {number | string} [what] the new value of the attribute `start`
   */
  start(what) {
    if (what) this.setAttribute("start", what);
    return this.#again(false);
  }

  /** Forgets the picker's answers, and begins at what `view` names. What is kept on the device stays. */
  reset() {
    return this.#again(true);
  }

  /** The person's log of quiz answers on this device, as the text of a file. */
  async export() {
    return (await program("full")).exportLog(this.#site());
  }

  /** Adds such a file to the log on this device: how many answers were added, known, set aside, missing and refused. */
  async import(file) {
    return JSON.parse((await program("full")).importLog(String(file), this.#site()));
  }

  #again(reset) {
    const done = new Promise((resolve, reject) => {
      const call = () => {
        this.#turn += 1;
        this.#reset = reset;
        this.handleEvent();
        resolve();
      };
      if (this.#widget) return call();
      this.#calls.push([call, reject]);
      this.#begin();
    });
    // Who does not wait for it need not hear of it.
    done.catch(() => {});
    return done;
  }

  /** Starts now or on being seen. */
  #begin() {
    if (!this.isConnected || this.#widget || this.#state) return;
    const now = this.#calls.length || this.hasAttribute("page") || this.loading === "eager";
    if (now) queueMicrotask(() => this.#start());
    else TopupGuard.#seen.observe(this);
  }

  #become(state) {
    this.#state = state;
    if (state) this.dataset.state = state;
    else delete this.dataset.state;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`topup-guard:${name}`, { bubbles: true, composed: true, detail }));
  }

  #lang() {
    let at = this;
    let near;
    // Out of each shadow root into the page around it.
    while (at && !(near = at.closest("[lang]"))) at = at.getRootNode().host;
    return negotiate([near?.getAttribute("lang"), ...navigator.languages]);
  }

  /** A pack's bytes, from the host's own where it has one. */
  async #pack(kind, lang) {
    if (!this.pack) return pack(kind, lang);
    return (await importModule(FILES.script)).open(this.pack, kind, lang, { FILES, pack, program, fault });
  }

  /** A program, started, and the packs it is mounted with. */
  #outfit(which, lang) {
    const full = which === "full";
    return Promise.all([program(which), this.#pack(full ? "picker" : which, lang), full && this.#pack(which, lang)]);
  }

  /** Where the host's own content comes from, which keeps a log of its own. */
  #site() {
    return this.pack && new URL(this.pack, document.baseURI).host;
  }

  #host() {
    return {
      lang: this.#lang(),
      ...Object.fromEntries(ATTRIBUTES.map((name) => [property(name), this.getAttribute(name)])),
      report: silent ? "refused" : this.report,
      page: this.hasAttribute("page"),
      home: new URL("..", BASE).href,
      fragment: "",
      turn: this.#turn,
      reset: this.#reset,
      offline: !navigator.onLine,
      pack: (kind, what) => this.#pack(kind, what),
      upgrade: (lang, fragment) => this.#upgrade(lang, fragment),
      emit: (kind, statement) => {
        if (kind === "refused") silent = true;
        else if (!silent) this.#tell(kind, JSON.parse(statement));
      },
    };
  }

  async #start() {
    if (!this.isConnected || this.#widget || this.#state) return;
    TopupGuard.#seen.unobserve(this);
    this.#become("loading");
    const run = ++this.#run;
    try {
      const lang = this.#lang();
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      // The element's own children show through until the program is there.
      if (!shadow.querySelector("slot")) shadow.append(document.createElement("slot"));
      const which = programFor((this.hasAttribute("page") && location.hash) || `${this.view} ${this.getAttribute("start") ?? ""}`);
      const [[glue, first, pages]] = await Promise.all([this.#outfit(which, lang), dress(shadow)]);
      if (run !== this.#run) return;
      this.#mount(glue, first, { ...this.#host(), pages });
      shadow.querySelectorAll("slot, .panel").forEach((node) => node.remove());
      this.#become("ready");
      // The full program, and what the quiz begins with, unless the person saves data or the widget has become another. The
      // quiz's own program asks for it once its round is over.
      if (which === "picker") (window.requestIdleCallback ?? setTimeout)(
        () => run !== this.#run || navigator.connection?.saveData || Promise.all([files("full"), this.#pack("quiz", lang)]).catch(() => {}),
      );
      this.#tell("ready");
      for (const [call] of this.#calls.splice(0)) call();
    } catch (error) {
      // The news of a policy's refusal comes after the refusal itself.
      await new Promise((resolve) => setTimeout(resolve));
      if (run !== this.#run) return;
      const kind = error.kind ?? "content";
      this.#fail(barred && /^(network|type)$/.test(kind) ? "csp" : kind, error);
    }
  }

  /** Mounts a program in a fresh root, and takes the one before away; who was in that is led to the heading, once it is there. */
  #mount(glue, first, host) {
    const held = this.shadowRoot.activeElement;
    const root = document.createElement("div");
    root.part = "root";
    let widget;
    try {
      widget = glue.mount(root, first, host);
    } catch (kind) {
      throw fault(TEXTS[kind] ? kind : "content", kind);
    }
    this.shadowRoot.append(root);
    this.#widget?.unmount();
    this.#root?.remove();
    this.#size.disconnect();
    this.#size.observe(root);
    this.#widget = widget;
    this.#root = root;
    if (held) requestAnimationFrame(() => root.querySelector("h1")?.focus({ preventScroll: true }));
  }

  /**
   * Puts the full program in the place of the one that is there, at a fragment; without a fragment it is only fetched.
   * @param {string} lang BCP 47 tag
   * @param {string} fragment such as `#/v1/quiz`
   */
  async #upgrade(lang, fragment) {
    const run = this.#run;
    const [glue, first, pages] = await this.#outfit("full", lang);
    // Who has gone elsewhere meanwhile is left there; the next time it is at hand.
    const place = this.#root?.querySelector("[data-view]").dataset.view;
    if (run !== this.#run || !place || !fragment.includes(place)) return;
    this.#mount(glue, first, { ...this.#host(), lang, fragment, pages });
  }

  #fail(kind, cause) {
    this.#become("failed");
    // What came may be wrong even where it came whole, such as a page to sign in: the next try takes nothing of it.
    memo.clear();
    const lang = this.#lang();
    const text = (key) => (TEXTS[key] ?? cause.words ?? TEXTS.content)[LANGUAGES.indexOf(lang)];
    const panel = document.createElement("div");
    panel.className = "panel";
    panel.setAttribute("role", "alert");
    panel.lang = lang;
    panel.dir = "ltr";
    const words = document.createElement("p");
    words.textContent = this.childElementCount ? `${text(kind)} ${text("advice")}` : text(kind);
    panel.append(words);
    if (!FINAL.includes(kind)) {
      const retry = document.createElement("button");
      retry.className = "btn";
      // The style sheet may be what did not come.
      retry.style.minHeight = "44px";
      retry.textContent = text("retry");
      retry.onclick = () => {
        barred = false;
        words.textContent = text("loading");
        this.#become();
        this.#start();
      };
      panel.append(retry);
    }
    const held = this.shadowRoot.activeElement;
    this.shadowRoot.querySelector(".panel")?.remove();
    this.shadowRoot.append(panel);
    if (held) panel.lastChild.focus();
    if (told !== kind) console.error("topup-guard:", (told = kind), cause);
    this.#tell("error", { kind, ...cause.detail });
    for (const [, reject] of this.#calls.splice(0)) reject(cause);
  }
}

for (const attribute of ATTRIBUTES) {
  const name = property(attribute);
  // `start` is read as the method, and set as the attribute: a framework sets whatever it finds on an element.
  const method = TopupGuard.prototype[name];
  Object.defineProperty(TopupGuard.prototype, name, {
    get() {
      return method ?? this.getAttribute(attribute) ?? "";
    },
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

// What is no colour then counts as not given.
try {
  CSS.registerProperty({ name: "--topup-guard-accent", syntax: "<color>", inherits: true, initialValue: "#0b6456" });
} catch {
  // A second copy of this script finds it there; an old browser keeps our own accent anyway.
}

if (!customElements.get("topup-guard")) customElements.define("topup-guard", TopupGuard);
