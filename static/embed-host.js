// @ts-check
// For a page that shows embed.html in <iframe data-topup-guard>: gives the frame its height, hands its events on, keeps new
// headings in view, and sets what the page sets.
{
  const VERSION = 1;
  const MARK = Symbol.for("topup-guard-host");
  const FRAMES = "iframe[data-topup-guard]";
  /** Tallest a frame may become, in CSS pixels. */
  const TALLEST = 20000;
  const TYPES = ["ready", "answer", "result", "error"];
  /** Space above a heading that is brought into view, and as much of it as must be in view, in CSS pixels. */
  const CLEAR = 12;
  const LEAST = 30;
  /** Properties that a frame gets, by the names that the element has for them, with the attribute that each sets. */
  const PROPERTIES = {
    view: "view", lang: "lang", theme: "theme", textSize: "text-size", report: "report", pack: "pack", handoutUrl: "handout-url",
    headings: "headings", landmarks: "landmarks", brand: "brand", helpContact: "help-contact",
  };

  /** What is known of a frame: what its page can do, once it has said so, and calls that wait for an answer. */
  class Known {
    /** @type {string[] | undefined} */
    can;
    /** @type {Record<string, string | null>} */
    values = {};
    /** @type {Map<number, [(value: unknown) => void, (error: unknown) => void]>} */
    calls = new Map();
    /** @type {object[]} */
    waiting = [];
  }

  /**
   * Frames by element. Those in a shadow root have said `topup-guard:hello`.
   * @type {Map<HTMLIFrameElement, Known>}
   */
  const frames = new Map();

  /** Returns all frames that are there. By the prototype's method, which no name in the page hides. */
  function all() {
    for (const frame of frames.keys()) if (!frame.isConnected) frames.delete(frame);
    Document.prototype.querySelectorAll.call(document, FRAMES).forEach((frame) => of(/** @type {HTMLIFrameElement} */ (frame)));
    return [...frames.keys()];
  }

  /**
   * Returns what is known of a frame; a new one gets the element's methods and properties.
   * @param {HTMLIFrameElement} frame
   */
  function of(frame) {
    let known = frames.get(frame);
    if (!known) {
      frames.set(frame, (known = new Known()));
      if (!Object.prototype.hasOwnProperty.call(frame, "topupGuard")) Object.defineProperty(frame, "topupGuard", { value: remote(frame) });
    }
    return known;
  }

  /**
   * Returns what a page calls and sets for a frame.
   * @param {HTMLIFrameElement} frame
   */
  function remote(frame) {
    let last = 0;
    /** @type {Record<string, unknown>} */
    const made = {
      /** @param {Record<string, string | null>} values attributes and custom properties by their names */
      set: (values) => set(frame, values),
    };
    for (const name of ["start", "reset", "export", "import"]) {
      made[name] = (/** @type {unknown[]} */ ...values) => new Promise((resolve, reject) => {
        const known = of(frame);
        known.calls.set((last += 1), [resolve, reject]);
        send(frame, { type: "call", id: last, name, values });
      });
    }
    for (const [property, name] of Object.entries(PROPERTIES)) {
      Object.defineProperty(made, property, {
        get: () => of(frame).values[name] ?? "",
        set: (value) => set(frame, { [name]: value == null ? null : String(value) }),
      });
    }
    return made;
  }

  /**
   * @param {HTMLIFrameElement} frame
   * @param {Record<string, string | null>} values
   */
  function set(frame, values) {
    Object.assign(of(frame).values, values);
    send(frame, { type: "set", values });
  }

  /**
   * Sends a message to the page that a frame is meant to show, once it has said that it understands it. An earlier version gets
   * what is set in its address, and is loaded anew.
   * @param {HTMLIFrameElement} frame
   * @param {any} message
   */
  function send(frame, message) {
    const known = of(frame);
    if (!known.can) {
      known.waiting.push(message);
    } else if (known.can.includes(message.type)) {
      const { sandbox } = frame;
      const nowhere = sandbox.length && !sandbox.contains("allow-same-origin");
      frame.contentWindow?.postMessage({ "topup-guard": VERSION, ...message }, nowhere ? "*" : new URL(frame.src, frame.baseURI).origin);
    } else if (message.type === "set") {
      const url = new URL(frame.src, frame.baseURI);
      for (const [name, value] of Object.entries(message.values)) {
        if (value === null) url.searchParams.delete(name);
        else if (!name.startsWith("--")) url.searchParams.set(name, String(value));
      }
      if (url.href !== frame.src) frame.src = url.href;
    } else {
      known.calls.get(message.id)?.[1]("refused");
      known.calls.delete(message.id);
    }
  }

  /**
   * Takes note of what a frame's page can do, and sends what has waited for it.
   * @param {HTMLIFrameElement} frame
   * @param {string[]} can
   */
  function learn(frame, can) {
    const known = of(frame);
    known.can = can;
    for (const message of known.waiting.splice(0)) send(frame, message);
  }

  /**
   * Returns whether a message of this origin may be from the page this frame is meant to show.
   * @param {HTMLIFrameElement} frame
   * @param {string} origin
   */
  function isFrom(frame, origin) {
    const { sandbox } = frame;
    if (sandbox.length && !sandbox.contains("allow-same-origin")) return origin === "null";
    return origin === new URL(frame.src, frame.baseURI).origin;
  }

  /**
   * @param {HTMLIFrameElement} frame
   * @param {string} type
   * @param {unknown} detail
   */
  function emit(frame, type, detail) {
    frame.dispatchEvent(new CustomEvent(`topup-guard:${type}`, { bubbles: true, composed: true, detail }));
  }

  /**
   * Says hello to the page in a frame. The message carries nothing of the page, so it may go to whatever the frame shows now.
   * @param {HTMLIFrameElement} frame
   */
  function hello(frame) {
    of(frame).can = undefined;
    frame.contentWindow?.postMessage({ "topup-guard": VERSION, type: "hello", can: ["heading"] }, "*");
  }

  /**
   * Moves the page until a heading inside a frame is in view, unless it is already.
   * @param {HTMLIFrameElement} frame
   * @param {number} top below the frame's top, in CSS pixels
   * @param {number} bottom
   */
  function show(frame, top, bottom) {
    /** @type {Element} */
    let outer = frame;
    for (let root = outer.getRootNode(); root instanceof ShadowRoot; root = outer.getRootNode()) outer = root.host;
    /** Returns where what covers the heading ends, such as a header that stays; 0 for nothing. */
    const covered = () => {
      const at = frame.getBoundingClientRect();
      const y = at.top + frame.clientTop + top + 4;
      /** @type {Element | null} */
      let over = Document.prototype.elementFromPoint.call(document, at.left + at.width / 2, y);
      let end = 0;
      for (; over && !over.contains(outer) && !outer.contains(over); over = over.parentElement) {
        const { bottom } = over.getBoundingClientRect();
        if (bottom > y && bottom < innerHeight * 0.6) end = Math.max(end, bottom);
      }
      return end;
    };
    const at = () => frame.getBoundingClientRect().top + frame.clientTop + top;
    const seen = at() >= 0 && at() + Math.min(bottom - top, LEAST) <= innerHeight && !covered();
    if (seen) return;
    const { scrollMarginTop } = frame.style;
    frame.style.scrollMarginTop = `${CLEAR - top}px`;
    frame.scrollIntoView({ block: "start", behavior: /** @type {ScrollBehavior} */ ("instant") });
    frame.style.scrollMarginTop = scrollMarginTop;
    const end = covered();
    if (end) scrollBy({ top: at() - end - CLEAR, behavior: /** @type {ScrollBehavior} */ ("instant") });
  }

  /** @param {unknown} value */
  const isLength = (value) => typeof value === "number" && value >= 0 && value <= TALLEST;

  /** @param {MessageEvent} event */
  function receive({ source, origin, data }) {
    if (!source || data?.["topup-guard"] !== VERSION) return;
    const frame = all().find((one) => one.contentWindow === source);
    if (!frame || !isFrom(frame, origin)) return;
    const { type, height, detail, id, top, bottom } = data;
    if (type === "hello") return learn(frame, Array.isArray(data.can) ? data.can : []);
    // A page of an earlier version does not say what it can do.
    if (!of(frame).can) learn(frame, []);
    if (type === "height" && Number.isInteger(height) && height > 0 && height <= TALLEST) {
      frame.style.height = `${height}px`;
      emit(frame, "resize", { height });
    }
    if (type === "heading" && isLength(top) && isLength(bottom)) show(frame, top, bottom);
    if (type === "done") {
      const call = of(frame).calls.get(id);
      of(frame).calls.delete(id);
      if (call) "error" in data ? call[1](data.error) : call[0](data.value);
    }
    if (TYPES.includes(type)) emit(frame, type, detail);
  }

  // A second copy of this script does nothing.
  const global = /** @type {Record<symbol, boolean>} */ (/** @type {unknown} */ (window));
  if (!global[MARK]) {
    global[MARK] = true;
    addEventListener("message", receive);
    /** @param {Event} event */
    const loaded = (event) => {
      const frame = /** @type {HTMLIFrameElement} */ (event.composedPath()[0]);
      if (frame.matches?.(FRAMES)) hello(frame);
    };
    // `load` does not bubble, but it can be caught on its way down; out of a shadow root only an event of the page's own comes.
    EventTarget.prototype.addEventListener.call(document, "load", loaded, true);
    addEventListener("topup-guard:hello", loaded);
    all().forEach(hello);
  }
}
