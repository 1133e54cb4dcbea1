// @ts-check
// Before the program is there: chooses the page of the reader's language, requests what the program needs, and stores taps until
// the program can act on them. In a release this stands in the page itself, whose policy names its hash.
{
  const root = document.documentElement;
  const { later, begin } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const query = new URLSearchParams(location.search);
  const asked = query.get("lang");
  // A page that was opened in a language stays in it; the first page follows what the browser prefers.
  let stays = true;
  const wanted = asked ? [asked] : root.lang === "zh-Hans" ? navigator.languages : [];
  for (const tag of wanted) {
    /** @type {[RegExp, string][]} */
    const forms = [[/^zh-(hant|tw|hk|mo)/i, "zh-Hant"], [/^zh/i, "zh-Hans"], [/^en/i, "en"]];
    const [, ours] = forms.find(([form]) => form.test(tag)) ?? [];
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

  // Larger text from the start: as the person has set it, or the address asks.
  const size = query.get("text-size");
  try {
    root.dataset.text = localStorage["topup-guard:text-size"] ?? size ?? "";
  } catch {
    // Nothing is stored where a browser forbids it.
  }
  addEventListener("DOMContentLoaded", () => size && document.querySelector("topup-guard")?.setAttribute("text-size", size));

  /**
   * Requests for the first view's program and pack, by address: the loader would make them a round trip later, and takes each
   * over once.
   * @type {Record<string, Promise<Response>>}
   */
  const begun = {};
  if (begin && stays && !root.dataset.scripted) {
    for (const file of begin.split(" ")) {
      const { href } = new URL(file, document.baseURI);
      // The loader, which takes it over, handles a failure.
      (begun[href] = fetch(href)).catch(() => {});
    }
  }
  window["topup-guard:fetch"] = (href) => {
    const file = begun[href];
    delete begun[href];
    return file ?? fetch(href);
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
  addEventListener("focusin", ({ target }) => (focus = hook(target)?.find));
  const acknowledge = () => {
    const status = /** @type {HTMLElement} */ (document.querySelector("[data-early]"));
    status.textContent = /** @type {string} */ (status.dataset.early);
  };
  // A link changes the address by itself, and the program begins where that says.
  const moved = () => {
    place();
    acknowledge();
  };
  addEventListener("hashchange", moved);
  // What is typed is handed over by the loader; what is pasted opens Check, as in the program.
  addEventListener("input", (event) => {
    const { inputType } = /** @type {InputEvent} */ (event);
    if (inputType === "insertFromPaste" && hook(event.target)?.find === "#got") location.hash = "#/v1/check";
  });
  addEventListener("click", ({ target }) => {
    const tapped = hook(target);
    if (tapped?.button.localName !== "button") return;
    taps.get(tapped.name)?.button.classList.remove("on");
    taps.set(tapped.name, tapped);
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
    removeEventListener("hashchange", moved);
    const typed = /** @type {HTMLTextAreaElement | null} */ (document.querySelector("#got"));
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
