// What importing the package brings: nothing on a server, the element in a page.
import assert from "node:assert/strict";
import { rolldown } from "rolldown";
import * as onServer from "topup-guard";

assert.deepEqual(Object.keys(onServer), []);
// Without the server's own module this is what a server would say.
await assert.rejects(import("topup-guard/dist/v1/topup-guard.js"), /is not defined/);

/** The package as a bundler sees it that goes by this condition. */
async function bundled(condition) {
  const resolve = { conditionNames: [condition, "import"] };
  const bundle = await rolldown({ input: "topup-guard", platform: "browser", cwd: import.meta.dirname, resolve, logLevel: "silent" });
  const { output } = await bundle.generate();
  return output[0].code;
}

for (const server of ["node", "workerd", "edge-light"]) assert.doesNotMatch(await bundled(server), /customElements/, server);
// What a page gets names each of its files by itself, so that a bundler finds it.
const inPage = await bundled("default");
for (const file of ["picker", "quiz", "full", "host-pack"]) assert.match(inPage, new RegExp(`new URL\\("[^"]*${file}-[0-9a-f]{16}[.]wasm", import[.]meta[.]url\\)`), file);
// The component renders on a server, with the advice and without a program.
const { TopupGuard } = await import("topup-guard/react");
const { renderToString } = await import("react-dom/server");
const { createElement } = await import("react");
const html = renderToString(createElement(TopupGuard, { view: "quiz", textSize: "large", onReady() {} }, "advice"));
assert.equal(html, '<topup-guard view="quiz" text-size="large">advice</topup-guard>');
for (const page of ["browser", "default"]) assert.match(await bundled(page), /customElements/, page);
