// For a page that shows embed.html in <iframe data-topup-guard>: gives the frame its height, and hands its events on.
{
  const VERSION = 1;
  const MARK = Symbol.for("topup-guard-host");
  const FRAMES = "iframe[data-topup-guard]";
  /** Tallest a frame may become, in CSS pixels. */
  const TALLEST = 20000;
  const TYPES = ["ready", "answer", "result", "error"];

  /** Whether a message of this origin may be from the page this frame is meant to show. */
  function isFrom(frame, origin) {
    const { sandbox } = frame;
    if (sandbox.length && !sandbox.contains("allow-same-origin")) return origin === "null";
    return origin === new URL(frame.src, document.baseURI).origin;
  }

  function tell(frame, type, detail) {
    frame.dispatchEvent(new CustomEvent(`topup-guard:${type}`, { bubbles: true, composed: true, detail }));
  }

  /** It carries nothing, so it may go to whatever page the frame shows now. */
  function hello(frame) {
    frame.contentWindow?.postMessage({ "topup-guard": VERSION, type: "hello" }, "*");
  }

  function hear({ source, origin, data }) {
    if (!source || data?.["topup-guard"] !== VERSION) return;
    const frame = [...document.querySelectorAll(FRAMES)].find((one) => one.contentWindow === source);
    if (!frame || !isFrom(frame, origin)) return;
    const { type, height, detail } = data;
    if (type === "height" && Number.isInteger(height) && height > 0 && height <= TALLEST) {
      frame.style.height = `${height}px`;
      tell(frame, "resize", { height });
    }
    if (TYPES.includes(type)) tell(frame, type, detail);
  }

  // A second copy of this script does nothing.
  if (!window[MARK]) {
    window[MARK] = true;
    addEventListener("message", hear);
    // `load` does not bubble, but it can be caught on its way down.
    document.addEventListener("load", ({ target }) => target.matches?.(FRAMES) && hello(target), true);
    document.querySelectorAll(FRAMES).forEach(hello);
  }
}
