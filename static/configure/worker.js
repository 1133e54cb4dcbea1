// @ts-check
// Checks packs beside the settings page, which answers to its reader meanwhile: large ones take seconds.

/** @typedef {import("../../xtask/scripts/types.d.ts").Glue} Glue */
/** @typedef {import("../../xtask/scripts/types.d.ts").Checked} Checked */
/** @typedef {import("../../xtask/scripts/types.d.ts").Build} Build */
/** @typedef {import("../../xtask/scripts/types.d.ts").Problem} Problem */

/** @param {string} path relative to `v1/` */
const address = (path) => new URL(`../v1/${path}`, import.meta.url).href;

/** @param {string} path */
async function bytes(path) {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(path);
  return response.arrayBuffer();
}

/**
 * The checker, once it is there; a failure is forgotten.
 * @type {Promise<Glue> | undefined}
 */
let checker;

/**
 * @param {Build} build
 * @returns {Promise<Glue>}
 */
async function load({ host }) {
  /** @type {Glue} */
  const glue = await import(address(host.glue ?? ""));
  await glue.default({ module_or_path: await WebAssembly.compile(await bytes(host.wasm ?? "")) });
  return glue;
}

/**
 * Our own content by language.
 * @type {Map<string, Uint8Array>}
 */
const ours = new Map();

/**
 * Returns what an action finds wrong; nothing when it ends well.
 * @param {() => void} act
 * @returns {Problem[]}
 */
function found(act) {
  try {
    act();
    return [];
  } catch (problems) {
    if (Array.isArray(problems)) return problems;
    throw problems;
  }
}

/**
 * Returns what is wrong with a pack.
 * @param {string} text
 * @param {string} site as a host's page would have it
 * @param {string} lang
 * @param {Build} build
 * @returns {Promise<Problem[]>}
 */
async function problems(text, site, lang, build) {
  /** @type {import("../host-pack.js")} */
  const { problemsOf } = await import(address(build.script));
  checker ??= load(build);
  const program = () => /** @type {Promise<Glue>} */ (checker);
  const pack = async (/** @type {string} */ _, /** @type {string} */ base) => {
    const whole = ours.get(base) ?? new Uint8Array(await bytes(build.all[base]));
    ours.set(base, whole);
    return whole;
  };
  // For a text in Chinese or English; any other names its own.
  const negotiate = (/** @type {Iterable<any>} */ tags) => (/^en/i.test([...tags][0]) ? "en" : "zh-Hans");
  return problemsOf(text, site, lang, { program, pack, negotiate });
}

addEventListener("message", async ({ data: { id, file, text, site, lang, build } }) => {
  /** @type {Checked} */
  let answer = { id };
  try {
    if (file) {
      checker ??= load(build);
      const glue = await checker;
      const wrong = found(() => (answer.text = glue.decode(new Uint8Array(file))));
      if (wrong.length) answer.problems = wrong;
    } else answer = { id, problems: await problems(text, site, lang, build) };
  } catch {
    checker = undefined;
  }
  postMessage(answer);
});
