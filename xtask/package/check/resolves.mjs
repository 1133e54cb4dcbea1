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
for (const page of ["browser", "default"]) assert.match(await bundled(page), /customElements/, page);
