// @ts-check
// Screens that stand in the page before the program does. The build joins this file with early.js.
//
// They are rendered from the components of the program. Which comes next stands in their data: core wrote it.

/**
 * Returns what shows these screens in the place of the one that stands in the element.
 * @param {Element} element
 * @param {HTMLTemplateElement} template with two frames, home and one for all others, and the `main` of each screen
 */
export const screensOf = (element, template) => {
  const { questions, decided, carries, chips } = /** @type {Record<string, string>} */ (template.dataset);
  const words = JSON.parse(chips);
  const names = questions.split(" ");
  const all = /** @type {HTMLElement[]} */ ([...document.importNode(template.content, true).children]);
  const frames = all.splice(0, 2);
  let frame = /** @type {HTMLElement} */ (element.querySelector(".guard:not(.plain)"));
  frames[frame.dataset.view === "home" ? 0 : 1] = frame;
  let main = all[0];
  const begin = `#/v1/${frame.dataset.view === "home" ? "home" : main.dataset.at}`;
  let place = begin;
  // What was typed; the loader reads it out of the page, so home with its field is always there.
  let typed = "";
  if (!frames[0].isConnected) {
    frames[0].hidden = true;
    frame.after(frames[0]);
  }
  // Where Help was opened.
  let before = "";
  /** @param {string} fragment */
  const split = (fragment) => fragment.replace("#/v1/", "").split("?");
  /**
   * Returns the answer to a question as a link has it, such as `card=phone`.
   * @param {string} name
   */
  const given = (name, answers = split(place)[1] ?? "") => RegExp(`\\b${name}=[^&]+`).exec(answers)?.[0];
  /**
   * Writes answers into a link, if its screen's links carry them.
   * @param {string} path
   * @param {string} answers
   */
  const link = (path, answers) => (answers && RegExp(carries).test(path) ? `${path}?${answers}` : path);

  return {
    /** The fragment of the screen that stood there first. */
    begin,

    /**
     * Shows the screen of a fragment; returns whether there is one.
     * @param {string} fragment
     * @param {boolean} [quietly] whether the focus and the page stay where they are
     */
    show(fragment, quietly) {
      const [path, answers = ""] = split(fragment);
      const found = all.find(({ dataset }) => dataset.at === path && RegExp(/** @type {string} */ (dataset.when)).test(answers));
      if (!found && path !== "home") return false;
      if (!path.startsWith("help")) before = "";
      else if (!/^#.*\/help/.test(place)) before = place;
      place = fragment;
      typed = frame.querySelector("textarea")?.value ?? typed;
      const next = frames[found ? 1 : 0];
      frame.hidden = true;
      next.hidden = false;
      if (!next.isConnected) frame.after(next);
      frame = next;
      if (found) {
        main = /** @type {HTMLElement} */ (found.cloneNode(true));
        frame.querySelector("main")?.replaceWith(main);
        frame.dataset.view = path.split("/")[0];
        fill(answers);
      }
      for (const field of [frame, frames[0]].map((one) => one.querySelector("textarea"))) if (field) field.value = typed;
      for (const one of frame.querySelectorAll("a[href^='#/v1/']")) {
        one.setAttribute("href", link(/** @type {string} */ (one.getAttribute("href")).split("?")[0], answers));
      }
      // As the program does with a new screen.
      if (quietly) return true;
      frame.querySelector("h1")?.focus({ preventScroll: true });
      if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
      return true;
    },

    /**
     * Returns where an answer to the question shown leads.
     * @param {string} option
     */
    after(option) {
      const { question } = main.dataset;
      if (!question) return "";
      const answers = names.map((name) => (name === question ? `${name}=${option}` : given(name)));
      const open = names.find((_, at) => !answers[at]);
      const known = answers.filter(Boolean).join("&");
      return link(`#/v1/${open && !RegExp(decided).test(known) ? `picker/${open}` : "result"}`, known);
    },

    /** Returns where the button in the header leads back to. */
    back: () => (split(place)[0] === "help" && before) || link(/** @type {string} */ (main.dataset.back), split(place)[1]),
  };

  /**
   * Marks in the screen what was answered.
   * @param {string} answers
   */
  function fill(answers) {
    const chosen = given(/** @type {string} */ (main.dataset.question), answers)?.split("=")[1];
    const mark = main.querySelector(".option.on > svg:last-child");
    mark?.remove();
    for (const option of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll(".options [data-option]"))) {
      const on = option.dataset.option === chosen;
      option.classList.toggle("on", on);
      option.setAttribute("aria-pressed", `${on}`);
      if (on) option.append(/** @type {Element} */ (mark));
    }
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll("[data-when]"))) {
      if (!RegExp(/** @type {string} */ (node.dataset.when)).test(answers)) node.remove();
    }
    const list = main.querySelector(".answers");
    if (!answers) list?.remove();
    for (const chip of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll(".chip"))) {
      const text = words[given(/** @type {string} */ (chip.dataset.change), answers) ?? ""];
      if (text) /** @type {Node} */ (chip.firstChild).textContent = text;
      else chip.parentElement?.remove();
    }
    const line = list?.querySelector("summary > span");
    if (line) line.textContent = answers.split("&").map((one) => words[one]).join(" · ");
  }
};
