// Before the program is there: the page in the reader's language, what the program needs asked for, and taps kept until
// something can act on them. In a release this stands in the page itself, whose policy names its sum.
{
  const root = document.documentElement;
  const { later, begin } = document.currentScript.dataset;
  const query = new URLSearchParams(location.search);
  const asked = query.get("lang");
  // A page in a language of its own is taken at its word; the first one looks at what the browser prefers.
  let stays = true;
  const wanted = asked ? [asked] : root.lang === "zh-Hans" ? navigator.languages : [];
  for (const tag of wanted) {
    const [, ours] = [[/^zh-(hant|tw|hk|mo)/i, "zh-Hant"], [/^zh/i, "zh-Hans"], [/^en/i, "en"]].find(([form]) => form.test(tag)) ?? [];
    if (!ours) continue;
    const page = document.querySelector(`link[hreflang="${ours}"]`);
    // A page without others beside it, as in development, speaks every language itself.
    if (!page) root.lang = ours;
    else if (ours !== root.lang) {
      stays = false;
      location.replace(page.getAttribute("href") + location.search + location.hash);
    }
    break;
  }
  root.dataset.scripted = /^#\/v1\/(?!home)/.test(location.hash) ? "elsewhere" : "";

  // Larger text from the first: as the person has set it, or the address asks.
  const size = query.get("text-size");
  try {
    root.dataset.text = localStorage["topup-guard:text-size"] ?? size ?? "";
  } catch {
    // Nothing is kept where a browser forbids it.
  }
  addEventListener("DOMContentLoaded", () => size && document.querySelector("topup-guard")?.setAttribute("text-size", size));

  // The first view's program and words: the loader would ask for them a round trip later, and takes these over, once.
  const begun = {};
  if (begin && stays && !root.dataset.scripted) {
    for (const file of begin.split(" ")) {
      const { href } = new URL(file, document.baseURI);
      // Whoever takes it over hears of its failure.
      (begun[href] = fetch(href)).catch(() => {});
    }
  }
  window["topup-guard:fetch"] = (href) => {
    const file = begun[href];
    delete begun[href];
    return file ?? fetch(href);
  };

  // What stands below the first screen is read by who scrolls there, and where the program is long in coming.
  const read = () => (root.dataset.read = "");
  addEventListener("scroll", read, { once: true, passive: true });
  setTimeout(read, 3000);

  // A script that did not come, or not whole, leaves nothing that a control could do.
  const look = () => customElements.get("topup-guard") || delete root.dataset.scripted;
  addEventListener("load", look);
  // A page that was cut short never loads.
  setTimeout(look, 20000);

  const hook = (node) => {
    const button = node?.closest?.("topup-guard button");
    const name = ["option", "go", "do", "set"].find((name) => name in (button?.dataset ?? {}));
    return name && { button, find: `[data-${name}="${CSS.escape(button.dataset[name])}"]`, name };
  };
  // One of a kind: who taps another answer has changed their mind.
  const taps = new Map();
  let focus = "no-such-element";
  addEventListener("focusin", ({ target }) => (focus = hook(target)?.find));
  addEventListener("click", ({ target }) => {
    const tapped = hook(target);
    if (!tapped) return;
    taps.get(tapped.name)?.button.classList.remove("on");
    taps.set(tapped.name, tapped);
    tapped.button.classList.add("on");
    const said = document.querySelector("[data-early]");
    said.textContent = said.dataset.early;
  });
  // Read before the program takes over, when there is nothing yet to scroll in.
  let at = 0;
  const scrolled = () => (at = scrollY);
  addEventListener("scroll", scrolled, { passive: true });
  const turn = () => new Promise((done) => setTimeout(done));
  addEventListener("topup-guard:ready", async ({ target }) => {
    // What cannot be had now leaves the page as it is.
    import(later).catch(() => {});
    removeEventListener("scroll", scrolled);
    await turn();
    target.shadowRoot.querySelector(focus)?.focus({ preventScroll: true });
    if (!taps.size) scrollTo(0, at);
    for (const [name, { find }] of [...taps].reverse()) {
      taps.delete(name);
      target.shadowRoot.querySelector(find)?.click();
      await turn();
    }
  }, { once: true });
}
