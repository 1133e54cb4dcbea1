// Our own page: early.js has chosen the language; this loads the element, and what can wait once that is there.
import "./v1/topup-guard.js";
const size = new URLSearchParams(location.search).get("text-size");
if (size) document.querySelector("topup-guard").setAttribute("text-size", size);
addEventListener("topup-guard:ready", () => import("./offline.js"), { once: true });
