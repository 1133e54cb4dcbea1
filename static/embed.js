// The page for an iframe: takes its attributes from the address, and tells a host page that says hello its height and events.
import "./v1/topup-guard.js";

const VERSION = 1;
const element = document.querySelector("topup-guard");
const allowed = document.querySelector("meta[name=topup-guard-hosts]").content.split(/\s+/);
const address = new URLSearchParams(location.search);
for (const name of ["view", "lang", "theme", "text-size", "start", "report", "pack"]) {
  const value = address.get(name);
  if (value !== null) element.setAttribute(name, value);
}
if (element.lang) document.documentElement.lang = element.lang;

/** The host page's origin, once it has said hello; "null" for one without an origin of its own. */
let host;
/** The height last told, in CSS pixels. */
let height;

function post(message) {
  if (host) parent.postMessage({ "topup-guard": VERSION, ...message }, host === "null" ? "*" : host);
}

/** Tells the height, when the widget is there or has given up, and when it has changed. */
function measure() {
  const now = Math.ceil(element.getBoundingClientRect().height);
  if (!host || now === height || !/ready|failed/.test(element.dataset.state)) return;
  height = now;
  post({ type: "height", height });
}

addEventListener("message", ({ source, origin, data }) => {
  const hello = data?.["topup-guard"] === VERSION && data.type === "hello";
  if (!hello || source !== parent || parent === window) return;
  if (!allowed.includes("*") && !allowed.includes(origin)) return;
  const known = host === origin;
  host = origin;
  // A bar that comes and goes with the height would change the height. One can still scroll, should the host not follow.
  document.documentElement.style.scrollbarWidth = "none";
  if (!known && element.dataset.state === "ready") post({ type: "ready" });
  measure();
});

for (const type of ["ready", "answer", "result", "error"]) {
  element.addEventListener(`topup-guard:${type}`, ({ detail }) => {
    // A page without an origin cannot be told apart from any other: it learns nothing about the person.
    if (host !== "null" || type === "ready" || type === "error") post({ type, detail });
    measure();
  });
}
new ResizeObserver(measure).observe(element);
