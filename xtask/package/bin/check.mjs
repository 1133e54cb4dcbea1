// Checks a pack by the program that checks it in the reader's browser.
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";

const ASSETS = new URL("../dist/v1/assets/", import.meta.url);
/** Largest pack that is read, in bytes; the program has the same. */
const LARGEST = 2 << 20;

/**
 * Returns what is wrong with a pack; for a sound one its languages, and how many words are not translated.
 *
 * A file that cannot be read is an error.
 */
export async function check(file) {
  const bytes = await start(file);
  const { program, ours } = await checker();
  return refused({ languages: [], notes: [], problems: [] }, () => {
    const [languages, notes] = program.check(bytes, ours);
    return { languages, notes, problems: [] };
  });
}

/**
 * Returns the words of the program to translate to a language, with the translations of a file where one is given.
 *
 * A file that cannot be read is an error.
 */
export async function words(lang, file) {
  const bytes = file === undefined ? undefined : await start(file);
  const { program, english } = await checker();
  return refused({ problems: [] }, () => {
    const [json, of, missing, extra, broken] = program.words(lang, bytes, english);
    return { json, of, missing, extra, broken, problems: [] };
  });
}

/** Returns what this returns, or nothing with the problems that it throws. */
function refused(nothing, done) {
  try {
    return done();
  } catch (problems) {
    // Anything but a list of what is wrong is an error of ours.
    if (!Array.isArray(problems)) throw problems;
    if (problems.length === 0) throw new Error("the program and its content are of different versions");
    return { ...nothing, problems: problems.map(([path, text, id, line, column, whole]) => ({ path, id, line, column, text, whole })) };
  }
}

/** Reads a file, or the standard input, but no more of it than shows that it is too large. */
async function start(file) {
  const chunks = [];
  let length = 0;
  for await (const chunk of file === "-" ? process.stdin : createReadStream(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST) break;
  }
  return Buffer.concat(chunks).subarray(0, LARGEST + 1);
}

/** Starts the program; returns its functions, and our own content in each language. */
async function checker() {
  const names = await readdir(ASSETS);
  const files = (begin, end) => names.filter((name) => name.startsWith(begin) && name.endsWith(end)).map((name) => new URL(name, ASSETS));
  const [wasm] = files("host-pack-", ".wasm");
  // One of the two is the program's own, the other the script that fetches packs in a page.
  const scripts = await Promise.all(files("host-pack-", ".js").map((script) => import(script)));
  const program = scripts.find((script) => script.check);
  await program.default({ module_or_path: await WebAssembly.compile(await readFile(wasm)) });
  const [ours, [english]] = await Promise.all(["all-", "all-en-"].map((begin) => Promise.all(files(begin, ".pack").map((pack) => readFile(pack)))));
  return { program, ours, english };
}
