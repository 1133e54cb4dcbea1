// @ts-check
// For a page that shows embed.html in <iframe data-topup-guard>: gives the frame its height, and hands its events on.
{
  const VERSION = 1;
  const MARK = Symbol.for("topup-guard-host");
  const FRAMES = "iframe[data-topup-guard]";
  /** Tallest a frame may become, in CSS pixels. */
  const TALLEST = 20000;
  const TYPES = ["ready", "answer", "result", "error"];

  /**
   * Returns whether a message of this origin may be from the page this frame is meant to show.
   * @param {HTMLIFrameElement} frame
   * @param {string} origin
   */
  function isFrom(frame, origin) {
    const { sandbox } = frame;
    if (sandbox.length && !sandbox.contains("allow-same-origin")) return origin === "null";
    return origin === new URL(frame.src, document.baseURI).origin;
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
   * Says hello to the page in a frame. The message carries nothing, so it may go to whatever page the frame shows now.
   * @param {HTMLIFrameElement} frame
   */
  function hello(frame) {
    frame.contentWindow?.postMessage({ "topup-guard": VERSION, type: "hello" }, "*");
  }

  /** @param {MessageEvent} event */
  function receive({ source, origin, data }) {
    if (!source || data?.["topup-guard"] !== VERSION) return;
    const frame = [.../** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll(FRAMES))].find((one) => one.contentWindow === source);
    if (!frame || !isFrom(frame, origin)) return;
    const { type, height, detail } = data;
    if (type === "height" && Number.isInteger(height) && height > 0 && height <= TALLEST) {
      frame.style.height = `${height}px`;
      emit(frame, "resize", { height });
    }
    if (TYPES.includes(type)) emit(frame, type, detail);
  }

  // A second copy of this script does nothing.
  const global = /** @type {Record<symbol, boolean>} */ (/** @type {unknown} */ (window));
  if (!global[MARK]) {
    global[MARK] = true;
    addEventListener("message", receive);
    // `load` does not bubble, but it can be caught on its way down.
    document.addEventListener("load", ({ target }) => {
      const frame = /** @type {HTMLIFrameElement} */ (target);
      if (frame.matches?.(FRAMES)) hello(frame);
    }, true);
    /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll(FRAMES)).forEach(hello);
  }
}
