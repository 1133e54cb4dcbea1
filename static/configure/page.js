// @ts-check
// The settings page: fields for the element's attributes and looks, the widget as it becomes, and the lines to copy.
import { BUILD } from "./build.js";
import { PROPERTIES, attributeField, baseFault, complain, labelled, make, propertyFault, select } from "./controls.js";
import { followPack, writePack } from "./pack.js";
import { KINDS, frameAddress, snippet } from "./snippets.js";
import { KIND_WORDS, NOTES, PROPERTY_WORDS, VALUES, WORDS } from "./words.js";

/** @typedef {import("../../xtask/scripts/types.d.ts").Choice} Choice */

/**
 * @template {Element} [E=HTMLElement]
 * @param {string} css
 */
const find = (css) => /** @type {E} */ (document.querySelector(css));
/** @param {string} id */
const field = (id) => /** @type {HTMLInputElement | null} */ (document.getElementById(id));
const area = () => /** @type {HTMLTextAreaElement} */ (find("#snippet"));
/** @param {string} id */
const value = (id) => field(id)?.value.trim() ?? "";

/** Language of this page: 0 is Chinese, 1 English. */
let tongue = /^zh/i.test(navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "zh") ? 0 : 1;
/** View that the preview shows where that is another than the chosen one; not among the choices. */
let room = "";
/**
 * Sound draft of a pack, shown in the preview.
 * @type {string | undefined}
 */
let draft;

/** Attributes with a closed list, and those that are on or off: a link to this page keeps these. */
const CLOSED = BUILD.attributes.filter(({ kind, name }) => kind !== "text" && name !== "start");
/** Fields that a link keeps. Addresses and texts stay out: a stranger's link must not put them into somebody's page. */
const KEPT = ["kind", "topic", "count", "card", ...CLOSED.map(({ name }) => `a-${name}`), ...PROPERTIES.map(({ id }) => id)];

/** Returns the choices as they stand; what is wrong is left out. */
function choice() {
  /** @type {Record<string, string>} */
  const attributes = {};
  for (const { name, kind } of BUILD.attributes) {
    const id = `a-${name}`;
    if (name === "start") {
      const begin = start();
      if (begin) attributes.start = begin;
    } else if (kind === "switch") {
      if (field(id)?.checked) attributes[name] = "";
    } else if (value(id)) attributes[name] = value(id);
  }
  /** @type {Record<string, string>} */
  const properties = {};
  for (const { id, name, syntax } of PROPERTIES) if (value(id) && !propertyFault(syntax, value(id), tongue)) properties[name] = value(id);
  const form = field("form-iframe")?.checked ? "iframe" : "element";
  const base = baseFault(value("base"), tongue) ? own() : value("base").replace(/\/*$/, "/");
  const advice = value("advice") || defaultAdvice(attributes.lang);
  return /** @type {Choice} */ ({ form, attributes, properties, base, advice });
}

/** Views that begin with a topic and a number of questions. */
const TOPICAL = ["quiz", "class"];

/** Returns the value of the attribute `start` for the chosen view. */
function start() {
  const view = value("a-view");
  if (view === "picker") return value("card");
  return TOPICAL.includes(view) ? [value("topic"), value("count")].filter(Boolean).join(" ") : "";
}

/** Address of the folder that this page is served from. */
const own = () => new URL(".", location.href).href;

/** @param {string} [lang] */
const defaultAdvice = (lang) => WORDS.advice[/^en/.test(lang || (tongue ? "en" : "zh")) ? 1 : 0];

/** Fills in the words of this language, and makes the fields; what was chosen stays. */
function write() {
  const kept = state();
  const free = ["base", "advice", ...BUILD.attributes.map(({ name }) => `a-${name}`)].map((id) => [id, field(id)?.value]);
  document.documentElement.lang = tongue ? "en" : "zh-Hans";
  document.title = WORDS.title[tongue];
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-word]"))) {
    node.textContent = WORDS[/** @type {string} */ (node.dataset.word)][tongue];
  }
  for (const node of document.querySelectorAll("[data-tongue]")) {
    node.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (node).dataset.tongue === String(tongue)));
  }
  const fill = (/** @type {string} */ id, /** @type {Node[]} */ ...nodes) => {
    const place = find(id);
    place.replaceChildren(...[...place.children].filter((child) => child.matches("legend, [data-word]")), ...nodes);
  };
  const radio = (/** @type {string} */ name) => make("label", { class: "switch" }, make("input", { type: "radio", name: "form", id: `form-${name}`, value: name }), WORDS[name][tongue]);
  fill("#form", radio("element"), radio("iframe"));
  const rest = BUILD.attributes.filter(({ name }) => name !== "start" && name !== "view");
  const view = BUILD.attributes.filter(({ name }) => name === "view");
  fill("#attributes", ...view.map((one) => attributeField(one, tongue)), ...startFields(), ...rest.map((one) => attributeField(one, tongue)));
  fill("#looks", ...PROPERTIES.map(({ id, name, initial }) => {
    const [label, hint] = PROPERTY_WORDS[name]?.[tongue] ?? [name, ""];
    return labelled(make("input", { id, name: id, type: "text", placeholder: initial, spellcheck: "false", dir: "ltr" }), label, hint);
  }));
  fill(
    "#words",
    labelled(make("textarea", { id: "advice", rows: "3", dir: "auto" }), WORDS.adviceLabel[tongue], WORDS.adviceHint[tongue]),
    labelled(make("input", { id: "base", type: "text", dir: "ltr", spellcheck: "false", inputmode: "url" }), WORDS.base[tongue], WORDS.baseHint[tongue]),
  );
  fill("#kinds", labelled(select("kind", KINDS.map((one) => [one, KIND_WORDS[one][tongue]])), WORDS.kind[tongue]));
  for (const [id, text] of free) if (text !== undefined && id) restore(id, text);
  adopt(kept);
  if (!value("base")) restore("base", own());
  buttons();
  writePack(tongue);
}

/** Returns the fields that make the attribute `start`. */
function startFields() {
  const any = /** @type {[string, string]} */ (["", WORDS.anyTopic[tongue]]);
  const topics = BUILD.topics.map(([id, ...names]) => /** @type {[string, string]} */ ([id, names[tongue]]));
  const cards = BUILD.cards.map(([id, ...names]) => /** @type {[string, string]} */ ([id, names[tongue]]));
  const count = make("input", { id: "count", type: "number", min: "1", max: "50", placeholder: "10", inputmode: "numeric" });
  return [
    labelled(select("topic", [any, ...topics]), WORDS.topic[tongue]),
    labelled(count, WORDS.count[tongue]),
    labelled(select("card", [["", WORDS.askCard[tongue]], ...cards]), WORDS.card[tongue]),
  ];
}

/** Makes the buttons above the preview. */
function buttons() {
  const views = BUILD.attributes.find(({ name }) => name === "view")?.values ?? [];
  const button = (/** @type {string} */ text, /** @type {boolean} */ pressed, /** @type {() => void} */ act) => {
    const one = make("button", { type: "button", "aria-pressed": String(pressed) }, text);
    one.onclick = act;
    return one;
  };
  const shown = room || value("a-view") || views[0];
  const rooms = find("#rooms");
  const focused = [...rooms.children].indexOf(/** @type {Element} */ (document.activeElement));
  rooms.setAttribute("aria-label", WORDS.rooms[tongue]);
  rooms.replaceChildren(...views.map((view) => button(VALUES.view?.[view]?.[tongue] ?? view, shown === view, () => {
    room = view;
    buttons();
    preview();
  })));
  if (focused >= 0) /** @type {HTMLElement} */ (rooms.children[focused])?.focus();
  const widths = find("#widths");
  const frame = find("#frame");
  const narrow = frame.classList.contains("phone");
  const held = [...widths.children].indexOf(/** @type {Element} */ (document.activeElement));
  widths.setAttribute("aria-label", WORDS.widths[tongue]);
  widths.replaceChildren(...[false, true].map((phone) => button(WORDS[phone ? "phone" : "wide"][tongue], narrow === phone, () => {
    frame.classList.toggle("phone", phone);
    buttons();
  })));
  if (held >= 0) /** @type {HTMLElement} */ (widths.children[held])?.focus();
}

/** Returns what a link to these choices keeps. */
function state() {
  const all = new URLSearchParams({ ui: tongue ? "en" : "zh" });
  if (field("form-iframe")?.checked) all.set("form", "iframe");
  for (const id of KEPT) {
    const one = field(id);
    const text = one?.type === "checkbox" ? (one.checked ? "on" : "") : value(id);
    if (text && !(id === "kind" && text === KINDS[0])) all.set(id, text);
  }
  return all;
}

/**
 * Sets a field, if it takes the value.
 * @param {string} id
 * @param {string} text
 */
function restore(id, text) {
  /** @type {HTMLElement & { value: string } | null} */
  const one = field(id);
  if (!one) return;
  const before = one.value;
  if (one instanceof HTMLInputElement && one.type === "checkbox") one.checked = text === "on";
  else one.value = text;
  // A list takes only what it has.
  if (one instanceof HTMLSelectElement && one.selectedIndex < 0) one.value = before;
}

/** @param {URLSearchParams} kept */
function adopt(kept) {
  const form = field(kept.get("form") === "iframe" ? "form-iframe" : "form-element");
  if (form) form.checked = true;
  for (const id of KEPT) restore(id, kept.get(id) ?? "");
}

/** Checks the fields, and shows what follows from them everywhere. */
async function follow() {
  const view = value("a-view");
  for (const id of ["topic", "count", "card"]) {
    const line = field(id)?.closest("p");
    if (line) line.hidden = id === "card" ? view !== "picker" : !TOPICAL.includes(view);
  }
  for (const { id, syntax } of PROPERTIES) complain(/** @type {HTMLInputElement} */ (field(id)), propertyFault(syntax, value(id), tongue));
  complain(/** @type {HTMLInputElement} */ (field("base")), baseFault(value("base"), tongue));
  const count = /** @type {HTMLInputElement} */ (field("count"));
  complain(count, count.validity.valid ? "" : WORDS.noCount[tongue]);
  const chosen = choice();
  // An iframe is a page of its own: it takes no custom properties, and loads when its page says so.
  find("#looks").hidden = chosen.form === "iframe";
  const kind = value("kind");
  find("#note").textContent = [NOTES[kind]?.[tongue], chosen.form === "iframe" ? WORDS.frameNote[tongue] : ""].filter(Boolean).join(" ");
  const lines = await snippet(kind, chosen);
  if (area().value !== lines) area().value = lines;
  find("#copied").textContent = "";
  history.replaceState(null, "", `#${state()}`);
  preview(chosen);
}

/** @param {Choice} [chosen] */
function preview(chosen = choice()) {
  const frame = find("#frame");
  frame.setAttribute("title", WORDS.preview[tongue]);
  const show = /** @type {Window | null} */ (/** @type {HTMLIFrameElement} */ (frame).contentWindow)?.["topup-guard:show"];
  if (!show) return;
  const attributes = { ...chosen.attributes };
  // Nothing is fetched from an address that somebody is still typing.
  delete attributes.pack;
  if (room && room !== attributes.view) {
    attributes.view = room;
    delete attributes.start;
  }
  attributes.lang ??= tongue ? "en" : "zh-Hans";
  const page = chosen.form === "iframe" && draft === undefined ? frameAddress({ ...chosen, base: "../", attributes }) : undefined;
  show({ tongue, attributes, properties: chosen.form === "iframe" ? {} : chosen.properties, advice: chosen.advice, pack: draft, frame: page });
}

/**
 * Copies a text, and says whether that was possible.
 * @param {string} text
 */
async function copy(text) {
  const said = find("#copied");
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = WORDS.copied[tongue];
  } catch {
    // Without a secure connection a page may not: the person does it with the keyboard.
    area().value = text;
    area().focus();
    area().select();
    said.textContent = WORDS.notCopied[tongue];
  }
}

/** Takes what a link to this page keeps. */
function arrive() {
  const asked = new URLSearchParams(location.hash.slice(1));
  if (asked.has("ui")) tongue = asked.get("ui") === "en" ? 1 : 0;
  write();
  adopt(asked);
  buttons();
}

arrive();
addEventListener("hashchange", () => {
  arrive();
  follow();
});

for (const node of document.querySelectorAll("[data-tongue]")) {
  node.addEventListener("click", () => {
    tongue = Number(/** @type {HTMLElement} */ (node).dataset.tongue);
    write();
    follow();
  });
}
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;
for (const place of ["#settings", "#kinds"]) {
  find(place).addEventListener("input", ({ target }) => {
    // Another view is what the preview goes to.
    if (/** @type {HTMLElement} */ (target).id === "a-view") {
      room = "";
      buttons();
    }
    clearTimeout(soon);
    soon = setTimeout(follow, 150);
  });
}
followPack((text) => {
  draft = text;
  preview();
});
find("#settings").addEventListener("submit", (event) => event.preventDefault());
find("#copy-snippet").onclick = () => copy(area().value);
find("#copy-link").onclick = () => copy(location.href);
const frame = /** @type {HTMLIFrameElement} */ (find("#frame"));
frame.addEventListener("load", () => preview());
follow();
