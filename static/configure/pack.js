// @ts-check
// Content of one's own on the settings page: a text that is checked as it is written, a form for a first one, and its file.
import { BUILD } from "./build.js";
import { labelled, make, select } from "./controls.js";
import { FIELDS, packOf } from "./form.js";
import { FORM, WORDS } from "./words.js";

/** @typedef {import("../../xtask/scripts/types.d.ts").Checked} Checked */
/** @typedef {import("../../xtask/scripts/types.d.ts").Problem} Problem */

/** Largest file that is read, in bytes; crates/pack has the same. */
const LARGEST = 2 << 20;
/** Time without a keystroke after which a text is checked, in milliseconds. */
const PAUSE = 400;
/** The only script that is ever loaded by its address. */
const WORKER = new URL("worker.js", import.meta.url).href;

const area = /** @type {HTMLTextAreaElement} */ (document.querySelector("#pack-text"));
const state = /** @type {HTMLElement} */ (document.querySelector("#pack-state"));
const list = /** @type {HTMLElement} */ (document.querySelector("#complaints"));
const file = /** @type {HTMLInputElement} */ (document.querySelector("#pack-file"));

/** @type {Worker | undefined} */
let worker;
/** Number of the text that was last handed to the worker; answers about earlier ones are passed over. */
let asked = 0;
/** Language of the page: 0 is Chinese, 1 English. */
let tongue = 0;
/** Text that was last made by the form, or saved: replacing or leaving it loses nothing. */
let safe = "";
/** @type {(text: string | undefined) => void} */
let show = () => {};
/**
 * What the state says now, for another language.
 * @type {() => string}
 */
let said = () => "";

/** @param {() => string} words */
function say(words) {
  said = words;
  state.textContent = words();
}

/** @returns {Worker} */
function started() {
  if (!worker) {
    const policy = window.trustedTypes?.createPolicy("topup-guard", { createScriptURL: () => WORKER });
    worker = new Worker(policy?.createScriptURL("") ?? WORKER, { type: "module" });
    worker.onmessage = ({ data }) => answered(data);
    worker.onerror = () => answered({ id: asked });
  }
  return worker;
}

/** @param {Checked} answer */
function answered({ id, text, problems }) {
  if (id !== asked) return;
  if (text !== undefined) {
    area.value = text;
    safe = text;
    return check();
  }
  if (!problems) return say(() => WORDS.noChecker[tongue]);
  complainOf(problems);
  if (problems.length) say(() => `${WORDS.mistakes[tongue]} ${problems.length}`);
  else {
    say(() => WORDS.sound[tongue]);
    show(area.value);
  }
}

/**
 * Lists what is wrong; each entry leads to its place.
 * @param {Problem[]} problems
 */
function complainOf(problems) {
  list.replaceChildren(...problems.map(([path, text, , line, column = 1, whole = `${path}: ${text}`]) => {
    const where = make("button", { type: "button" }, whole.slice(0, whole.length - text.length).replace(/: $/, "") || "JSON");
    where.onclick = () => {
      const lines = area.value.split("\n");
      const row = Math.min(Math.max(line ?? 1, 1), lines.length) - 1;
      // Columns count characters, and the field counts units of UTF-16.
      const inside = [...lines[row]].slice(0, column - 1).join("").length;
      const from = lines.slice(0, row).join("\n").length + (row ? 1 : 0) + inside;
      area.focus();
      area.setSelectionRange(from, from - inside + lines[row].length);
      // Browsers do not agree whether a selection comes into sight by itself; lines are of about one height.
      area.scrollTop = (row / lines.length) * area.scrollHeight - area.clientHeight / 3;
    };
    return make("li", {}, where, " ", text);
  }));
}

/** Hands the text to the worker. */
function check() {
  asked += 1;
  const text = area.value;
  if (!text.trim()) {
    complainOf([]);
    say(() => "");
    return show(undefined);
  }
  say(() => WORDS.checking[tongue]);
  started().postMessage({ id: asked, text, site: location.host, lang: tongue ? "en" : "zh-Hans", build: BUILD });
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;
const later = () => {
  // What was found wrong before may be right by now.
  asked += 1;
  clearTimeout(soon);
  soon = setTimeout(check, PAUSE);
};

/** @param {File | undefined} chosen */
async function take(chosen) {
  if (!chosen) return;
  if (chosen.size > LARGEST) return say(() => WORDS.tooLarge[tongue]);
  asked += 1;
  say(() => WORDS.checking[tongue]);
  started().postMessage({ id: asked, file: await chosen.arrayBuffer(), build: BUILD });
}

/** Returns the form's fields, with what was written in them before. */
function fields() {
  /** @param {string} id */
  const before = (id) => /** @type {HTMLInputElement | null} */ (document.getElementById(id))?.value ?? "";
  const kept = new Map(["f-family", ...FIELDS.flatMap(({ id }) => [`f-${id}-0`, `f-${id}-1`])].map((id) => [id, before(id)]));
  const field = (/** @type {typeof FIELDS[number]} */ { id, lines }) => [0, 1].map((place) => {
    const [label, hint] = FORM[id][tongue];
    const name = `f-${id}-${place}`;
    const attributes = { id: name, lang: place ? "en" : "zh-Hans", dir: "ltr" };
    const one = lines ? make("textarea", { ...attributes, rows: "3" }) : make("input", { ...attributes, type: "text" });
    return labelled(one, `${label}${WORDS[place ? "inEnglish" : "inChinese"][tongue]}`, place ? "" : hint);
  });
  const topics = BUILD.topics.map(([id, ...names]) => /** @type {[string, string]} */ ([id, names[tongue]]));
  const button = make("button", { type: "button", id: "make-pack" }, WORDS.makePack[tongue]);
  button.onclick = write;
  const nodes = FIELDS.flatMap((one) => [
    ...(one.id === "warning" ? [labelled(select("f-family", topics), WORDS.family[tongue])] : []),
    make("div", { class: "pair" }, ...field(one)),
  ]);
  /** @type {HTMLElement} */ (document.querySelector("#fields")).replaceChildren(make("p", { class: "hint" }, WORDS.formHint[tongue]), ...nodes, button);
  for (const [id, text] of kept) {
    const one = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
    if (one && text) one.value = text;
  }
}

/** Writes the pack that the form describes into the text. */
function write() {
  if (area.value !== safe && area.value.trim() && !confirm(WORDS.replace[tongue])) return;
  /** @param {string} id */
  const of = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id)).value;
  const answers = Object.fromEntries(FIELDS.map(({ id }) => [id, /** @type {[string, string]} */ ([of(`f-${id}-0`), of(`f-${id}-1`)])]));
  area.value = JSON.stringify(packOf(answers, of("f-family"), new Date().toISOString().slice(0, 10)), null, 2);
  safe = area.value;
  check();
}

/** Saves the text as a file. */
function download() {
  const url = URL.createObjectURL(new Blob([area.value], { type: "application/json" }));
  make("a", { href: url, download: "topup-guard-pack.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  safe = area.value;
}

/**
 * Writes the words of this part in a language.
 * @param {number} now
 */
export function writePack(now) {
  tongue = now;
  state.textContent = said();
  fields();
}

/**
 * Begins to follow what is done here.
 * @param {(text: string | undefined) => void} shown gets each sound text, and nothing when the text was taken away
 */
export function followPack(shown) {
  show = shown;
  area.addEventListener("input", later);
  file.addEventListener("change", () => take(file.files?.[0]));
  const whole = /** @type {HTMLElement} */ (document.querySelector("#own"));
  whole.addEventListener("dragover", (event) => event.preventDefault());
  whole.addEventListener("drop", (event) => {
    const [dropped] = event.dataTransfer?.files ?? [];
    if (!dropped) return;
    event.preventDefault();
    take(dropped);
  });
  /** @type {HTMLElement} */ (document.querySelector("#download")).onclick = download;
  // What was written by hand is nowhere else.
  addEventListener("beforeunload", (event) => {
    if (area.value !== safe && area.value.trim()) event.preventDefault();
  });
}
