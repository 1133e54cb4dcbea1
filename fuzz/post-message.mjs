// What anybody may post to our scripts: static/embed-host.js on a host's page, static/embed.js in our frame.
//
//   node fuzz/post-message.mjs [--seed 1] [--runs 200000] [--minutes 10]
//
// A message is not bytes but a value, so it is made up value by value from a seed, and coverage is V8's own: at the end the
// blocks of both scripts that no message reached are told. Another message from the same seed is the same message.
import { readFileSync } from "node:fs";
import { Session } from "node:inspector";
import vm from "node:vm";
import assert from "node:assert/strict";

const given = (name, otherwise) => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : Number(process.argv[place + 1]);
};
const seed = given("seed", 1);
const minutes = given("minutes", 0);
const runs = minutes ? Infinity : given("runs", 200000);

const read = (name) => readFileSync(new URL(`../static/${name}`, import.meta.url), "utf8");

// mulberry32: a number from 0 to 1, and always the same ones.
let state = seed;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (end) => Math.floor(chance() * end);
const pick = (list) => list[below(list.length)];

/** Values that are taken for others where nobody looks. Functions and getters cannot be posted. */
const odd = () =>
  pick([
    undefined, null, true, false, 0, -0, 1, -1, 1.5, 480, 20000, 20001, NaN, Infinity, -Infinity, 2 ** 53, 7n, "", "1", " 480 ",
    "480px;position:fixed", "1e3", "0x10", "1;}*{display:none}", "url(https://a.example/)", "<img src=x onerror=alert(1)>",
    "__proto__", [], [480], ["480"], [[480]], {}, { length: 480 }, Object.create(null), new Date(480), new Map([["height", 480]]),
    new Uint8Array([480]), /480/, "\u202e\u200b", "height", "ready", "hello", "error", "resize", "constructor",
  ]);

/** A message that is nearly right, or nothing like one. */
function message() {
  if (below(8) === 0) return odd();
  const made = {};
  if (below(12)) made["topup-guard"] = below(6) ? 1 : odd();
  if (below(12)) made.type = below(5) ? pick(["height", "ready", "answer", "result", "error", "hello", "resize", "heading", "set", "call", "done"]) : odd();
  if (below(3) === 0) made.can = below(3) ? ["set", "call", "heading"] : odd();
  if (below(4) === 0) made.values = below(3) ? { theme: "dark", "--topup-guard-accent": "red", onclick: odd(), [pick(["__proto__", "style", "id", "--topup-guard-x;y", "view", "help-contact", "innerHTML"])]: odd() } : odd();
  if (below(4) === 0) made.name = below(2) ? pick(["start", "reset", "export", "import", "remove"]) : odd();
  if (below(4) === 0) [made.top, made.bottom] = below(3) ? [80, 110] : [odd(), odd()];
  if (below(2)) made.height = below(3) ? below(21000) - 200 : odd();
  if (below(2)) made.detail = below(3) ? { code: odd(), nested: { value: odd() } } : odd();
  if (below(20) === 0) made[pick(["__proto__", "toString", "target", "source", "origin"])] = odd();
  return made;
}

/** As it comes on the other side: what cannot be posted is never heard. */
function posted(value) {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}

/** Attributes that the host may set. */
const NAMES = ["view", "lang", "theme", "text-size", "start", "report", "pack", "handout-url", "headings", "landmarks", "brand", "help-contact"];

const ORIGINS = ["https://widget.example", "https://evil.example", "null", "", "https://widget.example.evil.example"];

/** A host's page with our frame, one of another kind, and the script. */
function host() {
  const heard = [];
  const frame = (src, sandbox) => {
    const style = new Proxy({}, {
      set(_, name, value) {
        heard.push(["style", name, value]);
        return true;
      },
    });
    return {
      src,
      style,
      baseURI: "https://host.example/",
      isConnected: true,
      clientTop: 0,
      contains: () => true,
      getRootNode: () => page.document,
      getBoundingClientRect: () => ({ top: -500, left: 0, width: 300 }),
      scrollIntoView() {},
      hasOwnProperty: Object.prototype.hasOwnProperty,
      sandbox: { length: sandbox ? 1 : 0, contains: () => false },
      contentWindow: { postMessage() {} },
      dispatchEvent: (event) => heard.push([event.type, event.detail]),
    };
  };
  const frames = [frame("https://widget.example/embed.html", false), frame("https://widget.example/embed.html", true)];
  let hear;
  const page = {
    URL,
    CustomEvent: class {
      constructor(type, init) {
        Object.assign(this, { type }, init);
      }
    },
    document: {},
    Document: { prototype: { querySelectorAll: () => frames, elementFromPoint: () => frames[0] } },
    EventTarget: { prototype: { addEventListener() {} } },
    ShadowRoot: class {},
    innerHeight: 800,
    scrollBy() {},
    addEventListener: (name, listener) => name === "message" && (hear = listener),
  };
  page.window = page;
  vm.runInNewContext(read("embed-host.js"), page, { filename: "embed-host.js" });

  return function run() {
    heard.length = 0;
    const data = posted(message());
    const which = below(3);
    const source = frames[which]?.contentWindow ?? pick([null, {}]);
    const origin = pick(ORIGINS);
    hear({ data, source, origin });
    const right = which === 0 ? origin === "https://widget.example" : which === 1 && origin === "null";
    if (!right) assert.deepEqual(heard, [], "a stranger was heard");
    for (const [kind, ...rest] of heard) {
      if (kind === "style") {
        const [name, value] = rest;
        if (name === "scrollMarginTop") {
          assert.ok(value === undefined || /^-?[\d.]+(e-\d+)?px$/.test(value), "a margin that is no length");
          continue;
        }
        assert.equal(name, "height");
        assert.match(value, /^\d+px$/, "a height that is no number of pixels");
        assert.ok(parseInt(value, 10) > 0 && parseInt(value, 10) <= 20000);
      } else {
        const own = ["ready", "answer", "result", "error", "resize"].map((type) => `topup-guard:${type}`);
        assert.ok(own.includes(kind), `an event of another name: ${kind}`);
        if (kind === "topup-guard:resize") assert.equal(typeof rest[0].height, "number", "a height that is no number");
      }
    }
    return { data, origin };
  };
}

/** Our page in a frame, with the script. */
function framed() {
  const told = [];
  let hear;
  const listeners = {};
  const parent = { postMessage: (data, target) => told.push([data, target]) };
  const element = {
    lang: "en",
    dataset: { state: "ready" },
    setAttribute: (name) => assert.ok(NAMES.includes(name), `an attribute of another name: ${name}`),
    removeAttribute: (name) => assert.ok(NAMES.includes(name), `an attribute of another name: ${name}`),
    style: { setProperty: (name) => assert.match(name, /^--topup-guard-[a-z]+$/) },
    start: async () => {},
    reset: async () => {},
    export: () => assert.fail("the log was asked for"),
    import: () => assert.fail("the log was changed"),
    getBoundingClientRect: () => ({ height: 100 + below(3) }),
    addEventListener: (type, listener) => (listeners[type] = listener),
  };
  const page = {
    URLSearchParams,
    location: { search: "?view=quiz&lang=en", origin: "https://widget.example" },
    document: {
      documentElement: { style: {} },
      querySelector: (what) => (what === "topup-guard" ? element : { content: "https://host.example https://other.example" }),
    },
    ResizeObserver: class {
      observe() {}
    },
    parent,
    addEventListener: (_, listener) => (hear = listener),
  };
  page.window = page;
  // A script of its own instead of a module: nothing but the import differs.
  const script = read("embed.js").replace(/^import .*$/m, "");
  vm.runInNewContext(script, page, { filename: "embed.js" });

  const allowed = ["https://host.example", "https://other.example"];
  let last;
  return function run() {
    told.length = 0;
    const data = posted(message());
    const origin = pick([...allowed, ...ORIGINS]);
    const source = pick([parent, parent, {}, null]);
    hear({ data, source, origin });
    const right = source === parent && data?.["topup-guard"] === 1 && allowed.includes(origin);
    if (right && data.type === "hello") last = origin;
    else if (!(right && origin === last && data.type === "call")) assert.deepEqual(told, [], "somebody who is not the host was answered");
    const type = pick(["topup-guard:ready", "topup-guard:answer", "topup-guard:result", "topup-guard:error"]);
    listeners[type]({ detail: { kept: "here" } });
    for (const [data, target] of told) {
      assert.equal(data["topup-guard"], 1);
      assert.equal(target, last, "told to somebody else than the host");
      assert.ok(allowed.includes(target));
    }
    return { data, origin };
  };
}

const inspector = new Session();
inspector.connect();
const ask = (method, params) => {
  let answer;
  inspector.post(method, params, (error, result) => (answer = error ?? result));
  return answer;
};
ask("Profiler.enable");
ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

const pages = [host(), framed()];
const end = Date.now() + minutes * 60000;
let executions = 0;
while (executions < runs && !(minutes && executions % 1024 === 0 && Date.now() > end)) {
  const before = state;
  const run = pages[executions % 2];
  try {
    run();
  } catch (error) {
    state = before;
    console.error(`message ${executions} of seed ${seed} failed: ${error.message}`);
    console.error(`again: node fuzz/post-message.mjs --seed ${before} --runs ${executions % 2 ? 2 : 1}`);
    console.error(error.stack);
    process.exit(1);
  }
  executions += 1;
}

let [blocks, missed] = [0, []];
for (const { url, functions } of ask("Profiler.takePreciseCoverage").result) {
  if (url !== "embed-host.js" && url !== "embed.js") continue;
  for (const { functionName, ranges } of functions) {
    for (const { startOffset, count } of ranges) {
      if (count) blocks += 1;
      else missed.push(`${url}, ${functionName || "a function"}, from character ${startOffset}`);
    }
  }
}
console.log(`executions: ${executions}`);
console.log(`blocks: ${blocks} of ${blocks + missed.length} reached`);
missed.forEach((place) => console.log(`not reached: ${place}`));
