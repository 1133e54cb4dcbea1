// The one-file edition: all that the loader would fetch stands in the page as base64, and nothing is fetched. Before this
// stands wasm-bindgen's glue, in the same classic script.

const HOME = ""; // filled in by cargo xtask single-file: where our own page stands, if it is known

/** The bytes of a file that stands in the page. */
function file(name) {
  const text = document.querySelector(`[data-file="${name}"]`).textContent;
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** The style of the first view, for the widget's own root. */
function dress(shadow) {
  const style = document.querySelector("[data-style]");
  if ("adoptedStyleSheets" in Document.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style.textContent);
    shadow.adoptedStyleSheets = [sheet];
  } else {
    // The same text has the same sum, which the file's policy allows.
    shadow.append(style.cloneNode(true));
  }
}

async function start() {
  const { lang } = document.documentElement;
  const host = document.querySelector("topup-guard");
  await wasm_bindgen({ module_or_path: await WebAssembly.compile(file("wasm")) });
  const root = document.createElement("div");
  root.setAttribute("part", "root");
  // Whether there is a network makes no difference to a file, so nothing is said of it.
  wasm_bindgen.mount(root, file("picker"), {
    lang,
    page: true,
    home: HOME,
    textSize: new URLSearchParams(location.search).get("text-size"),
    turn: 0,
    pages: file("full"),
    // Another language is another file; a part of the quiz has its file's name.
    pack: async (kind, wanted) =>
      kind === "part" ? file(wanted) : wanted === lang ? file(kind) : Promise.reject({ kind: "network" }),
    upgrade() {},
    emit() {},
  });
  const shadow = host.attachShadow({ mode: "open" });
  dress(shadow);
  shadow.append(root);
  host.dataset.state = "ready";
}

start().catch((error) => {
  document.querySelector("[data-failed]").hidden = false;
  document.querySelector("topup-guard").dataset.state = "failed";
  console.error("topup-guard:", error);
});
