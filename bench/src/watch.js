// Watches one page from its first moment; cargo xtask bench web puts it into every page alike. All times are in
// milliseconds since the navigation began.
//
// ANSWER and RESULT are CSS selectors, set in front of this: what can be tapped first, and what that tap leads to.
window.watched = (() => {
  /** The document, and each open shadow root of a widget in it. */
  const roots = () => [document, ...[...document.querySelectorAll("topup-guard")].flatMap((one) => one.shadowRoot ?? [])];

  /** The first match that a person sees and a finger reaches. */
  const seen = (css) => {
    for (const root of roots()) {
      for (const found of root.querySelectorAll(css)) {
        const box = found.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        let top = box.width && found.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && document.elementFromPoint(x, y);
        while (top?.shadowRoot?.elementFromPoint(x, y) && top.shadowRoot.elementFromPoint(x, y) !== top) {
          top = top.shadowRoot.elementFromPoint(x, y);
        }
        if (top && (found.contains(top) || top.contains(found))) return { found, x, y };
      }
    }
  };

  /** The time at which the frame that is now being made has been handed over to the screen. */
  const painted = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      requestAnimationFrame(() => port2.postMessage(0));
    });

  /** Resolves with `test`'s first true value, asked once in every frame, and with when that frame was painted. */
  const once = (test) =>
    new Promise((done) => {
      const look = () => {
        const value = test();
        if (!value) requestAnimationFrame(look);
        else {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done({ value, at: performance.now() });
          port2.postMessage(0);
        }
      };
      requestAnimationFrame(look);
    });

  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  // What WebAssembly holds is no part of the engine's heap.
  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real(...given);
      memories.push((made.instance ?? made).exports.memory);
      return made;
    };
  }

  /** What can be told from looking at an answer. */
  const looks = (node) => [node.isConnected, node.outerHTML, ...[node, ...node.querySelectorAll("input")].map((one) => one.checked)].join();

  const answer = once(() => document.body && seen(ANSWER));
  const tapped = new Promise((done) => {
    let node, before;
    addEventListener("pointerdown", (event) => {
      node ??= event.composedPath().find((one) => one.matches?.(ANSWER));
      before ??= node && looks(node);
    }, true);
    addEventListener("click", (event) => {
      if (!node || !event.isTrusted) return;
      const at = event.timeStamp;
      const acknowledged = new Promise((known) => {
        const watchers = roots().map((root) => {
          const watcher = new MutationObserver(look);
          watcher.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
          return watcher;
        });
        // A checked box changes no attribute.
        addEventListener("change", look);
        function look() {
          if (looks(node) === before) return;
          for (const watcher of watchers) watcher.disconnect();
          removeEventListener("change", look);
          known(painted());
        }
      });
      done({ at, acknowledged, result: once(() => seen(RESULT)) });
    }, { capture: true, once: true });
  });

  return {
    /** Where to tap, once that is painted. */
    answer: answer.then(({ value: { x, y }, at }) => ({ x, y, at })),
    /** All figures, once the tap's result is painted. */
    figures: tapped.then(async ({ at, acknowledged, result }) => {
      const [{ at: answered }, known, { at: shown }] = await Promise.all([answer, acknowledged, result]);
      const arrived = performance.getEntriesByType("resource").filter((one) => one.responseEnd && one.responseEnd <= shown);
      const all = [...performance.getEntriesByType("navigation"), ...arrived];
      return {
        paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
        answer: answered,
        tap: at,
        acknowledged: known,
        result: shown,
        bytes: all.reduce((sum, one) => sum + one.encodedBodySize, 0),
        requests: all.length,
        files: all.map((one) => ({
          name: new URL(one.name).pathname,
          start: one.startTime,
          end: one.responseEnd,
          bytes: one.encodedBodySize,
          encoded: one.encodedBodySize !== one.decodedBodySize,
        })),
        tasks,
      };
    }),
    /** What is known only later: how far things have jumped, and the bytes that WebAssembly holds. */
    later: () => ({ shift, wasm: memories.reduce((sum, memory) => sum + (memory?.buffer.byteLength ?? 0), 0) }),
  };
})();
