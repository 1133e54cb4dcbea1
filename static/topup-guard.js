// @ts-check
// <topup-guard>: the custom element. The build joins texts.js, loader.js and this file to one script.

import { FINAL, LANGUAGES, TEXTS, negotiate } from "./texts.js";
import { BASE, FILES, applyStyles, files, forgetCsp, importModule, isCspBlocked, loadError, memo, pack, program } from "./loader.js";
import { programFor, renewModules } from "./loader.js";

export { negotiate };

/** @typedef {import("../xtask/scripts/types.d.ts").Glue} Glue */
/** @typedef {import("../xtask/scripts/types.d.ts").HostOptions} HostOptions */
/** @typedef {import("../xtask/scripts/types.d.ts").LoadError} LoadError */
/** @typedef {import("../xtask/scripts/types.d.ts").Which} Which */
/** @typedef {import("../xtask/scripts/types.d.ts").Widget} Widget */

/** Events of the window that a mounted widget follows. */
const FOLLOWED = ["online", "offline", "pageshow", "error"];

/**
 * Kind of failure that was last reported on the console, so that many widgets report it once.
 * @type {string | undefined}
 */
let lastReported;
/** Whether the person has refused that the page gets events; holds for as long as the page is open. */
let silent = false;

/** What the script for a host's own pack needs of the loader. */
const LOADER = { FILES, negotiate, pack, program, loadError };

/** Attributes of ours beside `lang`, which every element has; each is a property too. */
const ATTRIBUTES = ["view", "theme", "text-size", "start", "loading", "report", "pack", "handout-url"];
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
      /** @type {ShadowRoot} */ (this.shadowRoot).append(document.createElement("slot"));
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
    this.#setState();
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
    return choose([near?.getAttribute("lang"), ...navigator.languages]);
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
    return own && new URL(own, document.baseURI).host;
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
      pack: (kind, what) => this.#pack(kind, what),
      upgrade: (lang, fragment) => this.#upgrade(lang, fragment),
      // Until a program keeps it, what was typed into the field that stands in the page.
      draft: this.#draft ?? /** @type {HTMLTextAreaElement | null} */ (this.querySelector("#draft") ?? this.querySelector("#got"))?.value ?? "",
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
      const own = /** @type {any} */ (this).pack;
      this.#choose = own ? await (await importModule(FILES.script)).chooser(own, LOADER) : negotiate;
      const lang = this.#lang();
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      // The element's own children show through until the program is there.
      if (!shadow.querySelector("slot")) shadow.append(document.createElement("slot"));
      const which = programFor((this.hasAttribute("page") && location.hash) || `${/** @type {any} */ (this).view} ${this.getAttribute("start") ?? ""}`);
      const [[glue, first, pages]] = await Promise.all([this.#loadProgram(which, lang), applyStyles(shadow)]);
      // A tap that has begun ends on what it began on.
      while (this.querySelector(":active")) await new Promise((resolve) => setTimeout(resolve));
      if (run !== this.#run) return;
      this.#mount(glue, first, { ...this.#options(), pages });
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
      const kind = /** @type {LoadError} */ (error).kind ?? "content";
      this.#fail(isCspBlocked() && /^(network|type)$/.test(kind) ? "csp" : kind, /** @type {LoadError} */ (error));
    }
  }

  /**
   * Mounts a program in a fresh root, and removes the one before; focus that was inside that goes to the new heading.
   * @param {Glue} glue
   * @param {Uint8Array} first
   * @param {HostOptions} options
   */
  #mount(glue, first, options) {
    const shadow = /** @type {ShadowRoot} */ (this.shadowRoot);
    const focused = shadow.activeElement;
    const root = document.createElement("div");
    /** @type {any} */ (root).part = "root";
    let widget;
    try {
      widget = glue.mount(root, first, options);
    } catch (/** @type {any} */ kind) {
      throw loadError(TEXTS[kind] ? kind : "content", kind);
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
   * Shows the panel with what went wrong, and a button to try again where that may help.
   * @param {string} kind
   * @param {LoadError} cause
   */
  #fail(kind, cause) {
    const shadow = /** @type {ShadowRoot} */ (this.shadowRoot);
    this.#setState("failed");
    // Even complete files may be wrong, such as a page to sign in: the next try fetches all of them anew.
    memo.clear();
    const lang = this.#lang(negotiate);
    /** @param {string} key */
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
        forgetCsp();
        words.textContent = text("loading");
        this.#setState();
        this.#start();
      };
      panel.append(retry);
    }
    const focused = shadow.activeElement;
    shadow.querySelector(".panel")?.remove();
    shadow.append(panel);
    if (focused) /** @type {HTMLElement} */ (panel.lastChild).focus();
    if (lastReported !== kind) console.error("topup-guard:", (lastReported = kind), cause);
    this.#emit("error", { kind, ...cause.detail });
    for (const [, reject] of this.#calls.splice(0)) reject(cause);
  }
}

for (const attribute of ATTRIBUTES) {
  const name = property(attribute);
  // `start` is read as the method, and set as the attribute: a framework sets whatever it finds on an element.
  const method = /** @type {any} */ (TopupGuard.prototype)[name];
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
