// @ts-check
// Fields of the settings: made from the list of the element's attributes, each with its label and a complaint of its own.
import { BUILD } from "./build.js";
import { ATTRIBUTES, VALUES, WORDS } from "./words.js";

/** @typedef {import("../../xtask/scripts/types.d.ts").Attribute} Attribute */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/**
 * Makes an element with attributes and content.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...content) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...content);
  return node;
}

/**
 * Returns a label above a field, with a hint and a place for its complaint.
 * @param {Field} field with an id
 * @param {string} label
 * @param {string} [hint]
 */
export function labelled(field, label, hint) {
  const about = make("span", { class: "hint", id: `${field.id}-hint` }, hint ?? "");
  const wrong = make("span", { class: "wrong", id: `${field.id}-wrong` });
  field.setAttribute("aria-describedby", `${about.id} ${wrong.id}`);
  return make("p", {}, make("label", { for: field.id }, label), field, about, wrong);
}

/**
 * Shows or takes away what is wrong with a field.
 * @param {Field} field
 * @param {string} words empty when nothing is
 */
export function complain(field, words) {
  const place = document.getElementById(`${field.id}-wrong`);
  if (place && place.textContent !== words) place.textContent = words;
  if (words) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/**
 * Makes a list to choose from.
 * @param {string} id
 * @param {[string, string][]} options values and their labels
 */
export function select(id, options) {
  return make("select", { id, name: id }, ...options.map(([value, label]) => make("option", { value }, label)));
}

/**
 * Makes the field of an attribute.
 * @param {Attribute} attribute
 * @param {number} tongue
 * @returns {HTMLElement}
 */
export function attributeField({ name, kind, values, about }, tongue) {
  const id = `a-${name}`;
  // An attribute that is newer than this page's words is named as it is.
  const [label, hint] = ATTRIBUTES[name]?.[tongue] ?? [name, about];
  if (kind === "switch") {
    return make("p", { class: "switch" }, make("input", { id, name: id, type: "checkbox" }), make("label", { for: id }, label), make("span", { class: "hint" }, hint));
  }
  if (kind === "choice") {
    const options = values.map((value) => /** @type {[string, string]} */ ([value, VALUES[name]?.[value]?.[tongue] ?? value]));
    return labelled(select(id, [["", WORDS.unset[tongue]], ...options]), label, hint);
  }
  return labelled(make("input", { id, name: id, type: "text", spellcheck: "false", dir: "auto" }), label, hint);
}

/**
 * Returns what is wrong with the value of a custom property; nothing when it is empty or sound.
 * @param {string} syntax of the manifest, such as `<color>`; empty for a font
 * @param {string} value
 * @param {number} tongue
 */
export function propertyFault(syntax, value, tongue) {
  const property = { "<color>": "color", "<length>": "border-top-left-radius" }[syntax] ?? "font-family";
  const words = { "<color>": WORDS.noColour, "<length>": WORDS.noLength }[syntax] ?? WORDS.noFont;
  // Only what cannot end the rule or the attribute that it is written into.
  const sound = /^[^<>{};"\\]*$/.test(value) && !/var\(|%/.test(value) && CSS.supports(property, value);
  return value && !sound ? words[tongue] : "";
}

/**
 * Returns what is wrong with the address of the files.
 * @param {string} base
 * @param {number} tongue
 */
export function baseFault(base, tongue) {
  const sound = /^(https?:\/\/[^\s"'<>\\]+|\/[^\s"'<>\\]*)$/.test(base) && !base.startsWith("//") && URL.canParse(base, "https://a.example");
  return sound ? "" : WORDS.noBase[tongue];
}

/** Names of the custom properties, and the fields' ids. */
export const PROPERTIES = BUILD.properties.map((property) => ({ ...property, id: `p-${property.name.split("-").at(-1)}` }));
