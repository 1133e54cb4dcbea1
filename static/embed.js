// @ts-check
// The page for an iframe: takes its attributes from the address, and posts its height and events to a host page that says hello.
import "./v1/topup-guard.js";

const VERSION = 1;
const element = /** @type {HTMLElement} */ (document.querySelector("topup-guard"));
const hosts = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=topup-guard-hosts]"));
const allowed = hosts.content.split(/\s+/);
/** Attributes of the element that the address and the host may set. */
const SETTINGS = ["view", "lang", "theme", "text-size", "start", "report", "pack", "handout-url", "headings", "landmarks", "brand"];
/** What the host alone may set, since it is shown with the host's origin: an address can come from anybody. */
const HOST_ALONE = ["help-contact"];
/** Under this symbol the element finds the origin of the page that sets its attributes. */
const SITE = Symbol.for("topup-guard:site");
/** Methods of the element that the host may call. A log is the person's own: only a page of this origin may have it. */
const METHODS = ["start", "reset"];
const OWN = ["export", "import"];
/** What this page does beside posting height and events; a host script of an earlier version asks for none of it. */
const CAN = ["set", "call", "heading"];

const address = new URLSearchParams(location.search);
for (const name of SETTINGS) {
  const value = address.get(name);
  if (value !== null) element.setAttribute(name, value);
}
if (element.lang) document.documentElement.lang = element.lang;

/**
 * Origin of the host page, once it has said hello; "null" for one without an origin of its own.
 * @type {string | undefined}
 */
let host;
/**
 * Height last posted, in CSS pixels.
 * @type {number | undefined}
 */
let height;

/** @param {object} message */
function post(message) {
  if (host) parent.postMessage({ "topup-guard": VERSION, ...message }, host === "null" ? "*" : host);
}

/** Posts the height, when the widget is ready or has failed, and when it has changed. */
function measure() {
  const now = Math.ceil(element.getBoundingClientRect().height);
  if (!host || now === height || !/ready|failed/.test(/** @type {string} */ (element.dataset.state))) return;
  height = now;
  post({ type: "height", height });
}

/**
 * Sets attributes and custom properties; null takes one away, and what is no name of ours is passed over.
 * @param {Record<string, unknown>} values
 */
function set(values) {
  for (const [name, value] of Object.entries(values)) {
    // A value of another kind is none.
    const none = value == null || typeof value === "object";
    if (/^--topup-guard-[a-z]+$/.test(name)) element.style.setProperty(name, none ? "" : String(value));
    else if (![...SETTINGS, ...HOST_ALONE].includes(name)) continue;
    else if (none) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
  document.documentElement.lang = element.lang || "zh-Hans";
}

/**
 * Calls a method of the element, and posts what came of it under the id of the call.
 * @param {{ id?: unknown, name?: unknown, values?: unknown }} message
 */
async function call({ id, name, values }) {
  const names = host === location.origin ? [...METHODS, ...OWN] : METHODS;
  try {
    if (typeof name !== "string" || !names.includes(name)) throw "refused";
    post({ type: "done", id, value: await /** @type {any} */ (element)[name](...(Array.isArray(values) ? values : [])) });
  } catch (/** @type {any} */ error) {
    post({ type: "done", id, error: error.kind ?? String(error) });
  }
}

/** Whether the host script brings a new heading into view. */
let shows = false;

addEventListener("message", ({ source, origin, data }) => {
  if (data?.["topup-guard"] !== VERSION || source !== parent || parent === window) return;
  if (!allowed.includes("*") && !allowed.includes(origin)) return;
  if (data.type === "hello") {
    const known = host === origin;
    host = origin;
    /** @type {any} */ (element)[SITE] = origin;
    shows = Array.isArray(data.can) && data.can.includes("heading");
    // A scroll bar that depends on the height would change the height. Scrolling still works, should the host not follow.
    document.documentElement.style.scrollbarWidth = "none";
    // An earlier host script asks for nothing, and gets no more than it knows.
    if (data.can) post({ type: "hello", can: CAN });
    if (!known && element.dataset.state === "ready") post({ type: "ready" });
    measure();
  } else if (origin !== host) {
    // Whoever has not said hello is not the host.
  } else if (data.type === "set" && data.values && typeof data.values === "object") set(data.values);
  else if (data.type === "call") call(data);
});

// Only the host sees whether a new heading is in view. Where no script there helps, the browser says so afterwards.
element.addEventListener("topup-guard:heading", (event) => {
  const [heading] = /** @type {HTMLElement[]} */ (event.composedPath());
  if (parent === window) return;
  if (shows) {
    event.preventDefault();
    measure();
    const { top, bottom } = heading.getBoundingClientRect();
    post({ type: "heading", top, bottom });
    return;
  }
  const watch = new IntersectionObserver(([{ isIntersecting }]) => {
    watch.disconnect();
    if (!isIntersecting) heading.scrollIntoView({ block: "center" });
  });
  watch.observe(heading);
});

for (const type of ["ready", "answer", "result", "error"]) {
  element.addEventListener(`topup-guard:${type}`, (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    // A page without an origin could be any page: it gets nothing about the person.
    if (host !== "null" || type === "ready" || type === "error") post({ type, detail });
    measure();
  });
}
new ResizeObserver(measure).observe(element);
