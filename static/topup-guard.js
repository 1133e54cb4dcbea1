// @ts-check
// <topup-guard>: the custom element. The build joins loader.js, tags.js, texts.js and this file to one script.

import { FINAL, LANGUAGES, OUTDATED, TEXTS, negotiate } from "./texts.js";
import { BASE, FILES, applyStyles, files, forgetCsp, importModule, isCspBlocked, loadError, memo, pack, program } from "./loader.js";
import { EARLY, create, isOutdated, programFor, renewModules } from "./loader.js";

export { negotiate };

/** @typedef {import("../xtask/scripts/types.d.ts").Glue} Glue */
/** @typedef {import("../xtask/scripts/types.d.ts").HostOptions} HostOptions */
/** @typedef {import("../xtask/scripts/types.d.ts").LoadError} LoadError */
/** @typedef {import("../xtask/scripts/types.d.ts").Which} Which */
/** @typedef {import("../xtask/scripts/types.d.ts").Widget} Widget */

/** Events of the window that a mounted widget follows. */
const FOLLOWED = ["online", "offline", "pageshow", "visibilitychange", "error"];

/**
 * Kind of failure that was last reported on the console, so that many widgets report it once.
 * @type {string | undefined}
 */
let lastReported;
/** Whether the person has refused that the page gets events; holds for as long as the page is open. */
let silent = false;

/** What the script for a host's own pack needs of the loader. */
const LOADER = { FILES, negotiate, pack, program, loadError };
/** Shadow roots of all widgets. */
const SHADOWS = new WeakSet();
/** Fields in which keys are text. */
const TYPED = "input:not([type=checkbox], [type=radio], [type=file]), textarea, select";
/** What a page that wants nothing copied from it takes away, and must not take from a person here. */
const COPIED = ["selectstart", "copy", "cut", "paste", "contextmenu", "dragstart"];

/**
 * Keeps a key that is typed into a field of ours from the page, which sees it as typed on an element that is no field, and may
 * have a shortcut for it. On the way down, since a page's own listener may be on the way down too.
 * @param {KeyboardEvent} event
 */
function keepTyping(event) {
  const target = /** @type {Element} */ (event.composedPath()[0]);
  const typed = SHADOWS.has(target.getRootNode?.()) && target.matches(TYPED);
  const commands = event.ctrlKey || event.metaKey || event.altKey || /^(Escape|Tab)$/.test(event.key);
  if (typed && !commands) event.stopImmediatePropagation();
}
for (const name of ["keydown", "keypress", "keyup"]) addEventListener(name, /** @type {any} */ (keepTyping), true);

/** Kinds of failure that files have which a newer release has taken the place of. */
const GONE = /^(missing|type|content)$/;
/** Under this name and a number it stands for a moment where a person was, while a page with a newer release is loaded. */
const PLACE = "topup-guard:place ";

/** Attribute of an element that is printed, and of all around it, for as long as that takes. */
const PRINTED = "data-topup-guard-printed";
/** Style of a page of which the element alone is printed. */
const PAPER = `@media print {
  [${PRINTED}] > :not([${PRINTED}]), [${PRINTED}]::before, [${PRINTED}]::after { display: none !important }
  [${PRINTED}] { all: initial !important; display: block !important; font-size: 0 !important }
}`;
/** Origin of the page that sets an element's attributes, where that is not the element's own: a symbol no markup can write. */
const SITE = Symbol.for("topup-guard:site");

/** Attributes of ours beside `lang`, which every element has; each is a property too. */
const ATTRIBUTES = ["view", "theme", "text-size", "start", "loading", "report", "pack", "handout-url", "headings", "landmarks", "brand", "help-contact"];
/**
 * Returns the property of an attribute.
 * @param {string} attribute one of ATTRIBUTES
 */
const property = (attribute) => attribute.replace(/-./g, (part) => part[1].toUpperCase());

class TopupGuard extends HTMLElement {
  static observedAttributes = ["lang", ...ATTRIBUTES];

  /** Starts each widget when it is first seen. */
  static #seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) /** @type {TopupGuard} */ (target).#start();
    },
    // A little before; and wide, for pages whose styles push inline content far to the side.
    { rootMargin: "200px 20000px" },
  );

  /** @type {Widget | null} */
  #widget = null;
  /** Chooses a language by BCP 47 tags: among ours, or among those of the host's own pack. */
  #choose = negotiate;
  /** @type {HTMLElement | null} */
  #root = null;
  /**
   * Its shadow root, which a page may have made closed.
   * @type {ShadowRoot | undefined}
   */
  #shadow;
  /** Whether it was said that there is a newer release. */
  #outdated = false;
  /**
   * "loading", "ready", "failed" or none yet; shown as `data-state`.
   * @type {string | undefined}
   */
  #state;
  /** Number of the start that is under way: an earlier one ends without effect. */
  #run = 0;
  /**
   * Text in the field of Check, and the note, for a program that takes over; in memory only.
   * @type {string | undefined}
   */
  #draft;
  /** Language and fragment for which the full program was asked last; empty once it is there. */
  #asked = "";
  /** How often the host has asked to begin again, and whether the last time was a reset. */
  #turn = 0;
  #reset = false;
  /**
   * Calls of the host that wait for the widget: what to do, and how to reject the promise.
   * @type {[() => void, (cause: unknown) => void][]}
   */
  #calls = [];
  #size = new ResizeObserver(([{ target }]) => {
    // After the layout: a host that answers by changing sizes starts a new one.
    requestAnimationFrame(() => this.#emit("resize", { height: /** @type {HTMLElement} */ (target).offsetHeight }));
  });

  connectedCallback() {
    const self = /** @type {any} */ (this);
    for (const name of ATTRIBUTES.map(property)) {
      // Set before this class was there.
      if (this.hasOwnProperty(name)) {
        const value = self[name];
        delete self[name];
        self[name] = value;
      }
    }
    // A copy of a running widget comes with its `data-state`.
    this.#setState(this.#state);
    for (const name of FOLLOWED) addEventListener(name, this);
    // A move in the document disconnects and connects at once: the running widget is kept.
    this.#startWhenSeen();
  }

  /**
   * Follows a change: of an attribute, of the network, or unnoticed while the page was out of sight. After an error of a program
   * its memory may be half changed: every widget shows its panel, and a retry starts another instance.
   * @param {Event} [event]
   */
  handleEvent(event) {
    const error = /** @type {ErrorEvent | undefined} */ (event)?.error;
    if (!this.#widget) return;
    if (!error) this.#widget.update(this.#options());
    else if (error.name === "RuntimeError" && error.stack.includes(BASE)) {
      /** @type {Event} */ (event).preventDefault();
      renewModules();
      this.#widget = null;
      this.#end();
      this.#shadow?.append(create("slot"));
      this.#fail("crash", error);
    }
  }

  /** Keeps a browser that can move the element without disconnecting it from disconnecting it. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    setTimeout(() => {
      if (this.isConnected) return;
      for (const name of FOLLOWED) removeEventListener(name, this);
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
    this.#outdated = false;
    this.#setState();
  }

  /** Returns the shadow root, made when it is first asked for. */
  #inside() {
    if (!this.#shadow) {
      this.#shadow = this.attachShadow({ mode: "open" });
      SHADOWS.add(this.#shadow);
      for (const name of COPIED) this.#shadow.addEventListener(name, (event) => event.stopPropagation());
      this.addEventListener("click", this.#forward);
      this.addEventListener("topup-guard:print", this.#print);
    }
    return this.#shadow;
  }

  /**
   * Prints the widget without the page around it; our own page has nothing around it.
   * @param {Event} event
   */
  #print(event) {
    if (this.hasAttribute("page") || !("adoptedStyleSheets" in Document.prototype)) return;
    event.preventDefault();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(PAPER);
    /** @type {Element[]} */
    const around = [];
    /** @type {Set<Document | ShadowRoot>} */
    const roots = new Set();
    /** @type {Element | null | undefined} */
    let at = this;
    while (at) {
      at.setAttribute(PRINTED, "");
      around.push(at);
      const root = /** @type {ShadowRoot} */ (at.getRootNode());
      roots.add(root);
      at = at.assignedSlot ?? at.parentElement ?? root.host;
    }
    for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    let begun = false;
    const begin = () => (begun = true);
    const end = () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
      for (const one of around) one.removeAttribute(PRINTED);
      for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    };
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    // An app's browser may have no such function.
    window.print?.();
    setTimeout(() => begun || end(), 1000);
  }

  /**
   * Hands a click on that a touch library of the page's has made: of what was touched it knows this element alone.
   * @param {MouseEvent} event
   */
  #forward({ isTrusted, clientX, clientY, target }) {
    if (isTrusted || target !== this || !(clientX || clientY)) return;
    const at = this.#shadow?.elementFromPoint(clientX, clientY)?.closest("a, button, input, label, select, summary, textarea");
    /** @type {HTMLElement | undefined} */ (at)?.focus();
    at?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, clientX, clientY }));
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    // Other content is another widget.
    if (name === "pack" && this.#state) this.#end();
    this.handleEvent();
    if (/loading|pack/.test(name)) this.#startWhenSeen();
  }

  /**
   * Begins again at what `view` names; loads the widget now if it is not there yet.
   * @param {number | string} [what] the new value of the attribute `start`
   */
  start(what) {
    if (what) this.setAttribute("start", /** @type {string} */ (what));
    return this.#again(false);
  }

  /** Forgets the picker's answers, and begins again at what `view` names. What is stored on the device stays. */
  reset() {
    return this.#again(true);
  }

  /** Returns the person's log of quiz answers on this device, as the text of a file. */
  async export() {
    return (await program("full")).exportLog(this.#site());
  }

  /**
   * Merges such a file into the log on this device.
   * @param {string | { toString(): string }} file
   * @returns how many answers were added, known, set aside, missing and refused
   */
  async import(file) {
    return JSON.parse((await program("full")).importLog(String(file), this.#site()));
  }

  /**
   * @param {boolean} reset
   * @returns {Promise<void>}
   */
  #again(reset) {
    /** @type {Promise<void>} */
    const done = new Promise((resolve, reject) => {
      const call = () => {
        this.#turn += 1;
        this.#reset = reset;
        this.handleEvent();
        resolve();
      };
      if (this.#widget) return call();
      this.#calls.push([call, reject]);
      this.#startWhenSeen();
    });
    // A caller who does not wait for it gets no unhandled rejection.
    done.catch(() => {});
    return done;
  }

  /** Starts now, or when the element is seen. */
  #startWhenSeen() {
    if (!this.isConnected || this.#widget || this.#state) return;
    const now = this.#calls.length || this.hasAttribute("page") || /** @type {any} */ (this).loading === "eager";
    if (now) queueMicrotask(() => this.#start());
    else TopupGuard.#seen.observe(this);
  }

  /** @param {string} [state] */
  #setState(state) {
    this.#state = state;
    if (state) this.dataset.state = state;
    else delete this.dataset.state;
  }

  /**
   * Dispatches an event.
   * @param {string} name
   * @param {unknown} [detail]
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`topup-guard:${name}`, { bubbles: true, composed: true, detail }));
  }

  /** Returns the language of the page around the element, as one that the content has. */
  #lang(choose = this.#choose) {
    /** @type {Element | undefined} */
    let at = this;
    /** @type {Element | null | undefined} */
    let near;
    // Out of each shadow root into the page around it.
    while (at && !(near = at.closest("[lang]"))) at = /** @type {ShadowRoot} */ (at.getRootNode()).host;
    return choose([near?.getAttribute("lang"), ...(navigator.languages ?? [navigator.language])]);
  }

  /**
   * Fetches a pack, of the host's own content where it has any.
   * @param {string} kind
   * @param {string} lang
   * @returns {Promise<Uint8Array>}
   */
  async #pack(kind, lang) {
    const own = /** @type {any} */ (this).pack;
    if (!own) return pack(kind, lang);
    return (await importModule(FILES.script)).open(own, kind, lang, LOADER);
  }

  /**
   * Loads a program, and the packs it is mounted with.
   * @param {Which} which
   * @param {string} lang
   */
  #loadProgram(which, lang) {
    const full = which === "full";
    return Promise.all([program(which), this.#pack(full ? "picker" : which, lang), full && this.#pack(which, lang)]);
  }

  /** Returns the site of the host's own content, which has a log of its own; empty for our content. */
  #site() {
    const own = /** @type {any} */ (this).pack;
    return own && new URL(own, this.baseURI).host;
  }

  /**
   * Says so if a file is missing because there is a newer release; fails as before.
   * @param {LoadError} error
   * @returns {Promise<never>}
   */
  async #missed(error) {
    const run = this.#run;
    if (!this.#outdated && GONE.test(error.kind) && await isOutdated() && run === this.#run && this.#widget) {
      this.#outdated = true;
      this.#panel(OUTDATED, error);
      this.handleEvent();
    }
    throw error;
  }

  /** Returns where the person was when the page was loaded for a newer release; empty otherwise. */
  #place() {
    try {
      const name = PLACE + this.#number();
      const place = sessionStorage.getItem(name);
      sessionStorage.removeItem(name);
      return place ?? "";
    } catch {
      return "";
    }
  }

  /** Returns which of the page's widgets it is. */
  #number() {
    return [...Document.prototype.getElementsByTagName.call(document, "topup-guard")].indexOf(this);
  }

  /** Loads the page anew, and begins there where the person is now. */
  #reload() {
    try {
      // Its own page has that in its address.
      const here = !this.hasAttribute("page") && this.#root?.querySelector(".skip")?.getAttribute("href");
      if (here) sessionStorage.setItem(PLACE + this.#number(), here);
    } catch {
      // Nothing is stored where a browser forbids it.
    }
    location.reload();
  }

  /** @returns {HostOptions} */
  #options() {
    return {
      lang: this.#lang(),
      ...Object.fromEntries(ATTRIBUTES.map((name) => [property(name), this.getAttribute(name)])),
      report: silent ? "refused" : /** @type {any} */ (this).report,
      page: this.hasAttribute("page"),
      home: new URL("..", BASE).href,
      fragment: "",
      turn: this.#turn,
      reset: this.#reset,
      offline: !navigator.onLine,
      site: /** @type {any} */ (this)[SITE] ?? location.origin,
      // By the device's own clock.
      day: Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000),
      pack: (kind, what) => this.#pack(kind, what).catch((error) => this.#missed(error)),
      upgrade: (lang, fragment) => this.#upgrade(lang, fragment).catch((error) => this.#missed(error)),
      // Until a program keeps it, what was typed into the field that stands in the page.
      draft: this.#draft ?? (EARLY && /** @type {HTMLTextAreaElement | null} */ (this.querySelector("#draft") ?? this.querySelector("#got"))?.value) ?? "",
      keepDraft: (text) => (this.#draft = text),
      emit: (kind, statement) => {
        if (kind === "refused") silent = true;
        else if (!silent) this.#emit(kind, JSON.parse(statement));
      },
    };
  }

  /** Loads the program that fits, and mounts it. */
  async #start() {
    if (!this.isConnected || this.#widget || this.#state) return;
    TopupGuard.#seen.unobserve(this);
    this.#setState("loading");
    const run = ++this.#run;
    try {
      const shadow = this.#inside();
      // The element's own children show through until the program is there.
      if (!shadow.querySelector("slot")) shadow.append(create("slot"));
      const own = /** @type {any} */ (this).pack;
      this.#choose = own ? await (await importModule(FILES.script)).chooser(own, LOADER) : negotiate;
      const lang = this.#lang();
      const fragment = this.#place();
      const which = programFor((this.hasAttribute("page") && location.hash) || fragment || `${/** @type {any} */ (this).view} ${this.getAttribute("start") ?? ""}`);
      const [[glue, first, pages]] = await Promise.all([this.#loadProgram(which, lang), applyStyles(shadow)]);
      // A tap that has begun ends on what it began on.
      while (this.querySelector(":active")) await new Promise((resolve) => setTimeout(resolve));
      if (run !== this.#run) return;
      this.#mount(glue, first, { ...this.#options(), fragment, pages });
      shadow.querySelectorAll("slot, .panel").forEach((node) => node.remove());
      this.#setState("ready");
      // The full program, and what the quiz begins with, unless the person saves data or the widget has become another. The
      // quiz program asks for it once its round is over.
      if (which === "picker") (window.requestIdleCallback ?? setTimeout)(
        () => run !== this.#run || navigator.connection?.saveData || Promise.all([files("full"), this.#pack("quiz", lang)]).catch(() => {}),
      );
      this.#emit("ready");
      for (const [call] of this.#calls.splice(0)) call();
    } catch (error) {
      // The event of a policy's refusal comes after the refusal itself.
      await new Promise((resolve) => setTimeout(resolve));
      if (run !== this.#run) return;
      const kind = Object.prototype.hasOwnProperty.call(error, "kind") ? /** @type {LoadError} */ (error).kind : "content";
      const outdated = GONE.test(kind) && await isOutdated();
      if (run !== this.#run) return;
      this.#fail(isCspBlocked() && /^(network|type)$/.test(kind) ? "csp" : outdated ? OUTDATED : kind, /** @type {LoadError} */ (error));
    }
  }

  /**
   * Mounts a program in a fresh root, and removes the one before; focus that was inside that goes to the new heading.
   * @param {Glue} glue
   * @param {Uint8Array} first
   * @param {HostOptions} options
   */
  #mount(glue, first, options) {
    const shadow = this.#inside();
    const focused = shadow.activeElement;
    const root = create("div");
    /** @type {any} */ (root).part = "root";
    let widget;
    try {
      widget = glue.mount(root, first, options);
    } catch (/** @type {any} */ kind) {
      throw loadError(/^(content|version)$/.test(kind) ? kind : "content", kind);
    }
    shadow.append(root);
    this.#widget?.unmount();
    this.#root?.remove();
    this.#size.disconnect();
    this.#size.observe(root);
    this.#widget = widget;
    this.#root = root;
    if (focused) requestAnimationFrame(() => root.querySelector("h1")?.focus({ preventScroll: true }));
  }

  /**
   * Puts the full program in the place of the one that is there, at a fragment; without a fragment it is only fetched.
   * @param {string} lang BCP 47 tag
   * @param {string} fragment such as `#/v1/quiz`
   */
  async #upgrade(lang, fragment) {
    const run = this.#run;
    const asked = lang + fragment;
    if (fragment) this.#asked = asked;
    const [glue, first, pages] = await this.#loadProgram("full", lang);
    // A tap that has begun ends on what it began on.
    do await new Promise((resolve) => setTimeout(resolve)); while (this.#root?.querySelector(":active"));
    // A person who went elsewhere meanwhile stays there; the next time the program is at hand.
    const place = /** @type {HTMLElement | undefined} */ (this.#root?.querySelector("[data-view]"))?.dataset.view;
    if (run !== this.#run || asked !== this.#asked || !place || !fragment.includes(place)) return;
    this.#asked = "";
    this.#mount(glue, first, { ...this.#options(), lang, fragment, pages });
  }

  /**
   * Stops with a panel that says what went wrong.
   * @param {string} kind
   * @param {LoadError} cause
   */
  #fail(kind, cause) {
    this.#setState("failed");
    // Even complete files may be wrong, such as a page to sign in: the next try fetches all of them anew.
    memo.clear();
    this.#panel(kind, cause);
    for (const [, reject] of this.#calls.splice(0)) reject(cause);
  }

  /**
   * Shows the panel with what went wrong, and a button to try again, or to load the page anew, where that may help. Reports it.
   * @param {string} kind
   * @param {LoadError} cause
   */
  #panel(kind, cause) {
    const lang = this.#lang(negotiate);
    /** @param {string} key */
    const text = (key) => (TEXTS[key] ?? cause.words ?? TEXTS.content)[LANGUAGES.indexOf(lang)];
    const panel = create("div");
    panel.className = "panel";
    panel.setAttribute("role", "alert");
    panel.lang = lang;
    panel.dir = "ltr";
    const words = create("p");
    const more = kind === OUTDATED ? this.#draft && "typed" : !this.#widget && this.childElementCount && "advice";
    words.textContent = more ? `${text(kind)} ${text(more)}` : text(kind);
    panel.append(words);
    if (!FINAL.includes(kind)) {
      const button = create("button");
      button.className = "btn";
      // The style sheet may be what did not come.
      button.style.minHeight = "44px";
      button.textContent = text(kind === OUTDATED ? "reload" : "retry");
      button.onclick = () => {
        if (kind === OUTDATED) return this.#reload();
        forgetCsp();
        words.textContent = text("loading");
        this.#setState();
        this.#start();
      };
      panel.append(button);
    }
    // A page may allow no shadow root; then it stands in the element itself.
    const place = this.#shadow ?? this;
    const focused = this.#shadow?.activeElement;
    place.querySelector(".panel")?.remove();
    // Above what goes on.
    place.insertBefore(panel, this.#root);
    if (this.#root) panel.scrollIntoView({ block: "nearest" });
    else if (focused) /** @type {HTMLElement} */ (panel.lastChild).focus();
    if (lastReported !== kind) console.error("topup-guard:", (lastReported = kind), cause);
    const { detail } = cause;
    this.#emit("error", { kind, ...detail });
  }
}

for (const attribute of ATTRIBUTES) {
  const name = property(attribute);
  // `start` is read as the method, and set as the attribute: a framework sets whatever it finds on an element.
  const method = Object.getOwnPropertyDescriptor(TopupGuard.prototype, name)?.value;
  Object.defineProperty(TopupGuard.prototype, name, {
    /** @this {TopupGuard} */
    get() {
      return method ?? this.getAttribute(attribute) ?? "";
    },
    /**
     * @this {TopupGuard}
     * @param {unknown} value
     */
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, /** @type {string} */ (value));
    },
  });
}

// A value that is no colour then counts as not given.
try {
  CSS.registerProperty({ name: "--topup-guard-accent", syntax: "<color>", inherits: true, initialValue: "#0b6456" });
} catch {
  // A second copy of this script finds it there; an old browser keeps our own accent anyway.
}

if (!customElements.get("topup-guard")) customElements.define("topup-guard", TopupGuard);
