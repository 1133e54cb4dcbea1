// @ts-check
// The one-file edition: all that the loader would fetch stands in the page as base64, and nothing is fetched. Before this
// stands wasm-bindgen's glue, in the same classic script.

const HOME = ""; // filled in by cargo xtask single-file: where our own page stands, if it is known

/**
 * Returns the bytes of a file that stands in the page.
 * @param {string} name
 */
function file(name) {
  const text = /** @type {string} */ (document.querySelector(`[data-file="${name}"]`)?.textContent);
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * Gives the widget's shadow root its style.
 * @param {ShadowRoot} shadow
 */
function applyStyles(shadow) {
  const style = /** @type {HTMLStyleElement} */ (document.querySelector("[data-style]"));
  if ("adoptedStyleSheets" in Document.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(/** @type {string} */ (style.textContent));
    shadow.adoptedStyleSheets = [sheet];
  } else {
    // The same text has the same hash, which the file's policy allows.
    shadow.append(style.cloneNode(true));
  }
}

async function start() {
  const { lang } = document.documentElement;
  const host = /** @type {HTMLElement} */ (document.querySelector("topup-guard"));
  await wasm_bindgen({ module_or_path: await WebAssembly.compile(file("wasm")) });
  const root = document.createElement("div");
  root.setAttribute("part", "root");
  // Whether there is a network makes no difference to a file.
  wasm_bindgen.mount(root, file("picker"), {
    lang,
    page: true,
    home: HOME,
    textSize: new URLSearchParams(location.search).get("text-size"),
    fragment: "",
    turn: 0,
    reset: false,
    offline: false,
    day: 0,
    pages: file("full"),
    // Another language is another file; a part of the quiz has its file's name.
    pack: async (kind, wanted) =>
      kind === "part" ? file(wanted) : wanted === lang ? file(kind) : Promise.reject({ kind: "network" }),
    upgrade() {},
    draft: "",
    keepDraft() {},
    emit() {},
  });
  const shadow = host.attachShadow({ mode: "open" });
  applyStyles(shadow);
  shadow.append(root);
  host.dataset.state = "ready";
}

start().catch((error) => {
  /** @type {HTMLElement} */ (document.querySelector("[data-failed]")).hidden = false;
  /** @type {HTMLElement} */ (document.querySelector("topup-guard")).dataset.state = "failed";
  console.error("topup-guard:", error);
});
