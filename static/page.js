// Our own page: early.js has chosen the language; this loads the element.
import "./v1/topup-guard.js";
