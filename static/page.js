// Our own page: early.js has chosen the language; this loads the element, and what can wait once that is there.
import "./v1/topup-guard.js";
addEventListener("topup-guard:ready", () => import("./offline.js"), { once: true });
