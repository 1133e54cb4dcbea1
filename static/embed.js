// @ts-check
// The page for an iframe: takes its attributes from the address, and posts its height and events to a host page that says hello.
import "./v1/topup-guard.js";

const VERSION = 1;
const element = /** @type {HTMLElement} */ (document.querySelector("topup-guard"));
const hosts = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=topup-guard-hosts]"));
const allowed = hosts.content.split(/\s+/);
const address = new URLSearchParams(location.search);
for (const name of ["view", "lang", "theme", "text-size", "start", "report", "pack", "handout-url"]) {
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

addEventListener("message", ({ source, origin, data }) => {
  const hello = data?.["topup-guard"] === VERSION && data.type === "hello";
  if (!hello || source !== parent || parent === window) return;
  if (!allowed.includes("*") && !allowed.includes(origin)) return;
  const known = host === origin;
  host = origin;
  // A scroll bar that depends on the height would change the height. Scrolling still works, should the host not follow.
  document.documentElement.style.scrollbarWidth = "none";
  if (!known && element.dataset.state === "ready") post({ type: "ready" });
  measure();
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
