// Walks through the warnings and the quiz of a page that is ready, and takes the times; see growth.rs.
const [queries, rounds] = arguments;
const shadow = document.querySelector("topup-guard").shadowRoot;
const once = (test) =>
  new Promise((done) => {
    const look = () => {
      const value = test();
      if (value) done(value);
      else requestAnimationFrame(look);
    };
    look();
  });
const there = (css) => once(() => shadow.querySelector(css));

/** Does something, and waits until what `test` looks at has changed and is laid out. */
const after = (act, test) =>
  new Promise((done) => {
    const before = test();
    const seen = new MutationObserver(() => {
      const now = test();
      if (!now || now === before) return;
      seen.disconnect();
      shadow.querySelector("[data-view]").getBoundingClientRect();
      done(performance.now() - start);
    });
    seen.observe(shadow, { childList: true, subtree: true, characterData: true });
    const start = performance.now();
    act();
  });
const frames = async (count) => {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
};
const fetched = (part) => performance.getEntriesByType("resource").find((one) => one.name.includes(part) && one.responseEnd);

return (async () => {
  // The full program comes by itself once nothing else goes on; it is not what is timed here.
  await once(() => fetched("/full-") && performance.getEntriesByType("resource").some((one) => /\/full-.*wasm/.test(one.name) && one.responseEnd));
  (await there("[data-go=number]")).click();
  await there("[data-view=number] input");
  shadow.querySelector("[data-go=home]").click();
  (await there("[data-go=warnings]")).click();
  const input = await there(".seek");
  shadow.querySelector(".warnings li").getBoundingClientRect();
  const shown = performance.now();
  const packs = performance.getEntriesByType("resource").filter((one) => /\/(pack-quiz|part)-/.test(one.name));
  const whole = Math.max(...packs.map((one) => one.responseEnd));
  const load = { fetched: whole - Math.min(...packs.map((one) => one.startTime)), read: shown - whole };

  const search = new Map();
  const listed = () => shadow.querySelector(".warnings").textContent + shadow.querySelector("[role=status]").textContent;
  const type = (text) => {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  // Thrice, and the least counts: what else the machine does is not what is asked.
  for (const query of [...queries, ...queries, ...queries]) {
    // Letter by letter, as it is typed; then all is taken away again.
    for (let end = 1; end <= query.length; end += 1) {
      const text = query.slice(0, end);
      const took = await Promise.race([
        after(() => type(text), listed),
        // A letter that changes nothing has no time.
        frames(5),
      ]);
      if (typeof took === "number") search.set(text, Math.min(took, search.get(text) ?? took));
    }
    await after(() => type(""), listed);
  }

  shadow.querySelector("[data-go=home]").click();
  (await there("[data-go=quiz]")).click();
  (await there("[data-do=begin], [data-do=practice]")).click();
  const next = [];
  for (let round = 0; round < rounds; round += 1) {
    const verdict = await there("[data-option=cannot-tell], [data-option=first]");
    verdict.click();
    if (verdict.dataset.option !== "first") (await there(".options[aria-labelledby=action] [data-option]")).click();
    const on = await there("[data-do=next]");
    next.push(await after(() => on.click(), () => shadow.querySelector("[data-option=cannot-tell], [data-option=first]") && shadow.querySelector(".context")?.textContent));
  }
  return { load, search: [...search], next, wasm: memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) };
})();
