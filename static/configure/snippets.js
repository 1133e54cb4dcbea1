// @ts-check
// The lines to copy into a page: text made of the choices, with everything escaped for where it stands.
import { BUILD } from "./build.js";

/** @typedef {import("../../xtask/scripts/types.d.ts").Choice} Choice */

/** Ways in which the lines can be written. */
export const KINDS = ["html", "react", "vue", "wordpress", "csp"];

/** @param {string} text for an attribute in double quotes, or between tags */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/**
 * Returns attributes as HTML, each with a space before it.
 * @param {Record<string, string>} attributes
 */
const html = (attributes) => Object.entries(attributes).map(([name, value]) => ` ${name}${value && `="${escaped(value)}"`}`).join("");

/** @param {Record<string, string>} properties */
const declarations = (properties) => Object.entries(properties).map(([name, value]) => `${name}: ${value};`).join(" ");

/** @param {Choice} choice */
const rule = ({ properties }) => (Object.keys(properties).length ? `topup-guard { ${declarations(properties)} }` : "");

/** @param {Choice} choice */
const loader = ({ base }) => `${base}v1/topup-guard.js`;

/** @param {Choice} choice */
const element = ({ attributes, advice }) => `<topup-guard${html(attributes)}>\n  <p>${escaped(advice)}</p>\n</topup-guard>`;

/** @param {Choice} choice */
const listed = ({ attributes: { pack } }) => {
  const origin = /^https?:/.test(pack ?? "") && URL.canParse(pack) && new URL(pack).origin;
  return origin ? `<meta name="topup-guard-packs" content="${escaped(origin)}">\n` : "";
};

/**
 * Returns the address of the page for an iframe; what only an element can have stays out.
 * @param {Choice} choice
 */
export function frameAddress({ base, attributes }) {
  const taken = Object.entries(attributes).filter(([name]) => !["loading", "help-contact"].includes(name));
  const query = String(new URLSearchParams(taken));
  return `${base}embed.html${query && `?${query}`}`;
}

/** Attributes of an iframe, as docs/EMBEDDING.md has them. */
const FRAME = { title: "TopUp Guard", loading: "lazy", allow: "clipboard-write; web-share" };

/** @param {Choice} choice */
const frame = (choice) =>
  `<script type="module" src="${escaped(choice.base)}embed-host.js"></script>\n` +
  `<iframe data-topup-guard${html({ ...FRAME, src: frameAddress(choice) })} style="width: 100%; height: 700px; border: 0"></iframe>`;

/** @param {Choice} choice */
const plain = (choice) => {
  if (choice.form === "iframe") return frame(choice);
  const style = rule(choice);
  const script = `<script type="module" src="${escaped(loader(choice))}"></script>`;
  return `${listed(choice)}${script}\n${style && `<style>${style}</style>\n`}${element(choice)}`;
};

/**
 * Returns a text as a JavaScript string; no text of it ends a script.
 * @param {string} text
 */
const quoted = (text) => JSON.stringify(text).replace(/</g, "\\u003c");

/**
 * Returns attributes as JSX; all but plain words stand in braces, where nothing is read as an entity.
 * @param {Record<string, string>} attributes
 */
const jsx = (attributes) =>
  Object.entries(attributes).map(([name, value]) => ` ${name}=${/^[\w ;-]*$/.test(value) ? `"${value}"` : `{${quoted(value)}}`}`).join("");

/** @param {Choice} choice */
const react = (choice) => {
  if (choice.form === "iframe") {
    return `// In index.html: <script type="module" src="${escaped(choice.base)}embed-host.js"></script>
export function Guard() {
  return (
    <iframe data-topup-guard=""${jsx({ ...FRAME, src: frameAddress(choice) })}
      style={{ width: "100%", height: 700, border: 0 }} />
  );
}`;
  }
  const style = Object.keys(choice.properties).length ? ` style={${quotedObject(choice.properties)}}` : "";
  const props = Object.entries(choice.attributes).map(([name, value]) => [name.replace(/-./g, (part) => part[1].toUpperCase()), value]);
  return `import { TopupGuard } from "topup-guard/react";

export function Guard() {
  return (
    <TopupGuard${jsx(Object.fromEntries(props))}${style}>
      <p>{${quoted(choice.advice)}}</p>
    </TopupGuard>
  );
}`;
};

/** @param {Record<string, string>} texts */
const quotedObject = (texts) => `{ ${Object.entries(texts).map(([name, value]) => `${quoted(name)}: ${quoted(value)}`).join(", ")} }`;

/** @param {Choice} choice */
const vue = (choice) => {
  if (choice.form === "iframe") {
    return `<!-- In index.html: <script type="module" src="${escaped(choice.base)}embed-host.js"></script> -->
<template>
  <iframe data-topup-guard${html({ ...FRAME, src: frameAddress(choice) })} style="width: 100%; height: 700px; border: 0"></iframe>
</template>`;
  }
  const style = rule(choice);
  // Vue reads {{ }} in text; v-text takes it as it is.
  const advice = choice.advice.includes("{{") ? `<p v-text="${escaped(quoted(choice.advice))}"></p>` : `<p>${escaped(choice.advice)}</p>`;
  return `<!-- In index.html: <script type="module" src="${escaped(loader(choice))}"></script>
     In vite.config: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "topup-guard" } } }) -->
<template>
  <topup-guard${html(choice.attributes)}>
    ${advice}
  </topup-guard>
</template>${style && `\n\n<style>\n${style}\n</style>`}`;
};

/**
 * Returns the import map by which a browser checks every module of this build.
 * @param {Choice} choice
 */
const importMap = ({ base }) => {
  const sums = Object.entries(BUILD.integrity).map(([file, sum]) => [`${base}${BUILD.pinned}/${file}`, sum]);
  return quotedJson({ integrity: Object.fromEntries(sums) });
};

/** @param {object} value */
const quotedJson = (value) => JSON.stringify(value, null, 1).replace(/</g, "\\u003c");

/**
 * Returns a text's hash as a policy names it; none on a page where the browser computes no hashes.
 * @param {string} text
 */
async function sum(text) {
  const digest = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(text));
  return digest && `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/**
 * Returns the source that a policy names for the files.
 * @param {Choice} choice
 */
const files = ({ base }) => (/^https?:/.test(base) ? new URL(base).origin : "'self'");

/** @param {Choice} choice */
const csp = async (choice) => {
  const from = files(choice);
  if (choice.form === "iframe") {
    const lines = frame(choice).replace(/ style="[^"]*"/, "");
    return `<!-- Content-Security-Policy:
  script-src ${from}; frame-src ${from}
  In your style sheet: iframe[data-topup-guard] { width: 100%; height: 700px; border: 0; } -->
${lines}`;
  }
  const map = importMap(choice);
  const hash = await sum(map);
  const style = rule(choice);
  const pack = listed(choice) && ` ${new URL(choice.attributes.pack).origin}`;
  return `<!-- Content-Security-Policy:
  script-src ${from}${hash ? ` ${hash}` : ""} 'wasm-unsafe-eval'; connect-src ${from}${pack}${style && `
  In your style sheet: ${style}`} -->
${listed(choice)}${hash ? `<script type="importmap">${map}</script>\n` : ""}<script type="module" src="${escaped(`${choice.base}${BUILD.pinned}/topup-guard.js`)}" integrity="${BUILD.integrity["topup-guard.js"] ?? ""}"${from === "'self'" ? "" : " crossorigin"}></script>
${element(choice)}`;
};

/**
 * Returns the lines of one of KINDS.
 * @param {string} kind
 * @param {Choice} choice
 * @returns {Promise<string>}
 */
export async function snippet(kind, choice) {
  /** @type {Record<string, (choice: Choice) => string | Promise<string>>} */
  const writers = { html: plain, react, vue, wordpress: plain, csp };
  return writers[kind]?.(choice) ?? "";
}
