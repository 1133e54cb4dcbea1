// @ts-check
// The page in the preview: shows the element, or the page for an iframe, as the settings say. It stores nothing on the device.
import { BUILD } from "./build.js";
import { WORDS } from "./words.js";

/** @typedef {import("../../xtask/scripts/types.d.ts").Shown} Shown */

/** Storage in memory: what is tried in the preview is no answer of anybody's. */
class Memory {
  /** @type {Map<string, string>} */
  #kept = new Map();

  get length() {
    return this.#kept.size;
  }

  /** @param {number} place */
  key(place) {
    return [...this.#kept.keys()][place] ?? null;
  }

  /** @param {string} name */
  getItem(name) {
    return this.#kept.get(name) ?? null;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  setItem(name, value) {
    this.#kept.set(name, String(value));
  }

  /** @param {string} name */
  removeItem(name) {
    this.#kept.delete(name);
  }

  clear() {
    this.#kept.clear();
  }
}

for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { value: new Memory() });

// Choosing on the page around this one keeps the focus there: the widget's screens take it only from themselves.
const { focus } = HTMLElement.prototype;
/** @param {FocusOptions} [options] */
HTMLElement.prototype.focus = function (options) {
  if (document.hasFocus()) focus.call(this, options);
};

/** Address under which the draft of a pack is known; nothing is ever fetched from it. */
const DRAFT = new URL("draft.json", import.meta.url).href;

const place = /** @type {HTMLElement} */ (document.querySelector("#place"));
/**
 * What is shown now, as text, so that a change shows only what changed.
 * @type {{ pack?: string, advice?: string, frame?: string }}
 */
let before = {};

/**
 * Gives the element these attributes and custom properties, and takes others away.
 * @param {HTMLElement} element
 * @param {Shown} shown
 */
function dress(element, { attributes, properties }) {
  for (const { name } of [...element.attributes]) {
    if (!(name in attributes) && !/^(style|data-state|loading)$/.test(name)) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  for (const { name } of BUILD.properties) element.style.setProperty(name, properties[name] ?? null);
}

/**
 * Shows the widget so.
 * @param {Shown} shown
 */
async function show(shown) {
  document.documentElement.lang = shown.tongue ? "en" : "zh-Hans";
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-word]"))) {
    node.textContent = WORDS[/** @type {string} */ (node.dataset.word)][shown.tongue];
  }
  document.title = WORDS.preview[shown.tongue];
  const { frame, advice, pack } = shown;
  if (frame !== undefined) {
    const held = place.querySelector("iframe") ?? document.createElement("iframe");
    held.title = "TopUp Guard";
    if (before.frame !== frame) held.src = frame;
    if (!held.isConnected) place.replaceChildren(held);
    before = { frame };
    return;
  }
  const old = /** @type {HTMLElement | null} */ (place.querySelector("topup-guard"));
  const element = old ?? document.createElement("topup-guard");
  if (advice !== before.advice) {
    const words = document.createElement("p");
    words.textContent = advice;
    element.replaceChildren(words);
  }
  const renewed = pack !== before.pack;
  before = { advice, pack };
  if (pack !== undefined && renewed) {
    /** @type {import("../host-pack.js")} */
    const reader = await import(new URL(`../v1/${BUILD.script}`, import.meta.url).href);
    reader.provide(DRAFT, pack);
  }
  if (pack !== undefined) shown.attributes.pack = DRAFT;
  // Another content of the same address begins anew.
  if (renewed) element.removeAttribute("pack");
  dress(element, shown);
  if (!old) {
    element.setAttribute("loading", "eager");
    place.replaceChildren(element);
  }
}

/** Waits for what was shown before, so that two changes never mix. */
let last = Promise.resolve();
window["topup-guard:show"] = (shown) => (last = last.then(() => show(shown), () => show(shown)));

// After the storage above has taken its place.
await import(new URL("../v1/topup-guard.js", import.meta.url).href);
