// Our own page: chooses the language from ?lang or the browser, then loads the element.
import { negotiate } from "./v1/topup-guard.js";

const element = document.querySelector("topup-guard");
const wanted = new URLSearchParams(location.search).get("lang");
const lang = negotiate([wanted, ...navigator.languages]);
document.documentElement.lang = lang;
element.setAttribute("lang", lang);
