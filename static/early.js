// @ts-check
// Before the program is there: chooses the page of the reader's language, requests what the program needs, and stores taps until
// the program can act on them. In a release this stands in the page itself, whose policy names its hash.
import { screensOf } from "./screens.js";
import { languageOf } from "./tags.js";
{
  const root = document.documentElement;
  const { later, begin, screens } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const query = new URLSearchParams(location.search);
  const asked = query.get("lang");
  // A page that was opened in a language stays in it; the first page follows what the browser prefers.
  let stays = true;
  const wanted = asked ? [asked] : root.lang === "zh-Hans" ? navigator.languages ?? [navigator.language] : [];
  for (const tag of wanted) {
    const ours = languageOf(tag);
    if (!ours) continue;
    const page = document.querySelector(`link[hreflang="${ours}"]`);
    // A page without others beside it, as in development, has every language itself.
    if (!page) root.lang = ours;
    else if (ours !== root.lang) {
      stays = false;
      location.replace(page.getAttribute("href") + location.search + location.hash);
    }
    break;
  }
  const place = () => (root.dataset.scripted = /^#\/v1\/(?!home)/.test(location.hash) ? "elsewhere" : "");
  place();
  // The rooms of other programs than that of the first view.
  const ours = !/^#\/v1\/(check|number|quiz|progress|class|warnings|note|card)\b/.test(location.hash);

  // Larger text from the start: as the person has set it, or the address asks.
  const size = query.get("text-size");
  try {
    root.dataset.text = localStorage["topup-guard:text-size"] ?? size ?? "";
  } catch {
    // Nothing is stored where a browser forbids it.
  }
  addEventListener("DOMContentLoaded", () => size && document.querySelector("topup-guard")?.setAttribute("text-size", size));

  // The screens, before what is larger. This parses a page without a policy for trusted types, and runs nothing in it.
  const file = screens && stays && new XMLHttpRequest();
  if (file) {
    file.responseType = "document";
    file.open("GET", screens);
    file.send();
  }

  /**
   * Requests for the first view's program and pack, by address: the loader would make them a round trip later, and takes each
   * over once.
   * @type {Record<string, Promise<Response>>}
   */
  const begun = {};
  if (begin && stays && ours) {
    for (const file of begin.split(" ")) {
      const { href } = new URL(file, document.baseURI);
      // The loader, which takes it over, handles a failure.
      (begun[href] = fetch(href)).catch(() => {});
    }
  }
  /** @type {any} */ (window)[Symbol.for("topup-guard:early")] = {
    /** @param {string} href */
    fetch(href) {
      const file = begun[href];
      delete begun[href];
      return file;
    },
  };

  // What stands below the first screen is laid out when somebody scrolls there, or where the program takes long.
  const read = () => (root.dataset.read = "");
  addEventListener("scroll", read, { once: true, passive: true });
  setTimeout(read, 3000);

  // Without the element's script no control does anything.
  const check = () => customElements.get("topup-guard") || delete root.dataset.scripted;
  addEventListener("load", check);
  // A page that was cut short never fires `load`.
  setTimeout(check, 20000);

  /**
   * Returns the control of an event in the widget, with a selector that finds it in the program too.
   * @param {EventTarget | null} node
   */
  const hook = (node) => {
    /** @type {HTMLElement | null | undefined} */
    const button = /** @type {Element | null} */ (node)?.closest?.("topup-guard :is(button, a, textarea)");
    if (button?.id) return { button, find: `#${button.id}`, name: "" };
    const name = ["option", "go", "do", "set"].find((name) => name in (button?.dataset ?? {}));
    if (!button || !name) return;
    const find = `[data-${name}="${CSS.escape(/** @type {string} */ (button.dataset[name]))}"]`;
    // Of answers and ways the last counts, of settings each.
    return { button, find, name: name === "set" ? find : name };
  };
  /**
   * The last tap of each kind: another answer replaces the one before.
   * @type {Map<string, { button: HTMLElement, find: string }>}
   */
  const taps = new Map();
  /** @type {string | undefined} */
  let focus = "no-such-element";
  addEventListener("focusin", ({ target }) => (focus = /** @type {Element} */ (target).localName === "h1" ? "h1" : hook(target)?.find));
  const status = () => /** @type {HTMLElement} */ (document.querySelector("[data-early]"));
  const acknowledge = () => (status().textContent = /** @type {string} */ (status().dataset.early));

  const element = () => /** @type {HTMLElement} */ (document.querySelector("topup-guard"));
  /** @type {ReturnType<typeof screensOf> | undefined} */
  let known;
  let isOver = false;
  let hasMoved = false;
  /** Returns what shows the screens that came with the page, or in a file of their own, once all of it is there. */
  const shower = () => {
    const template = /** @type {HTMLTemplateElement | null} */ ((file ? file.response : document)?.querySelector("template[data-screens]"));
    if (known || isOver || !template || document.readyState === "loading") return known;
    // The head has the rules for the first view only.
    document.head.append(/** @type {HTMLTemplateElement} */ (document.querySelector("[data-topup-guard-style]")).content.cloneNode(true));
    return (known = screensOf(element(), template));
  };
  /**
   * Shows the screen of a fragment, if it is there; returns whether it is.
   * @param {string} fragment
   * @param {boolean} [quietly]
   */
  const show = (fragment, quietly) => {
    const isShown = shower()?.show(fragment, quietly);
    if (isShown) {
      root.dataset.scripted = "";
      status().textContent = "";
    }
    return isShown;
  };
  // What was asked for before the screens were there.
  const arrived = () => {
    if (root.dataset.scripted) show(location.hash, !hasMoved);
    const name = ["option", "go"].find((name) => taps.has(name)) ?? "";
    const early = taps.get(name);
    if (early && shower()) {
      taps.delete(name);
      early.button.click();
    }
  };
  if (file) file.onload = arrived;
  document.addEventListener("readystatechange", arrived, { once: true });
  // A link changes the address by itself, and the program begins where that says.
  const moved = () => {
    hasMoved = true;
    if (show(location.hash || (shower()?.begin ?? ""))) return;
    place();
    acknowledge();
  };
  addEventListener("popstate", moved);
  // What is typed is handed over by the loader; what is pasted opens Check, as in the program.
  addEventListener("input", (event) => {
    const { inputType } = /** @type {InputEvent} */ (event);
    if (inputType === "insertFromPaste" && hook(event.target)?.find === "#got") location.hash = "#/v1/check";
  });
  addEventListener("click", ({ target }) => {
    const tapped = hook(target);
    if (tapped?.button.localName !== "button") return;
    const { option, go } = tapped.button.dataset;
    const to = option ? shower()?.after(option) : go === "back" && shower()?.back();
    if (to) history.pushState(null, "", to);
    if (to && show(to)) return;
    taps.get(tapped.name)?.button.classList.remove("on");
    taps.set(tapped.name, tapped);
    // The program begins at the new address.
    if (to) tapped.find = "none";
    tapped.button.classList.add("on");
    acknowledge();
  });
  // Read before the program takes over, when there is nothing yet to scroll in.
  let at = 0;
  const scrolled = () => (at = scrollY);
  addEventListener("scroll", scrolled, { passive: true });
  const nextTask = () => new Promise((done) => setTimeout(done));
  addEventListener("topup-guard:ready", async ({ target }) => {
    const shadow = /** @type {ShadowRoot} */ (/** @type {Element} */ (target).shadowRoot);
    // A failure leaves the page as it is.
    import(/** @type {string} */ (later)).catch(() => {});
    removeEventListener("scroll", scrolled);
    removeEventListener("popstate", moved);
    isOver = true;
    const typed = /** @type {HTMLTextAreaElement | null} */ (document.querySelector("#draft") ?? document.querySelector("#got"));
    const { selectionStart = 0, selectionEnd = 0 } = typed ?? {};
    await nextTask();
    const control = /** @type {HTMLTextAreaElement | null} */ (shadow.querySelector(/** @type {string} */ (focus)));
    control?.focus({ preventScroll: true });
    // In a field the caret stays where it was.
    control?.setSelectionRange?.(selectionStart, selectionEnd);
    if (!taps.size) scrollTo(0, at);
    for (const [name, { find }] of [...taps].reverse()) {
      taps.delete(name);
      /** @type {HTMLElement | null} */ (shadow.querySelector(find))?.click();
      await nextTask();
    }
  }, { once: true });
}
